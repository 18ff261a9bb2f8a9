using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>
/// Every activation, loss, precision and bias, in a network small enough to be printed straight-line and in a layered one: forward,
/// gradient and three steps of every optimizer are the reference's.
/// </summary>
public sealed class ActivationLossSweepTests
{
    private const int Examples = 5;
    private const int Steps = 3;

    /// <summary>At most 64 parameters, and more.</summary>
    public static TheoryData<Precision, bool, string> Cases { get; } = new(
        from precision in new[] { Precision.Single, Precision.Double }
        from bias in new[] { true, false }
        from shape in new[] { "3,4,2", "5,11,3" }
        select (precision, bias, shape));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equals_the_reference(Precision precision, bool bias, string shape)
    {
        int[] sizes = [.. shape.Split(',').Select(int.Parse)];
        Declaration[] declarations = [.. LegalDeclarations.Sweep(precision, bias, sizes)];
        using var compiled = new CompiledDeclarations(declarations);
        for (int i = 0; i < declarations.Length; i++)
        {
            EmittedNetwork network = compiled.Create(i);
            Assert.Equal(declarations[i].ParameterCount <= 64, network.Description.Strategy == "straight-line");
            Agreement.OfForwardAndGradient(network, Experiment.Conditioned(declarations[i], Examples, seed: i));
            foreach (OptimizerCase optimizer in OptimizerCase.All)
                Agreement.OfSteps(network, Experiment.Conditioned(declarations[i], Examples, i, optimizer, Steps), optimizer);
        }
    }
}
