using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>Runs the generator as the compiler does; each time twice, since a second run with nothing new must find everything in the cache.</summary>
internal static class GeneratorHarness
{
    /// <summary>The steps behind <see cref="TrackingNames.Declarations"/>, which runs again whenever anything was edited.</summary>
    private static readonly string[] BehindDeclarations = [TrackingNames.Parse, TrackingNames.Networks, TrackingNames.Files, TrackingNames.ElementwiseLibrary, TrackingNames.Templates];

    public static GeneratorRun Run(params IEnumerable<string> sources) => Run(Compilations.Of(sources));

    public static GeneratorRun Run(CSharpCompilation compilation) => Run(new NetworkGenerator(), compilation);

    public static GeneratorRun Run(IIncrementalGenerator generator, CSharpCompilation compilation)
    {
        GeneratorRun first = Run(CreateDriver(generator), compilation);
        AssertCached(Run(first.Driver, compilation.Clone()));
        return first;
    }

    /// <summary>One run, going on from what the driver remembers.</summary>
    public static GeneratorRun Run(GeneratorDriver driver, Compilation compilation)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _, TestContext.Current.CancellationToken);
        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);
        Assert.Empty(result.Diagnostics);
        return new GeneratorRun(driver, result, output);
    }

    /// <summary>Asserts that a run found nothing new.</summary>
    public static void AssertCached(GeneratorRun run)
    {
        Assert.All(run.Reasons(TrackingNames.Declarations), static reason =>
            Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"Declarations: {reason}"));
        foreach (string step in BehindDeclarations) Assert.All(run.Reasons(step), reason => Assert.True(reason == IncrementalStepRunReason.Cached, $"{step}: {reason}"));
        Assert.All(run.OutputReasons, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    private static CSharpGeneratorDriver CreateDriver(IIncrementalGenerator generator) => CSharpGeneratorDriver.Create(
        [generator.AsSourceGenerator()],
        parseOptions: Compilations.ParseOptions,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
