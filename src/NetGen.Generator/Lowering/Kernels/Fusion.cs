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
            Operation? previous = fused.LastOrDefault();
            Operation? joined = (previous, operation) switch
            {
                (Contraction product, Map map) when Joins(product, map) && readers.IsOne(product.Result) => new MappedProduct(product, map),
                (Softmax softmax, LossSum loss) when loss.Loss.Value is null => new SoftmaxLoss(softmax, loss),
                _ => null,
            };
            if (joined is not null) fused.RemoveAt(fused.Count - 1);
            fused.Add(joined ?? operation);
        }
        return fused;
    }

    /// <summary>Products of values take a short function of the sum alone (forward), or of the sum and one other value (backward).</summary>
    private static bool Joins(Contraction product, Map map) =>
        product.Result.IsPerExample && map.Arguments[0].Tensor == product.Result && map.Function.IsShort
        && map.Arguments.All(argument => argument.IsAlong(map.Result.Axes))
        && map.Arguments.Count == (map.Function.Arguments[0] == Quantity.Upstream ? 2 : 1);
}

/// <summary>A product, and a function of its sums that is applied while they are in registers.</summary>
internal sealed record MappedProduct(Contraction Product, Map Map) : Operation(Map.Result)
{
    public override IEnumerable<Tensor> Reads => Product.Reads.Concat(Map.Reads.Skip(1));

    public override void Differentiate(Differentiation backward) => throw new InvalidOperationException("Operations are joined after differentiation.");
}

/// <summary>Probabilities and their cross-entropy: both need the same exponentials. Not in place, since the loss reads the logits after these.</summary>
internal sealed record SoftmaxLoss(Softmax Softmax, LossSum Loss) : Operation(Softmax.Result)
{
    public override IEnumerable<Tensor> Reads => Loss.Reads;

    public override void Differentiate(Differentiation backward) => throw new InvalidOperationException("Operations are joined after differentiation.");
}
