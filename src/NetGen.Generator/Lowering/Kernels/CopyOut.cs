using NetGen.Generator.Lowering.Program;

namespace NetGen.Generator.Lowering.Kernels;

/// <summary>Copies the predictions from scratch memory to the caller's rows.</summary>
internal sealed record CopyOut(Tensor Source) : Operation(Outputs)
{
    private static readonly Tensor Outputs = new("outputs", "outputs", TensorRole.Target);

    public override IEnumerable<Tensor> Reads => [Source];

    public override void Differentiate(Differentiation backward) => throw new InvalidOperationException("Copies are not differentiated.");
}
