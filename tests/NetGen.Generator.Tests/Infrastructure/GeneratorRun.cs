using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>What a run of the generator left behind.</summary>
/// <param name="Driver">The driver after the run, for a further one.</param>
/// <param name="Result">Its results, with tracked steps.</param>
/// <param name="Output">The user's compilation with the emitted files.</param>
internal sealed record GeneratorRun(GeneratorDriver Driver, GeneratorRunResult Result, Compilation Output)
{
    /// <summary>The emitted files in the order in which they were emitted.</summary>
    public ImmutableArray<GeneratedSourceResult> Sources => Result.GeneratedSources.IsDefault ? [] : Result.GeneratedSources;

    /// <summary>The file to read of each network; some have another one beside it, with a text for each width of registers.</summary>
    public IEnumerable<GeneratedSourceResult> MainSources =>
        Sources.Where(static source => !source.HintName.EndsWith(".Widths.g.cs", StringComparison.Ordinal));

    /// <summary>The names of the files to read.</summary>
    public IEnumerable<string> HintNames => MainSources.Select(static source => source.HintName);

    /// <summary>Why each output of a tracked step is there: new, cached, modified...</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons(string step) =>
        Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs)
            ? runs.SelectMany(static run => run.Outputs).Select(static output => output.Reason)
            : [];

    /// <summary>The values that a tracked step passed on.</summary>
    public IEnumerable<object> Values(string step) =>
        Result.TrackedSteps.TryGetValue(step, out ImmutableArray<IncrementalGeneratorRunStep> runs)
            ? runs.SelectMany(static run => run.Outputs).Select(static output => output.Value)
            : [];

    /// <summary>Why each emitted file was written, or not written again.</summary>
    public IEnumerable<IncrementalStepRunReason> OutputReasons =>
        Result.TrackedOutputSteps.Values.SelectMany(static runs => runs).SelectMany(static run => run.Outputs).Select(static output => output.Reason);
}
