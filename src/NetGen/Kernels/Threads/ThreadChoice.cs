using System.Diagnostics;

namespace NetGen.Kernels;

/// <summary>
/// Decides between one thread and several by trying both: several are slower for short steps, and a thousand times slower when the other
/// processors are busy with something else. Results do not depend on it, so it may change its mind at any time.
/// </summary>
/// <remarks>
/// Other work on the machine disturbs a whole trial easily, so several trials count, some time apart: what a way can do is its fastest step in any of
/// them. What several threads really do is the mean over all steps from one trial to the next; if they are not worth it, they rest.
/// </remarks>
internal sealed class ThreadChoice
{
    /// <summary>Steps of each way in a trial.</summary>
    private const int TrialSteps = 8;

    /// <summary>How many trials count.</summary>
    private const int Trials = 4;

    /// <summary>Trials come soon at first, then seldom: after this many times the time that the last one took.</summary>
    private const int LongestPause = 100;

    /// <summary>What several threads may take on average, beside the fastest step of one.</summary>
    private const double Patience = 1.1;

    /// <summary>From how many trials on several threads rest that were not worth it.</summary>
    private const int Rest = 3;

    // Examples per tick in the fastest step of each of the last trials.
    private readonly double[] _oneThread = new double[Trials];
    private readonly double[] _team = new double[Trials];
    private int _trial;
    private int _trialStep;
    private double _trialTime;
    private int _pause = 1;
    private int _rest;
    private bool _usesTeam;
    private double _time;
    private double _examples;
    private long _start;

    internal bool IsTrial => _trialStep < 2 * TrialSteps;

    /// <summary>Begins a step: whether several threads should take it.</summary>
    public bool Begin()
    {
        _start = Stopwatch.GetTimestamp();
        return UsesTeam;
    }

    /// <summary>Ends the step on some examples.</summary>
    public void End(int examples) => Report(Stopwatch.GetTimestamp() - _start, examples);

    /// <summary>Whether several threads should take the next step.</summary>
    internal bool UsesTeam => IsTrial ? _trialStep >= TrialSteps : _usesTeam;

    /// <summary>Takes in how long a step took.</summary>
    internal void Report(long duration, int examples)
    {
        _time += duration;
        _examples += examples;
        if (IsTrial) Try((double)examples / duration);
        else if (_time > _pause * _trialTime) BeginTrial();
    }

    private void Try(double speed)
    {
        ref double fastest = ref (UsesTeam ? _team : _oneThread)[_trial];
        // The first step of each way compiles code, wakes threads and warms caches.
        fastest = _trialStep % TrialSteps == 0 ? 0 : Math.Max(fastest, speed);
        if (++_trialStep == 2 * TrialSteps) EndTrial();
    }

    private void EndTrial()
    {
        _usesTeam = Fastest(_team) > Fastest(_oneThread) && _rest == 0;
        _rest = Math.Max(0, _rest - 1);
        _pause = Math.Min(2 * _pause, LongestPause);
        _trial = (_trial + 1) % Trials;
        (_trialTime, _time, _examples) = (_time, 0, 0);
    }

    private void BeginTrial()
    {
        if (_usesTeam && Patience * _examples / _time < Fastest(_oneThread)) _rest = Rest;
        (_trialStep, _time, _examples) = (0, 0, 0);
    }

    private static double Fastest(double[] trials)
    {
        double fastest = 0;
        foreach (double trial in trials) fastest = Math.Max(fastest, trial);
        return fastest;
    }
}
