using NetGen.Generator.Tests.CompileAndRun;

namespace NetGen.SlowTests;

/// <summary>Layers of every size up to the widest vectors and some beyond, compiled and held against the reference; the tests of the generator walk some of them.</summary>
public sealed class EverySizeTests
{
    public static TheoryData<Precision, Activation> Cases => SizeSweep.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void All_layers_of_one_size(Precision precision, Activation activation) => SizeSweep.CheckEqual(precision, activation, SizeSweep.Every);

    [Theory]
    [MemberData(nameof(Cases))]
    public void One_odd_layer_between_others(Precision precision, Activation activation) => SizeSweep.CheckOdd(precision, activation, SizeSweep.Every);
}
