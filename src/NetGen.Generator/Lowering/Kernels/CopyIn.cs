using NetGen.Generator.Lowering.Program;

namespace NetGen.Generator.Lowering.Kernels;

/// <summary>Copies the caller's rows to padded ones, which kernels that go value by value need.</summary>
internal sealed record CopyIn(Tensor Result, Tensor Source) : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => [Source];

    public override void Differentiate(Differentiation backward) => throw new InvalidOperationException("Copies are not differentiated.");
}
