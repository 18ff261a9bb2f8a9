using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>Networks with one odd layer between others, so that a stride taken from the wrong layer is seen.</summary>
public sealed class OddSizeTests
{
    public static TheoryData<Precision, Activation> Cases => SizeSweep.Cases;

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equals_the_reference(Precision precision, Activation activation) => SizeSweep.CheckOdd(precision, activation);

    /// <summary>So many layers that the methods of the program are continued in others.</summary>
    [Fact]
    public void Very_deep()
    {
        Declaration deep = Declaration.Short(Activation.ELU, Activation.Identity, bias: true, [.. Enumerable.Repeat(3, 150)]) with { Precision = Precision.Double };
        using var compiled = new CompiledDeclarations(deep);
        Agreement.OfForwardAndGradient(compiled.Create(0), Experiment.Draw(deep, examples: 5, seed: 1));
    }

    /// <summary>Layers so wide that their rows do not follow one another: 128 and 256 single-precision values, or half as many doubles, stand in an even number of lines.</summary>
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Wide(Precision precision)
    {
        Declaration[] wide =
        [
            Declaration.Short(Activation.ReLU, Activation.Softmax, bias: true, 128, 255, 128, 121) with { Precision = precision },
            Declaration.Short(Activation.GELU, Activation.Sigmoid, bias: true, 3, 128, 130) with { Precision = precision, Loss = Loss.BinaryCrossEntropy },
        ];
        using var compiled = new CompiledDeclarations(wide);
        for (int i = 0; i < wide.Length; i++)
        {
            foreach (int examples in (int[])[1, 2, 37, 140]) Agreement.OfForwardAndGradient(compiled.Create(i), Experiment.Draw(wide[i], examples, seed: 1));
        }
    }
}
