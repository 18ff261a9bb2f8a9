using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Kernels;

/// <summary>Joins operations that one kernel does in one go, so that values in between never travel through memory.</summary>
internal static class Fusion
{
    /// <param name="operations">Everything that runs, in order: decides who else reads a value.</param>
    public static IReadOnlyList<Operation> Fuse(IReadOnlyList<Operation> operations)
    {
        var fused = new List<Operation>();
        var readers = new Readers(operations);
        foreach (Operation operation in operations)
        {
            if (operation is Map shift && fused.Count > 1 && Normalized(fused[^2], fused[^1], shift, readers) is { } normalization)
            {
                fused.RemoveRange(fused.Count - 2, 2);
                fused.Add(normalization);
                continue;
            }
            Operation? previous = fused.LastOrDefault();
            Operation? joined = (previous, operation) switch
            {
                (Contraction product, Map map) when Joins(product, map) && readers.IsOne(product.Result) => new MappedProduct(product, map),
                (Softmax softmax, LossSum loss) when loss.Loss.Value is null => new SoftmaxLoss(softmax, loss),
                (Reduce first, MappedSum second)
                    when IsSum(first) && IsSum(second.Sum) && second.Map.Function == ScaleGradient && second.Map.Arguments[0].Tensor == first.Source.Tensor =>
                    new ScaleAndShiftSums(second, first),
                (Map scale, StandardizeGradient gradient)
                    when Applies(scale, ScaleBackward, scale.Arguments[0].Tensor) && scale.Result == gradient.Upstream && readers.IsOne(scale.Result) =>
                        new NormalizationGradient(scale, gradient),
                _ => null,
            };
            if (joined is not null) fused.RemoveAt(fused.Count - 1);
            fused.Add(joined ?? operation);
        }
        return fused;
    }

    /// <summary>Sums over rows, all or those of each example, of a function of two values, which then need no memory.</summary>
    /// <param name="operations">The way back to the parameters.</param>
    /// <param name="others">The way on to the inputs, which may read the same values.</param>
    public static IReadOnlyList<Operation> FuseSums(IReadOnlyList<Operation> operations, IReadOnlyList<Operation> others)
    {
        var readers = new Readers([.. operations, .. others]);
        Dictionary<Tensor, Map> maps = [];
        foreach (Map map in operations.OfType<Map>())
        {
            bool isOfTwo = map.Arguments.Count == 2 && map.Arguments.All(argument => argument.IsAlong(map.Result.Axes));
            if (isOfTwo && readers.IsOne(map.Result)) maps[map.Result] = map;
        }
        HashSet<Map> joined = [.. operations.OfType<Reduce>().Where(reduce => IsSumOfRows(reduce) && maps.ContainsKey(reduce.Source.Tensor))
            .Select(reduce => maps[reduce.Source.Tensor])];
        return [.. operations.Where(operation => operation is not Map map || !joined.Contains(map))
            .Select(operation => operation is Reduce reduce && IsSumOfRows(reduce) && maps.TryGetValue(reduce.Source.Tensor, out Map map)
                ? new MappedSum(map, reduce)
                : operation)];
    }

    private static bool IsSumOfRows(Reduce reduce) => IsSum(reduce) || (reduce.Source.IsPlain && reduce.Into.IsOfChannels(reduce.Source.Tensor.Axes));

    /// <summary>Whether it adds up all rows, rather than taking a part of each.</summary>
    private static bool IsSum(Reduce reduce) => !reduce.Result.IsPerExample;

    private static readonly ElementwiseFunction
        Scale = Arithmetic.Find(Arithmetic.Product), Shift = Arithmetic.Find(Arithmetic.Sum),
        ScaleBackward = Scale.Adjoint(Quantity.Input), ScaleGradient = Scale.Adjoint(Quantity.Other);

    /// <summary>Standardised, scaled and shifted, one after the other.</summary>
    private static Operation? Normalized(Operation standardize, Operation second, Map shift, Readers readers)
    {
        if (second is not Map scale || !Applies(scale, Scale, standardize.Result)) return null;
        if (!Applies(shift, Shift, scale.Result) || !readers.IsOne(scale.Result)) return null;
        return standardize switch
        {
            Standardize own => new Normalization(own, scale, shift),
            StandardizeAsBefore known => new NormalizationAsBefore(known, scale, shift),
            _ => null,
        };
    }

    private static bool Applies(Map map, ElementwiseFunction function, Tensor to) => map.Function == function && map.Arguments[0].Tensor == to;

    /// <summary>Products of values take a short function of the sum alone (forward), or of the sum and one other value (backward).</summary>
    private static bool Joins(Contraction product, Map map) =>
        product.Result.IsPerExample && map.Arguments[0].Tensor == product.Result && map.Function is { IsShort: true, SpoilsPadding: false }
        && map.Arguments.All(argument => argument.IsAlong(map.Result.Axes))
        && (map.Function.Arguments[0] == Quantity.Upstream ? map.Arguments.Count == 2 : map.Arguments.Count == 1 && product.IsAlongRows);
}
