using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using NetGen.Fuzz.Mutation;
using NetGen.Fuzz.Readers;

namespace NetGen.Fuzz.Running;

/// <summary>What came of one input.</summary>
/// <param name="Accepted">Whether it was read.</param>
/// <param name="Bytes">What reading allocated.</param>
/// <param name="Milliseconds">What it took.</param>
/// <param name="Finding">What is wrong; null when nothing is.</param>
/// <param name="Refusal">Why it was not read.</param>
internal readonly record struct Verdict(bool Accepted, long Bytes, double Milliseconds, string? Finding, Exception? Refusal);

/// <summary>Lets a reader read one input, and looks for what must not happen.</summary>
internal static class Judge
{
    private const double MostMilliseconds = 3000;

    /// <summary>What we say, the path, and 200 characters of the file.</summary>
    private const int LongestMessage = 700;

    /// <summary>The input of a seed, which is another one for every reader.</summary>
    public static FuzzInput Make(Reader reader, ulong seed) =>
        reader.Make(new Dice(reader.Name.Aggregate(seed, (hash, letter) => (hash + letter) * 0x100000001b3)));

    public static Verdict Try(Reader reader, FuzzInput input)
    {
        (Verdict verdict, object? loaded) = Load(reader, input);
        // Once more, because of what happens only once, and of what other processes do.
        for (int again = 0; again < 2 && IsTooMuch(reader, input, verdict); again++) (verdict, loaded) = Load(reader, input);

        if (verdict.Refusal is { } refusal && !reader.IsDocumented(refusal)) return verdict with { Finding = $"{refusal.GetType().Name} is not documented: {refusal.Message}" };
        for (Exception? error = verdict.Refusal; error is not null; error = error.InnerException)
        {
            // What the parsers of others say stands within ours.
            bool isOurs = error.GetType().FullName!.StartsWith("NetGen.", StringComparison.Ordinal);
            if (isOurs && error.Message.Length > LongestMessage)
                return verdict with { Finding = $"a message of {error.Message.Length} characters in {error.GetType().Name}" };
        }

        if (verdict.Bytes > reader.MostBytes(input)) return verdict with { Finding = $"{verdict.Bytes} bytes allocated, more than {reader.MostBytes(input)}" };
        if (verdict.Milliseconds > MostMilliseconds) return verdict with { Finding = $"{verdict.Milliseconds:0} ms, more than {MostMilliseconds:0}" };
        return loaded is null ? verdict : verdict with { Finding = Check(reader, input, loaded) };
    }

    private static bool IsTooMuch(Reader reader, FuzzInput input, Verdict verdict) =>
        verdict.Bytes > reader.MostBytes(input) || verdict.Milliseconds > MostMilliseconds;

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Which type it is, is the question.")]
    private static (Verdict Verdict, object? Loaded) Load(Reader reader, FuzzInput input)
    {
        object? loaded = null;
        Exception? refusal = null;
        long before = GC.GetAllocatedBytesForCurrentThread(), start = Stopwatch.GetTimestamp();
        try
        {
            loaded = reader.Load(input);
        }
        catch (Exception error)
        {
            refusal = error;
        }

        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return (new Verdict(loaded is not null, GC.GetAllocatedBytesForCurrentThread() - before, milliseconds, null, refusal), loaded);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever it is, it is a finding.")]
    private static string? Check(Reader reader, FuzzInput input, object loaded)
    {
        try
        {
            reader.Check(input, loaded);
            return null;
        }
        catch (Exception error)
        {
            return error is WrongAcceptanceException ? $"wrongly accepted: {error.Message}" : $"accepted, but then: {error}";
        }
    }
}
