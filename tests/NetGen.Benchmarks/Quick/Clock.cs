using System.Diagnostics;

namespace NetGen.Benchmarks.Quick;

/// <summary>The time as fine as the machine tells it; a <see cref="TimeSpan"/> knows tenths of microseconds only.</summary>
internal static class Clock
{
    private static readonly double NanosecondsPerTick = 1e9 / Stopwatch.Frequency;

    public static long Now => Stopwatch.GetTimestamp();

    public static double NanosecondsSince(long start) => (Stopwatch.GetTimestamp() - start) * NanosecondsPerTick;
}
