namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>
/// Every activation, loss, precision and bias, in a network small enough to be printed straight-line and in a layered one: forward,
/// gradient and three steps of every optimizer are the reference's.
/// </summary>
[Collection(nameof(SharedSweep))]
public sealed class ActivationLossSweepTests
{
    public static TheoryData<Precision, bool, string> Cases => SharedSweep.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equals_the_reference(Precision precision, bool bias, string shape) => SharedSweep.CheckAgainstReference(precision, bias, shape);
}
