using System.Collections.Concurrent;
using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>The sweep over activations and losses, compiled once for all tests that walk it; in one collection, they do not wait for each other's compiler.</summary>
internal static class SharedSweep
{
    /// <summary>At most 64 parameters, so straight-line.</summary>
    public const string Small = "3,4,2";

    /// <summary>More, so layered.</summary>
    public const string Large = "5,11,3";

    private const int Examples = 5;
    private const int Steps = 3;

    private static readonly (Precision Precision, bool Bias, string Shape)[] Walked =
    [
        .. from precision in new[] { Precision.Single, Precision.Double }
           from bias in new[] { true, false }
           from shape in new[] { Small, Large }
           // Every shape in both precisions, one of them with bias and the other without; the rest is the slow tests' business.
           where Extent.IsEverything || bias == (precision == Precision.Single == (shape == Small))
           select (precision, bias, shape),
    ];

    public static TheoryData<Precision, bool, string> Cases { get; } = new(Walked);

    /// <summary>In double precision, where central differences are exact enough.</summary>
    public static TheoryData<bool, string> DoubleCases { get; } =
        new(Walked.Where(walked => walked.Precision == Precision.Double).Select(walked => (walked.Bias, walked.Shape)));

    public static TheoryData<Precision, string> CasesWithBias { get; } = new(Walked.Where(walked => walked.Bias).Select(walked => (walked.Precision, walked.Shape)));

    private static readonly ConcurrentDictionary<(Precision, bool, string), Lazy<CompiledDeclarations>> Compiled = new();

    public static CompiledDeclarations Of(Precision precision, bool bias, string shape) =>
        Compiled.GetOrAdd((precision, bias, shape), _ => new(() => new CompiledDeclarations(Declarations(precision, bias, shape)))).Value;

    /// <summary>Forward, gradient and three steps of optimizers are the reference's.</summary>
    public static void CheckAgainstReference(Precision precision, bool bias, string shape)
    {
        CompiledDeclarations compiled = Of(precision, bias, shape);
        for (int i = 0; i < compiled.Declarations.Count; i++)
        {
            Declaration declaration = compiled.Declarations[i];
            EmittedNetwork network = compiled.Create(i);
            Assert.Equal(shape == Small, network.Description.Strategy == "micro");
            Agreement.OfForwardAndGradient(network, Experiment.Conditioned(declaration, Examples, seed: i));
            foreach (OptimizerCase optimizer in OptimizersOf(i))
                Agreement.OfSteps(network, Experiment.Conditioned(declaration, Examples, i, optimizer, Steps), optimizer);
        }
    }

    /// <summary>All optimizers over all networks, but two of them for each; every one for each is the slow tests' business.</summary>
    private static IEnumerable<OptimizerCase> OptimizersOf(int network) =>
        OptimizerCase.All.Where((_, o) => Extent.IsEverything || (o + network) % OptimizerCase.All.Count < 2);

    private static Declaration[] Declarations(Precision precision, bool bias, string shape) =>
    [
        .. LegalDeclarations.Sweep(precision, bias, [.. shape.Split(',').Select(int.Parse)])
            .Select((declaration, i) => declaration with { Reduction = i % 2 == 0 ? Reduction.Mean : Reduction.Sum })
            // Every activation and every loss in each sweep, but a pair of them in one precision only; both, again, is the slow tests' business.
            .Where((_, i) => Extent.IsEverything || i / 2 % 2 == (precision == Precision.Single ? 0 : 1)),
    ];
}
