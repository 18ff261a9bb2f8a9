using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering.Layered;

/// <summary>Which kernel computes an operation.</summary>
/// <param name="offsets">Where parameters and their gradients begin.</param>
/// <param name="scratch">Where values lie.</param>
internal sealed class KernelSelection(Precision precision, IReadOnlyDictionary<Tensor, int> offsets, ScratchLayout scratch)
{
    /// <summary>Values that the kernels chosen so far need to transpose weights in.</summary>
    public int TransposedScratch { get; private set; }

    public KernelCall Select(Operation operation) => operation switch
    {
        Contract { Result.IsPerExample: false } gradient => new("Dense.WeightGradient", Sink,
            [At(gradient.Left), Stride(gradient.Left), At(gradient.Right), Offset(gradient.Result), new ArgumentOperand("sink"), Examples, Width(gradient.Left), Width(gradient.Right), new ArgumentOperand("share")]),
        Contract product => Product(product, map: null),
        MappedProduct mapped => Product(mapped.Product, mapped.Map),
        Reduce reduce => new("Dense.BiasGradient", Sink,
            [At(reduce.Source), Offset(reduce.Result), new ArgumentOperand("sink"), Examples, Width(reduce.Result), new ArgumentOperand("share")]),
        Map map => new("Maps.Apply", map.Function.Name, [.. map.Arguments.Select(At), At(map.Result), new ExamplesOperand(StrideOf(map.Result))]),
        SoftmaxMap softmax => new("Softmax.Forward", null, [At(softmax.Logits), At(softmax.Result), Examples, Width(softmax.Result)]),
        SoftmaxLoss both => new("Softmax.ForwardWithLoss", null,
            [At(both.Softmax.Logits), At(both.Loss.Target), At(both.Result), Losses, Examples, Width(both.Result)]),
        Drop drop => new("Dropout.Apply", null,
            [At(drop.Source), Stride(drop.Source), At(drop.Result), Examples, Width(drop.Result), new SizeOperand(drop.Layer), new RateOperand(drop.Rate), new ArgumentOperand("dropout")]),
        LossSum loss => new("Losses.Each", loss.Loss.Forward!.Name, [At(loss.Values), At(loss.Target), Losses, Examples, Width(loss.Values)]),
        CopyOut copy => new("Rows.Copy", null, [At(copy.Source), new RowsOperand("outputs", "outputs", copy.Source.Width), Examples, Width(copy.Source)]),
        _ => throw new InvalidOperationException($"{operation.GetType().Name} has no kernel."),
    };

    /// <summary>Where backpropagation starts: at the loss, if there are targets, which an example may count for more or less. What starts elsewhere has put its slopes there.</summary>
    public KernelCall[] Start(LossSlope slope) =>
    [
        new("Losses.Slope", slope.Loss.Slope.Name,
            [At(slope.Output), new OptionalRowsOperand("targets", slope.Target.Width), At(slope.Result), Examples, Width(slope.Result), new ArgumentOperand("scale")], Given: "targets"),
        new("Rows.Weigh", null, [At(slope.Result), new OptionalRowsOperand("weights", 1), Examples, Width(slope.Result)], Given: "weights"),
    ];

    /// <summary>The same from slopes that are given for the outputs: a loss that is computed from the logits leaves out the output's activation, these do not.</summary>
    /// <param name="slope">Where the loss would start.</param>
    /// <param name="last">What the output comes from.</param>
    public KernelCall[] StartFrom(LossSlope slope, Operation last)
    {
        var given = new RowsOperand("outputGradient", "given", slope.Output.Width);
        Operand[] operands = [At(slope.Output), given, At(slope.Result), Examples, Width(slope.Result)];
        return
        [
            new("GivenSlopes.Products", null, [At(slope.Output), given, new ReferenceOperand("products"), Examples, Width(slope.Output)]),
            !slope.Loss.OnLogits ? new("GivenSlopes.Take", null, operands)
                : last is Map map ? new("GivenSlopes.Through", map.Activation!.Backward.Name, operands)
                : new("GivenSlopes.ThroughSoftmax", null, [.. operands, new ReferenceOperand("products")]),
        ];
    }

    /// <summary>The product of the first layer, a share of it.</summary>
    public KernelCall SelectShared(Operation product)
    {
        KernelCall call = Select(product);
        return call with { Operands = [.. call.Operands, new ArgumentOperand("share")] };
    }

    /// <summary>The two products of values: forward they sum over the inputs of a layer, backward over its outputs.</summary>
    private KernelCall Product(Contract product, Map? map)
    {
        Tensor result = map?.Result ?? product.Result;
        if (product.Right.Axes[0] == product.Left.Axes[1])
        {
            return new("Dense.Forward", map?.Function.Name ?? "Linear",
                [At(product.Left), Stride(product.Left), At(product.Right), product.Start is null ? new AbsentOperand() : At(product.Start), At(result), Examples, Width(product.Left), Width(result)]);
        }
        TransposedScratch = Math.Max(TransposedScratch, product.Left.Width * StrideOf(result));
        Operand[] output = map is null ? [] : [At(map.Arguments[1])];
        return new("Dense.InputGradient", map?.Function.Name,
            [At(product.Left), At(product.Right), .. output, At(result), new ReferenceOperand("transposed"), Examples, Width(result), Width(product.Left)]);
    }

    private const string Sink = "TSink";

    private static readonly ExamplesOperand Examples = new();

    private static readonly ReferenceOperand Losses = new("losses");

    private SizeOperand Offset(Tensor gradient) => new(offsets[gradient]);

    private static SizeOperand Width(Tensor tensor) => new(tensor.Width);

    private SizeOperand Stride(Tensor tensor) => new(StrideOf(tensor));

    /// <summary>Values from one row to the next: the caller's rows are not padded.</summary>
    private int StrideOf(Tensor tensor) => tensor.Role == TensorRole.Input ? tensor.Width : Padding.Stride(tensor.Width, precision);

    /// <summary>Where the values of a tensor are.</summary>
    public Operand At(Tensor tensor) => tensor.Role switch
    {
        TensorRole.Input => new RowsOperand("inputs", tensor.Name, tensor.Width),
        TensorRole.Target => new RowsOperand("targets", tensor.Name, tensor.Width),
        TensorRole.InputSlope => new RowsOperand("inputSlopes", tensor.Name, StrideOf(tensor)),
        TensorRole.Value => new ScratchOperand(tensor.Name, scratch[tensor], StrideOf(tensor)),
        _ => new ParameterOperand(tensor.Name, offsets[tensor]),
    };
}
