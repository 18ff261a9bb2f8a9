using System.Diagnostics;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Quick;

/// <summary>How long one thing takes, over many repetitions.</summary>
/// <param name="Minimum">The fastest repetition in ns: what the code can do when nothing disturbs it.</param>
/// <param name="Median">The middle repetition in ns: what one gets on this machine now.</param>
/// <param name="Check">The number the contender computed from its start, to be compared between contenders.</param>
internal sealed record Timing(double Minimum, double Median, double Check)
{
    private const int Repetitions = 25;
    private const double SecondsEach = 0.02;
    private const double WarmUpSeconds = 0.4;

    /// <summary>Measures a contender.</summary>
    /// <param name="start">Makes one in its starting state.</param>
    /// <param name="things">How many things one run does.</param>
    public static Timing Of(Func<Contender> start, int things)
    {
        double check = CheckOf(start);
        using Contender contender = start();
        long count = Calibrate(contender);
        double[] nanoseconds = new double[Repetitions];
        for (int i = 0; i < nanoseconds.Length; i++) nanoseconds[i] = Seconds(contender, count) * 1e9 / count / things;
        Array.Sort(nanoseconds);
        return new Timing(nanoseconds[0], nanoseconds[Repetitions / 2], check);
    }

    private static double CheckOf(Func<Contender> start)
    {
        using Contender contender = start();
        return contender.Check();
    }

    // Long enough for the JIT to have replaced everything it first compiled quickly, then enough runs for one repetition.
    private static long Calibrate(Contender contender)
    {
        long count = 1;
        double seconds;
        for (long start = Stopwatch.GetTimestamp(); ;)
        {
            seconds = Seconds(contender, count);
            if (seconds < SecondsEach / 2) count *= 2;
            else if (Stopwatch.GetElapsedTime(start).TotalSeconds > WarmUpSeconds) break;
        }
        return (long)(count * SecondsEach / seconds) + 1;
    }

    private static double Seconds(Contender contender, long count)
    {
        long start = Stopwatch.GetTimestamp();
        contender.Run(count);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
