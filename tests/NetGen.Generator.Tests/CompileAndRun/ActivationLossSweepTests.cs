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

    public static TheoryData<Precision, bool, string> Cases { get; } = new(
        from precision in new[] { Precision.Single, Precision.Double }
        from bias in new[] { true, false }
        from shape in new[] { SharedSweep.Small, SharedSweep.Large }
        select (precision, bias, shape));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Equals_the_reference(Precision precision, bool bias, string shape)
    {
        CompiledDeclarations compiled = SharedSweep.Of(precision, bias, shape);
        for (int i = 0; i < compiled.Declarations.Count; i++)
        {
            Declaration declaration = compiled.Declarations[i];
            EmittedNetwork network = compiled.Create(i);
            Assert.Equal(shape == SharedSweep.Small, network.Description.Strategy == "micro");
            Agreement.OfForwardAndGradient(network, Experiment.Conditioned(declaration, Examples, seed: i));
            foreach (OptimizerCase optimizer in OptimizerCase.All)
                Agreement.OfSteps(network, Experiment.Conditioned(declaration, Examples, i, optimizer, Steps), optimizer);
        }
    }
}
