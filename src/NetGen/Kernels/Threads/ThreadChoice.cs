using System.Diagnostics;

namespace NetGen.Kernels;

/// <summary>
/// Decides between one thread and several by trying both: several are slower for short steps, and a thousand times slower when the other
/// processors are busy with something else. Results do not depend on it, so it may change its mind at any time.
/// </summary>
internal sealed class ThreadChoice
{
    /// <summary>Steps in a trial; the fastest one counts, because the others were disturbed.</summary>
    private const int TrialSteps = 8;

    /// <summary>A trial is repeated when it has become this small a part of the time since.</summary>
    private const int TrialShare = 100;

    private long _oneThread = long.MaxValue;
    private long _team = long.MaxValue;
    private long _trialTime;
    private long _timeSince;
    private int _trialStep;
    private long _start;

    /// <summary>Begins a step: whether several threads should take it.</summary>
    public bool Begin()
    {
        _start = Stopwatch.GetTimestamp();
        return _trialStep < 2 * TrialSteps ? TeamIsTried : _team < _oneThread;
    }

    /// <summary>Ends the step.</summary>
    public void End() => Report(Stopwatch.GetTimestamp() - _start);

    /// <summary>Takes in how long the step took.</summary>
    internal void Report(long duration)
    {
        if (_trialStep < 2 * TrialSteps)
        {
            ref long best = ref TeamIsTried ? ref _team : ref _oneThread;
            // The first step of each kind compiles code, wakes threads and warms caches.
            if (_trialStep % TrialSteps > 0) best = Math.Min(best, duration);
            _trialTime += duration;
            _trialStep++;
        }
        else if ((_timeSince += duration) > TrialShare * _trialTime)
        {
            (_oneThread, _team, _trialTime, _timeSince, _trialStep) = (long.MaxValue, long.MaxValue, 0, 0, 0);
        }
    }

    private bool TeamIsTried => _trialStep >= TrialSteps;
}
