using NetGen.Generator.Lowering.Program;

namespace NetGen.Generator.Lowering.Kernels;

/// <summary>The losses of examples that have several rows, such as the steps of a sequence: the sums of their rows' losses.</summary>
internal sealed record RowLossSum(Tensor Result, LossSum Losses) : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => [Losses.Result];

    public override void Differentiate(Differentiation backward) => throw new InvalidOperationException("Losses are added up after differentiation.");
}
