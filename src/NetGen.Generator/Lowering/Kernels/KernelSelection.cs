using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Kernels;

/// <summary>Which kernel computes an operation.</summary>
/// <param name="offsets">Where parameters and their gradients begin.</param>
/// <param name="scratch">Where values lie.</param>
/// <param name="batch">Where that lies which belongs to a batch as a whole, if anything does.</param>
internal sealed partial class KernelSelection(
    Precision precision, IReadOnlyDictionary<Tensor, int> offsets, ScratchLayout scratch, BatchScratch? batch = null)
{
    /// <summary>Values that the kernels chosen so far need to transpose weights in.</summary>
    public int TransposedScratch { get; private set; }

    /// <summary>The kernels that compute an operation, one after the other: one, unless rows have several parts, or padding has to be cleared.</summary>
    public IEnumerable<KernelCall> SelectAll(Operation operation) => operation switch
    {
        Join join => Parts(join),
        Map { Function.SpoilsPadding: true, Result: var result } when Padding.Of(result.Width, precision) > result.Width =>
            [Select(operation), new("Rows.ClearPadding", null, [At(result), RowsOf(result), Width(result)])],
        _ => [Select(operation)],
    };

    public KernelCall Select(Operation operation) => operation switch
    {
        Contraction { Result.IsPerExample: false } gradient => new("Dense.WeightGradient", Sink,
            [At(Plain(gradient.Left)), Stride(Plain(gradient.Left)), At(Plain(gradient.Right)), Offset(gradient.Result), new ArgumentOperand("sink"),
                RowsOf(gradient.Right.Tensor), Width(Plain(gradient.Left)), Width(Plain(gradient.Right)), new ArgumentOperand("slice")]),
        Contraction product => Product(product, map: null),
        MappedProduct mapped => Product(mapped.Product, mapped.Map),
        Reduce { Result.IsPerExample: true, Into.IsPlain: true } part when part.Source.Axes.SequenceEqual(part.Result.Axes) =>
            CopyPart(part.Source.Tensor, part.Source.At[^1].Offset, part.Result, 0, part.Result.Width, Padding.Of(part.Result.Width, precision)),
        Reduce sum when sum.Source.IsPlain && sum.Into.IsOfChannels(sum.Source.Tensor.Axes) =>
            new("ExampleVectors.Sum", null, [At(sum.Source.Tensor), At(sum.Result), .. ExamplesAndRowsOf(sum.Source.Tensor)]),
        CopyIn copy => new("Rows.Pad", null, [At(copy.Source), At(copy.Result), RowsOf(copy.Result), Width(copy.Result)]),
        Reduce reduce => new("Dense.BiasGradient", Sink,
            [At(Plain(reduce.Source)), Offset(reduce.Result), new ArgumentOperand("sink"), RowsOf(reduce.Source.Tensor), Width(reduce.Result),
                new ArgumentOperand("slice")]),
        Map map => Elementwise(map),
        MappedSum { Result.IsPerExample: true } sum => new("ExampleVectors.Sum", sum.Map.Function.Name,
            [.. sum.Map.Arguments.Select(argument => At(argument.Tensor)), At(sum.Result), .. ExamplesAndRowsOf(sum.Map.Result)]),
        MappedSum sum => new("ChannelGradient.Sum", $"{sum.Map.Function.Name}, {Sink}",
            [.. sum.Map.Arguments.Select(argument => At(argument.Tensor)), Offset(sum.Result), new ArgumentOperand("sink"), RowsOf(sum.Map.Result),
                Width(sum.Result), new ArgumentOperand("slice")]),
        ScaleAndShiftSums both => new("ChannelGradient.ScaleAndShift", Sink,
            [At(both.Reads.First()), At(both.Reads.Last()), Offset(both.Scale.Result), Offset(both.Shift.Result), new ArgumentOperand("sink"),
                RowsOf(both.Scale.Map.Result), Width(both.Scale.Result), Slice]),
        Normalization norm => Normalize(norm),
        NormalizationAsBefore norm => NormalizeAsBefore(norm),
        NormalizationGradient norm => NormalizeBack(norm),
        Reshape { Result.Rows: 1 } flat => new("Rows.Flatten", null,
            [At(flat.Source), At(flat.Result), Examples, new SizeOperand(flat.Source.Rows), Width(flat.Source)]),
        Reshape back => new("Rows.Unflatten", null, [At(back.Source), At(back.Result), Examples, new SizeOperand(back.Result.Rows), Width(back.Result)]),
        Gather lookup => new("Embedding.Forward", null,
            [At(lookup.Index), At(Plain(lookup.Table)), At(lookup.Result), RowsOf(lookup.Result), Width(lookup.Result)]),
        ScatterAdd sum => new("Embedding.Gradient", Sink,
            [At(sum.Source), At(sum.Index), Offset(sum.Result), new ArgumentOperand("sink"), batch!.At(sum.Result, 0, sum.Result.Name), RowsOf(sum.Source),
                new SizeOperand(sum.Result.Rows), Width(sum.Result), Slice]),
        Softmax softmax => new("Softmax.Forward", null, [At(softmax.Logits), At(softmax.Result), RowsOf(softmax.Result), Width(softmax.Result)]),
        SoftmaxLoss both => new("Softmax.ForwardWithLoss", null,
            [At(both.Softmax.Logits), At(both.Loss.Target), At(both.Result), LossesOf(both.Loss), RowsOf(both.Result), Width(both.Result)]),
        Dropout drop => new("Dropout.Apply", null,
            [At(drop.Source), Stride(drop.Source), At(drop.Result), RowsOf(drop.Result), Width(drop.Result),
                new SizeOperand(drop.Layer), new RateOperand(drop.Rate),
                new ArgumentOperand(drop.Result.Rows == 1 ? "dropout" : $"dropout.OfRows({drop.Result.Rows})")]),
        LossSum loss => new("Losses.Each", loss.Loss.Forward!.Name,
            [At(loss.Values), At(loss.Target), LossesOf(loss), RowsOf(loss.Values), Width(loss.Values)]),
        RowLossSum sum => new("Losses.SumRows", null, [LossesOf(sum.Losses), Losses, Examples, Width(sum.Losses.Result)]),
        CopyOut copy => new("Rows.Copy", null,
            [At(copy.Source), new RowsOperand("outputs", "outputs", copy.Source.Rows * copy.Source.Width), RowsOf(copy.Source), Width(copy.Source)]),
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
                At(gradient.Output), new OptionalRowsOperand("targets", gradient.Target.Rows * gradient.Target.Width), At(gradient.Result),
                RowsOf(gradient.Result), Width(gradient.Result), new ArgumentOperand("scale"),
            ],
            Given: "targets"),
        new("Rows.Weigh", null,
            [At(gradient.Result), new OptionalRowsOperand("weights", 1), Examples, .. SeveralRows(gradient.Result), Width(gradient.Result)], Given: "weights"),
    ];

    /// <summary>The same from gradients that are given for the outputs.</summary>
    /// <param name="program">The program.</param>
    /// <param name="rowLosses">Where the losses of rows are, if an example has several.</param>
    public KernelCall[] StartFromGiven(NetworkProgram program, Tensor? rowLosses)
    {
        Operand given = At(program.Given), products = rowLosses is null ? Products : Contiguous(rowLosses);
        Operand[] operands = [At(program.Output), given, At(program.LossGradient.Result), RowsOf(program.Output), Width(program.Output)];
        KernelCall[] total = rowLosses is null ? [] : [new("Losses.SumRows", null, [products, Products, Examples, Width(rowLosses)])];
        return
        [
            new("OutputGradientSeed.Products", null, [At(program.Output), given, products, RowsOf(program.Output), Width(program.Output)]),
            .. total,
            program.GivenGradient switch
            {
                [] => new("OutputGradientSeed.Take", null, operands),
                [Map map] => new("OutputGradientSeed.Through", map.Function.Name, operands),
                [SoftmaxGradient] => new("OutputGradientSeed.ThroughSoftmax", null, [.. operands, products]),
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
                    At(result), RowsOf(result), Width(left), Width(result)]);
        }
        TransposedScratch = Math.Max(TransposedScratch, left.Width * StrideOf(result));
        Operand[] output = map is null ? [] : [At(Whole(map.Arguments[1], map))];
        return new("Dense.InputGradient", map?.Function.Name,
            [At(left), At(right), .. output, At(result), new ReferenceOperand("transposed"), RowsOf(result), Width(result), Width(left)]);
    }

    /// <summary>An elementwise function, which may read values of the channel that are the same in all rows, of an example or of all.</summary>
    private KernelCall Elementwise(Map map)
    {
        Tensor result = map.Result;
        if (map.Arguments is [var rows, var vector] && rows.IsAlong(result.Axes) && vector.IsOfChannels(result.Axes))
            return new("ExampleVectors.Apply", map.Function.Name, [At(rows.Tensor), At(vector.Tensor), At(result), .. ExamplesAndRowsOf(result)]);
        int values = map.Function.Arguments.Count(static quantity => !quantity.IsLearned());
        Tensor[] learned = [.. map.Arguments.Skip(values).Select(argument => argument.Tensor)];
        if (!map.Arguments.Take(values).All(argument => argument.IsAlong(result.Axes)) || !FollowEachOther(learned, StrideOf(result)))
            throw new InvalidOperationException($"No kernel takes {string.Join(", ", map.Arguments)}.");
        IEnumerable<Operand> operands = map.Arguments.Take(values).Select(argument => At(argument.Tensor));
        return learned is [var first, ..]
            ? new("ChannelMaps.Apply", map.Function.Name, [.. operands, At(first), At(result), RowsOf(result), Width(result)])
            : new("Maps.Apply", map.Function.Name, [.. operands, At(result), new ExamplesOperand(result.Rows * StrideOf(result))]);
    }

    /// <summary>Whether parameters lie as far apart as rows, so that a kernel finds them all by the first.</summary>
    private bool FollowEachOther(Tensor[] parameters, int stride) => parameters
        .Select((parameter, i) => offsets.TryGetValue(parameter, out int offset) && offset == offsets[parameters[0]] + i * stride)
        .All(static follows => follows);

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
        At(source), Stride(source), new SizeOperand(first), At(result), Stride(result), new SizeOperand(offset), RowsOf(result), new SizeOperand(width),
        new SizeOperand(end),
    ]);

    /// <summary>A tensor that a function reads value by value, from the first one to the last.</summary>
    private static Tensor Whole(Access access, Map map) =>
        access.IsAlong(map.Result.Axes) ? access.Tensor : throw new InvalidOperationException($"No kernel takes {access}.");

    /// <summary>A tensor that is read or written from its first element to its last, which is all that these kernels do.</summary>
    private static Tensor Plain(Access access) => access.IsPlain ? access.Tensor : throw new InvalidOperationException($"No kernel takes {access}.");

    private const string Sink = "TSink";

    private static readonly ExamplesOperand Examples = new();

    private static readonly ReferenceOperand Losses = new("losses"), Products = new("products");

    private SizeOperand Offset(Tensor gradient) => new(offsets[gradient]);

    private static SizeOperand Width(Tensor tensor) => new(tensor.Width);
    /// <summary>The rows of all examples.</summary>
    private static ExamplesOperand RowsOf(Tensor tensor) => new(tensor.Rows);
    /// <summary>How many examples, the rows of each, and their width.</summary>
    private static Operand[] ExamplesAndRowsOf(Tensor tensor) => [Examples, new SizeOperand(tensor.Rows), Width(tensor)];
    /// <summary>The rows of one example, where that is not one.</summary>
    private static Operand[] SeveralRows(Tensor tensor) => tensor.Rows == 1 ? [] : [new SizeOperand(tensor.Rows)];
    /// <summary>Where the losses go: to the examples, or, where these have several rows, to the rows.</summary>
    private Operand LossesOf(LossSum loss) => loss.Result.Role == TensorRole.Loss ? Losses : Contiguous(loss.Result);
    /// <summary>
    /// One value after the other, without padding between the examples of a part. The part begins where padded ones would: the place may be another value's
    /// before or after, and threads meet in none.
    /// </summary>
    private ScratchOperand Contiguous(Tensor tensor) => new(tensor.Name, scratch[tensor], StrideOf(tensor));

    private SizeOperand Stride(Tensor tensor) => new(StrideOf(tensor));

    /// <summary>Values from one row to the next: the caller's rows are not padded.</summary>
    private int StrideOf(Tensor tensor) => tensor.Role == TensorRole.Input ? tensor.Width : Padding.Stride(tensor.Width, precision);

    /// <summary>Where the values of a tensor are.</summary>
    public Operand At(Tensor tensor) => tensor.Role switch
    {
        TensorRole.Input => new RowsOperand("inputs", tensor.Name, tensor.Rows * tensor.Width),
        TensorRole.Target => new RowsOperand("targets", tensor.Name, tensor.Rows * tensor.Width),
        TensorRole.Given => new RowsOperand("seeds", tensor.Name, tensor.Rows * tensor.Width),
        TensorRole.InputGradient => new RowsOperand("inputGradient", tensor.Name, tensor.Rows * StrideOf(tensor)),
        TensorRole.Value => new ScratchOperand(tensor.Name, scratch[tensor], tensor.Rows * StrideOf(tensor)),
        _ => new ParameterOperand(tensor.Name, offsets[tensor]),
    };
}
