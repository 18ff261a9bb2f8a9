using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering.Layered;

/// <summary>Which kernel computes an operation.</summary>
/// <param name="places">Where parameters and gradients lie.</param>
/// <param name="scratch">Where values lie.</param>
internal sealed class KernelSelection(Precision precision, IReadOnlyDictionary<Tensor, PlaceOperand> places, ScratchLayout scratch)
{
    /// <summary>Values of scratch memory the kernels chosen so far need besides those of the examples.</summary>
    public int SharedSize { get; private set; }

    public KernelCall Select(Operation operation) => operation switch
    {
        Contract contract => Product(contract),
        Reduce reduce => new("Dense.BiasGradient", null, [At(reduce.Source), At(reduce.Result), Examples, Width(reduce.Result)]),
        Map map => new("Maps.Apply", map.Function.Name, [.. map.Arguments.Select(At), At(map.Result), new ExamplesOperand(Stride(map.Result))]),
        SoftmaxMap softmax => new("Softmax.Forward", null, [At(softmax.Logits), At(softmax.Result), Examples, Width(softmax.Result)]),
        Drop drop => new("Dropout.Apply", null,
            [At(drop.Source), Size(Stride(drop.Source)), At(drop.Result), Examples, Width(drop.Result), new SizeOperand(drop.Layer), new RateOperand(drop.Rate), new ArgumentOperand("dropout")]),
        LossSum { Loss.Forward: { } function } loss => new("Losses.Sum", function.Name, [At(loss.Values), At(loss.Target), Examples, Width(loss.Values)], ReturnsLoss: true),
        LossSum loss => new("Softmax.CrossEntropy", null, [At(loss.Values), At(loss.Target), Examples, Width(loss.Values)], ReturnsLoss: true),
        LossSlope slope => new("Losses.Slope", slope.Loss.Slope.Name,
            [At(slope.Output), At(slope.Target), At(slope.Result), Examples, Width(slope.Result), new ArgumentOperand("scale")]),
        CopyOut copy => new("Rows.Copy", null, [At(copy.Source), new RowsOperand("outputs"), Examples, Width(copy.Source)]),
        _ => throw new InvalidOperationException($"{operation.GetType().Name} has no kernel."),
    };

    /// <summary>The three products of a dense layer, told apart by the axes they sum over.</summary>
    private KernelCall Product(Contract contract)
    {
        if (!contract.Result.IsPerExample)
        {
            return new("Dense.WeightGradient", null,
                [At(contract.Left), Size(Stride(contract.Left)), At(contract.Right), At(contract.Result), Examples, Width(contract.Left), Width(contract.Right)]);
        }
        if (contract.Right.Axes[0] == contract.Left.Axes[1])
        {
            return new("Dense.Forward", null,
                [At(contract.Left), Size(Stride(contract.Left)), At(contract.Right), contract.Start is null ? new AbsentOperand() : At(contract.Start), At(contract.Result), Examples, Width(contract.Left), Width(contract.Result)]);
        }
        SharedSize = Math.Max(SharedSize, contract.Left.Width * Stride(contract.Result));
        return new("Dense.InputGradient", null,
            [At(contract.Left), At(contract.Right), At(contract.Result), new PlaceOperand("transposed", MemoryBlock.Shared, 0), Examples, Width(contract.Result), Width(contract.Left)]);
    }

    private static readonly ExamplesOperand Examples = new();

    private static SizeOperand Size(int value) => new(value);

    private static SizeOperand Width(Tensor tensor) => new(tensor.Width);

    /// <summary>Values from one row to the next: the caller's rows are not padded.</summary>
    private int Stride(Tensor tensor) => tensor.Role == TensorRole.Input ? tensor.Width : Padding.Of(tensor.Width, precision);

    private Operand At(Tensor tensor) => tensor.Role switch
    {
        TensorRole.Input => new RowsOperand("inputs"),
        TensorRole.Target => new RowsOperand("targets"),
        TensorRole.Value => new PlaceOperand(tensor.Name, MemoryBlock.Scratch, scratch[tensor]),
        _ => places[tensor],
    };
}
