using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Knows when the next checkpoint is due.</summary>
/// <param name="options">The rules.</param>
internal sealed class CheckpointClock(CheckpointOptions options)
{
    /// <summary>A clock is slow beside the steps of a small network: it is looked at after this many.</summary>
    private const int StepsBetweenLooks = 32;

    private long _written = Stopwatch.GetTimestamp();
    private long _steps;
    private int _epochs;

    /// <summary>Whether one is due after a step.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool IsDueAfterStep()
    {
        _steps++;
        return _steps >= options.EverySteps || (_steps % StepsBetweenLooks == 0 && IsTime());
    }

    /// <summary>Whether one is due after an epoch, whose steps were counted.</summary>
    public bool IsDueAfterEpoch()
    {
        _epochs++;
        return _epochs >= options.EveryEpochs || _steps >= options.EverySteps || IsTime();
    }

    /// <summary>One was written.</summary>
    public void Restart() => (_written, _steps, _epochs) = (Stopwatch.GetTimestamp(), 0, 0);

    private bool IsTime() => Stopwatch.GetElapsedTime(_written) >= options.Every;
}
