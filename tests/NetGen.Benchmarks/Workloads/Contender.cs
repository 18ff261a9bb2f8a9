namespace NetGen.Benchmarks.Workloads;

/// <summary>One way to do a workload, with its own state.</summary>
internal abstract class Contender : IDisposable
{
    /// <summary>Does it <paramref name="count"/> times; what it computes ends up in memory that somebody may read.</summary>
    public abstract void Run(long count);

    /// <summary>A number out of a freshly started computation, which has to be equal (but for rounding) for all contenders.</summary>
    public abstract double Check();

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}

/// <summary>Something to be measured, and who does it.</summary>
/// <param name="Name">Short and stable; also what the C program calls it.</param>
/// <param name="Program">The C program that does it too.</param>
/// <param name="Text">For the table.</param>
/// <param name="Things">How many things (examples, say) are done by one <see cref="Contender.Run"/> of count 1: times are per thing.</param>
/// <param name="NetGen">The generated network.</param>
/// <param name="Naive">Plain C# loops over arrays.</param>
internal sealed record Workload(string Name, string Program, string Text, int Things, Func<Contender> NetGen, Func<Contender> Naive)
{
    /// <summary>All workloads, in the order of the table.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("tutorial-step", "tutorial", "train 3-4-1, double, 4 rows, per step", 1, () => new TutorialStep(), () => new NaiveTutorialStep()),
        new("neuron-step", "tutorial", "train 3-1, double, 4 rows, per step", 1, () => new NeuronStep(), () => new NaiveNeuronStep()),
        new("predict-3-4-1", "predict", "predict 3-4-1, float", 1, () => new SmallPrediction(), () => new NaiveSmallPrediction()),
        new("predict-64-64-64-10", "classifier", "predict 64-64-64-10, batch 256, per example", ClassifierData.Rows,
            () => new ClassifierPrediction(), () => new NaiveClassifierPrediction()),
        new("step-64-64-64-10", "classifier", "train 64-64-64-10, batch 32, SGD, per example", ClassifierData.Batch,
            () => new ClassifierStep(), () => new NaiveClassifierStep()),
    ];
}
