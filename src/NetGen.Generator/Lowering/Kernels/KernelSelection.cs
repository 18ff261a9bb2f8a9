using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering.Kernels;

/// <summary>Which kernel computes an operation.</summary>
/// <param name="offsets">Where parameters and their gradients begin.</param>
/// <param name="scratch">Where values lie.</param>
internal sealed class KernelSelection(Precision precision, IReadOnlyDictionary<Tensor, int> offsets, ScratchLayout scratch)
{
    /// <summary>Values that the kernels chosen so far need to transpose weights in.</summary>
    public int TransposedScratch { get; private set; }

    /// <summary>The kernels that compute an operation, one after the other: one, unless it writes several parts of rows.</summary>
    public IEnumerable<KernelCall> SelectAll(Operation operation) => operation is Join join ? Parts(join) : [Select(operation)];

    public KernelCall Select(Operation operation) => operation switch
    {
        Contraction { Result.IsPerExample: false } gradient => new("Dense.WeightGradient", Sink,
            [At(Plain(gradient.Left)), Stride(Plain(gradient.Left)), At(Plain(gradient.Right)), Offset(gradient.Result), new ArgumentOperand("sink"),
                Examples, Width(Plain(gradient.Left)), Width(Plain(gradient.Right)), new ArgumentOperand("slice")]),
        Contraction product => Product(product, map: null),
        MappedProduct mapped => Product(mapped.Product, mapped.Map),
        Reduce { Result.IsPerExample: true, Into.IsPlain: true } part when part.Source.Axes.SequenceEqual(part.Result.Axes) =>
            CopyPart(part.Source.Tensor, part.Source.At[^1].Offset, part.Result, 0, part.Result.Width, Padding.Of(part.Result.Width, precision)),
        CopyIn copy => CopyPart(copy.Source, 0, copy.Result, 0, copy.Result.Width, Padding.Of(copy.Result.Width, precision)),
        Reduce reduce => new("Dense.BiasGradient", Sink,
            [At(Plain(reduce.Source)), Offset(reduce.Result), new ArgumentOperand("sink"), Examples, Width(reduce.Result), new ArgumentOperand("slice")]),
        Map map => new("Maps.Apply", map.Function.Name,
            [.. map.Arguments.Select(argument => Whole(argument, map)).Select(At), At(map.Result), new ExamplesOperand(StrideOf(map.Result))]),
        Softmax softmax => new("Softmax.Forward", null, [At(softmax.Logits), At(softmax.Result), Examples, Width(softmax.Result)]),
        SoftmaxLoss both => new("Softmax.ForwardWithLoss", null,
            [At(both.Softmax.Logits), At(both.Loss.Target), At(both.Result), Losses, Examples, Width(both.Result)]),
        Dropout drop => new("Dropout.Apply", null,
            [At(drop.Source), Stride(drop.Source), At(drop.Result), Examples, Width(drop.Result),
                new SizeOperand(drop.Layer), new RateOperand(drop.Rate), new ArgumentOperand("dropout")]),
        LossSum loss => new("Losses.Each", loss.Loss.Forward!.Name, [At(loss.Values), At(loss.Target), Losses, Examples, Width(loss.Values)]),
        CopyOut copy => new("Rows.Copy", null, [At(copy.Source), new RowsOperand("outputs", "outputs", copy.Source.Width), Examples, Width(copy.Source)]),
        _ => throw new InvalidOperationException($"{operation.GetType().Name} has no kernel."),
    };

    /// <summary>
    /// Where backpropagation starts: at the loss, if there are targets, which an example may count for more or less. What starts elsewhere has put
    /// its gradients there.
    /// </summary>
    public KernelCall[] Start(LossGradient gradient) =>
    [
        new("Losses.Gradient", gradient.Loss.Gradient.Name,
            [
                At(gradient.Output), new OptionalRowsOperand("targets", gradient.Target.Width), At(gradient.Result), Examples, Width(gradient.Result),
                new ArgumentOperand("scale"),
            ],
            Given: "targets"),
        new("Rows.Weigh", null, [At(gradient.Result), new OptionalRowsOperand("weights", 1), Examples, Width(gradient.Result)], Given: "weights"),
    ];

    /// <summary>The same from gradients that are given for the outputs.</summary>
    public KernelCall[] StartFromGiven(NetworkProgram program)
    {
        Operand given = At(program.Given);
        Operand[] operands = [At(program.Output), given, At(program.LossGradient.Result), Examples, Width(program.Output)];
        return
        [
            new("OutputGradientSeed.Products", null, [At(program.Output), given, new ReferenceOperand("products"), Examples, Width(program.Output)]),
            program.GivenGradient switch
            {
                [] => new("OutputGradientSeed.Take", null, operands),
                [Map map] => new("OutputGradientSeed.Through", map.Function.Name, operands),
                [SoftmaxGradient] => new("OutputGradientSeed.ThroughSoftmax", null, [.. operands, new ReferenceOperand("products")]),
                _ => throw new InvalidOperationException("Given gradients pass through one operation at most."),
            },
        ];
    }

    /// <summary>The product of the first layer, a share of it.</summary>
    public KernelCall SelectShared(Operation product)
    {
        KernelCall call = Select(product);
        return call with { Operands = [.. call.Operands, new ArgumentOperand("slice")] };
    }

    /// <summary>The two products of values: forward they sum over the inputs of a layer, backward over its outputs.</summary>
    private KernelCall Product(Contraction product, Map? map)
    {
        Tensor left = Plain(product.Left), right = Plain(product.Right), result = map?.Result ?? Plain(product.Into);
        if (product.IsAlongRows)
        {
            return new("Dense.Forward", map?.Function.Name ?? "Linear",
                [At(left), Stride(left), At(right), product.Start is null ? new AbsentOperand() : At(Plain(product.Start)),
                    At(result), Examples, Width(left), Width(result)]);
        }
        TransposedScratch = Math.Max(TransposedScratch, left.Width * StrideOf(result));
        Operand[] output = map is null ? [] : [At(Whole(map.Arguments[1], map))];
        return new("Dense.InputGradient", map?.Function.Name,
            [At(left), At(right), .. output, At(result), new ReferenceOperand("transposed"), Examples, Width(result), Width(left)]);
    }

    /// <summary>Every source goes to its part of the rows; behind the last one the padding is cleared.</summary>
    private IEnumerable<KernelCall> Parts(Join join)
    {
        int offset = 0;
        foreach (Tensor source in join.Sources)
        {
            int end = offset + source.Width;
            yield return CopyPart(source, 0, join.Result, offset, source.Width, end == join.Result.Width ? Padding.Of(end, precision) : end);
            offset = end;
        }
    }

    /// <summary>Copies a part of each row to a part of another tensor's, and clears what follows up to an end.</summary>
    private KernelCall CopyPart(Tensor source, int first, Tensor result, int offset, int width, int end) => new("RowParts.Copy", null,
    [
        At(source), Stride(source), new SizeOperand(first), At(result), Stride(result), new SizeOperand(offset), Examples, new SizeOperand(width),
        new SizeOperand(end),
    ]);

    /// <summary>A tensor that a function reads value by value, from the first one to the last.</summary>
    private static Tensor Whole(Access access, Map map) =>
        access.IsAlong(map.Result.Axes) ? access.Tensor : throw new InvalidOperationException($"No kernel takes {access}.");

    /// <summary>A tensor that is read or written from its first element to its last, which is all that these kernels do.</summary>
    private static Tensor Plain(Access access) => access.IsPlain ? access.Tensor : throw new InvalidOperationException($"No kernel takes {access}.");

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
        TensorRole.Given => new RowsOperand("seeds", tensor.Name, tensor.Width),
        TensorRole.InputGradient => new RowsOperand("inputGradient", tensor.Name, StrideOf(tensor)),
        TensorRole.Value => new ScratchOperand(tensor.Name, scratch[tensor], StrideOf(tensor)),
        _ => new ParameterOperand(tensor.Name, offsets[tensor]),
    };
}
