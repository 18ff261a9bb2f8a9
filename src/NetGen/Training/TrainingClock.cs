using System.Diagnostics;

namespace NetGen;

/// <summary>Time spent on training, also by those who began it.</summary>
/// <param name="before">What they have spent.</param>
internal sealed class TrainingClock(TimeSpan before)
{
    private readonly Stopwatch _watch = new();

    /// <summary>The time so far.</summary>
    public TimeSpan Elapsed => before + _watch.Elapsed;

    /// <summary>Begins, or goes on.</summary>
    public void Start() => _watch.Start();

    /// <summary>Pauses.</summary>
    public void Stop() => _watch.Stop();
}
