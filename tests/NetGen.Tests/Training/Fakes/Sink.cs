namespace NetGen.Tests.Training.Fakes;

/// <summary>Progress reports, at once and on the same thread.</summary>
internal sealed class Sink(Action<TrainingProgress> report) : IProgress<TrainingProgress>
{
    public void Report(TrainingProgress value) => report(value);
}
