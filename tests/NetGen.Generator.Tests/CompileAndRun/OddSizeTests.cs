using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>Networks with one odd layer between others, so that a stride taken from the wrong layer is seen.</summary>
public sealed class OddSizeTests
{
    public static TheoryData<Precision, Activation> Cases => SizeSweep.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equals_the_reference(Precision precision, Activation activation)
    {
        SizeSweep.Check(precision, activation, size => [size, 6, 3]);
        SizeSweep.Check(precision, activation, size => [5, size, 3]);
        SizeSweep.Check(precision, activation, size => [5, 6, size]);
    }

    /// <summary>So many layers that the methods of the program are continued in others.</summary>
    [Fact]
    public void Very_deep()
    {
        Declaration deep = Declaration.Short(Activation.ELU, Activation.Identity, bias: true, [.. Enumerable.Repeat(3, 150)]) with { Precision = Precision.Double };
        using var compiled = new CompiledDeclarations(deep);
        Agreement.OfForwardAndGradient(compiled.Create(0), Experiment.Draw(deep, examples: 5, seed: 1));
    }
}
