namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>Networks with all layers of one size: inputs, hidden units and outputs have the same remainder.</summary>
public sealed class EqualSizesTests
{
    public static TheoryData<Precision, Activation> Cases => SizeSweep.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equals_the_reference(Precision precision, Activation activation) => SizeSweep.CheckEqual(precision, activation);
}
