using System.Diagnostics;

namespace NetGen.WithoutVectors;

/// <summary>Something to be measured: NetGen and plain loops doing the same.</summary>
/// <param name="Name">What it is.</param>
/// <param name="NetGen">Does it so many times.</param>
/// <param name="Plain">The same in plain loops.</param>
/// <param name="Answer">What came out of both.</param>
internal sealed record Row(string Name, Action<long> NetGen, Action<long> Plain, Func<(float NetGen, float Plain)> Answer)
{
    private const double RepetitionSeconds = 0.004, MeasuredSeconds = 3;

    /// <summary>How far both may be apart after some repetitions.</summary>
    private const float Tolerance = 1e-3f;

    /// <summary>Measures both in turns, a repetition of milliseconds each, and prints the fastest of each and their ratio. Returns whether they agree.</summary>
    public bool Run()
    {
        NetGen(20);
        Plain(20);
        (float mine, float others) = Answer();
        bool agree = MathF.Abs(mine - others) <= Tolerance;
        long myCount = 1, othersCount = 1;
        double best = double.PositiveInfinity, othersBest = double.PositiveInfinity;
        for (long start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start).TotalSeconds < MeasuredSeconds;)
        {
            best = Math.Min(best, Repeat(NetGen, ref myCount));
            othersBest = Math.Min(othersBest, Repeat(Plain, ref othersCount));
        }
        Console.Out.WriteLine(FormattableString.Invariant(
            $"{Name,-32} {best,12:0} {othersBest,12:0} {othersBest / best,8:0.00}{(agree ? "" : $"   they disagree: {mine} and {others}")}"));
        return agree;
    }

    private static double Repeat(Action<long> work, ref long count)
    {
        long start = Stopwatch.GetTimestamp();
        work(count);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds / count;
        count = Math.Clamp((long)(RepetitionSeconds / seconds), 1, 10 * count);
        return seconds * 1e9;
    }
}
