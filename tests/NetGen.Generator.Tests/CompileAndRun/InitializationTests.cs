using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>A new network holds what its seed, its initializers and NumPy's legacy stream say.</summary>
public sealed class InitializationTests
{
    public static TheoryData<Precision> Precisions { get; } = new(Enum.GetValues<Precision>());

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Every_initializer(Precision precision)
    {
        Declaration[] declarations =
        [
            .. from initializer in Enum.GetValues<Initializer>()
               select new Declaration(7, [new DeclaredDense(5, Activation.Tanh, true, initializer), new DeclaredDense(3, Activation.Sigmoid, false, initializer)])
               {
                   Precision = precision,
                   LongForm = true,
               },
            // A layer that draws nothing leaves the stream to the next one.
            new Declaration(7, [new DeclaredDense(5, Activation.Tanh, true, Initializer.Zeros), new DeclaredDense(3, Activation.Sigmoid, true, Initializer.HeNormal)])
            {
                Precision = precision,
                LongForm = true,
            },
            // Biases that are drawn come between the weights of two layers.
            new Declaration(7, [new DeclaredDense(5, Activation.Tanh, true, Initializer.FanInUniform), new DeclaredDense(3, Activation.Sigmoid, true, Initializer.FanInUniform)])
            {
                Precision = precision,
                LongForm = true,
            },
        ];
        Check(declarations);
    }

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Auto_follows_every_activation(Precision precision) =>
        Check([.. LegalDeclarations.Hidden.Select(activation => Declaration.Short(activation, activation, true, 6, 9, 4) with { Precision = precision })]);

    private static void Check(Declaration[] declarations)
    {
        using var compiled = new CompiledDeclarations(declarations);
        for (int i = 0; i < declarations.Length; i++)
        {
            foreach (int seed in new[] { 1, 2, 0, -1, int.MaxValue })
            {
                // A last bit may differ by the order of a multiplication.
                double tolerance = declarations[i].Precision == Precision.Double ? 1e-15 : 1.2e-7;
                Near.Equal(ReferenceTraining.InitialParameters(declarations[i], seed), compiled.Create(i, seed).Parameters, tolerance, () => $"seed {seed}\n{declarations[i]}");
            }
        }
    }
}
