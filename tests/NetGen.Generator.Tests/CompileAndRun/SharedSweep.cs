using System.Collections.Concurrent;
using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>The sweep over activations and losses, compiled once for all tests that walk it.</summary>
internal static class SharedSweep
{
    /// <summary>At most 64 parameters, so straight-line.</summary>
    public const string Small = "3,4,2";

    /// <summary>More, so layered.</summary>
    public const string Large = "5,11,3";

    private const int Examples = 5;
    private const int Steps = 3;

    /// <summary>Every shape in both precisions, one of them with bias and the other without.</summary>
    public static TheoryData<Precision, bool, string> Half { get; } = new(
        (Precision.Single, true, Small), (Precision.Double, false, Small), (Precision.Single, false, Large), (Precision.Double, true, Large));

    /// <summary>All; what is missing above is the slow tests' business.</summary>
    public static TheoryData<Precision, bool, string> All { get; } = new(
        from precision in new[] { Precision.Single, Precision.Double }
        from bias in new[] { true, false }
        from shape in new[] { Small, Large }
        select (precision, bias, shape));

    private static readonly ConcurrentDictionary<(Precision, bool, string), Lazy<CompiledDeclarations>> Compiled = new();

    public static CompiledDeclarations Of(Precision precision, bool bias, string shape) =>
        Compiled.GetOrAdd((precision, bias, shape), _ => new(() => new CompiledDeclarations(Declarations(precision, bias, shape)))).Value;

    /// <summary>Forward, gradient and three steps of every optimizer are the reference's.</summary>
    public static void CheckAgainstReference(Precision precision, bool bias, string shape)
    {
        CompiledDeclarations compiled = Of(precision, bias, shape);
        for (int i = 0; i < compiled.Declarations.Count; i++)
        {
            Declaration declaration = compiled.Declarations[i];
            EmittedNetwork network = compiled.Create(i);
            Assert.Equal(shape == Small, network.Description.Strategy == "micro");
            Agreement.OfForwardAndGradient(network, Experiment.Conditioned(declaration, Examples, seed: i));
            foreach (OptimizerCase optimizer in OptimizerCase.All)
                Agreement.OfSteps(network, Experiment.Conditioned(declaration, Examples, i, optimizer, Steps), optimizer);
        }
    }

    private static Declaration[] Declarations(Precision precision, bool bias, string shape) =>
    [
        .. LegalDeclarations.Sweep(precision, bias, [.. shape.Split(',').Select(int.Parse)])
            .Select((declaration, i) => declaration with { Reduction = i % 2 == 0 ? Reduction.Mean : Reduction.Sum }),
    ];
}
