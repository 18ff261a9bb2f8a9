using NetGen.Generator.Tests.CompileAndRun;

namespace NetGen.SlowTests;

/// <summary>Every activation, loss, precision, bias and strategy, held against the reference; the tests of the generator walk half of them.</summary>
public sealed class EveryActivationAndLossTests
{
    public static TheoryData<Precision, bool, string> Cases => SharedSweep.All;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equals_the_reference(Precision precision, bool bias, string shape) => SharedSweep.CheckAgainstReference(precision, bias, shape);
}
