using System.Collections.Concurrent;
using System.Diagnostics;
using NetGen.Fuzz.Readers;

namespace NetGen.Fuzz.Running;

/// <summary>All seeds of one reader, on several threads.</summary>
internal sealed class Campaign(Func<string, Reader> create, ulong first, long count, int threads)
{
    private const int AtOnce = 64, MostFindings = 20;

    /// <summary>An input that takes longer is taken for one that never ends.</summary>
    private static readonly TimeSpan Endless = TimeSpan.FromMinutes(2);

    private readonly ConcurrentQueue<(ulong Seed, string Text)> _findings = [];
    private readonly (ulong Seed, long Start)[] _running = new (ulong, long)[threads];
    private readonly Lock _gate = new();
    private long _next, _tried, _accepted, _mostBytes;
    private double _mostMilliseconds;

    /// <summary>Tries them all; false when something was found.</summary>
    public bool Run()
    {
        DirectoryInfo folder = Scratch.Create();
        try
        {
            string name = create(folder.FullName).Name;
            long start = Stopwatch.GetTimestamp();
            Thread[] all = [.. Enumerable.Range(0, threads).Select(number =>
                new Thread(() => Work(number, folder.CreateSubdirectory($"{number}").FullName)) { IsBackground = true })];
            foreach (Thread thread in all) thread.Start();
            while (all.Any(thread => !thread.Join(200))) WatchForEndless(name, folder);
            Report(name, Stopwatch.GetElapsedTime(start));
            return _findings.IsEmpty;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void Work(int number, string folder)
    {
        Reader reader = create(folder);
        long tried = 0, accepted = 0, mostBytes = 0;
        double mostMilliseconds = 0;
        while (_findings.Count < MostFindings)
        {
            long from = Interlocked.Add(ref _next, AtOnce) - AtOnce, to = Math.Min(from + AtOnce, count);
            if (from >= count) break;
            for (long at = from; at < to; at++)
            {
                ulong seed = first + (ulong)at;
                _running[number] = (seed, Stopwatch.GetTimestamp());
                Verdict verdict = Judge.Try(reader, Judge.Make(reader, seed));
                tried++;
                if (verdict.Accepted) accepted++;
                mostBytes = Math.Max(mostBytes, verdict.Bytes);
                mostMilliseconds = Math.Max(mostMilliseconds, verdict.Milliseconds);
                if (verdict.Finding is { } finding) _findings.Enqueue((seed, finding));
            }
        }

        _running[number] = default;
        lock (_gate)
        {
            _tried += tried;
            _accepted += accepted;
            _mostBytes = Math.Max(_mostBytes, mostBytes);
            _mostMilliseconds = Math.Max(_mostMilliseconds, mostMilliseconds);
        }
    }

    private void WatchForEndless(string name, DirectoryInfo folder)
    {
        foreach ((ulong seed, long start) in _running)
        {
            if (start == 0 || Stopwatch.GetElapsedTime(start) < Endless) continue;
            Console.WriteLine($"FAILED  fuzz {name}: seed {seed} does not end");
            folder.Delete(recursive: true);
            Environment.Exit(1);
        }
    }

    private void Report(string name, TimeSpan time)
    {
        string outcome = _findings.IsEmpty ? "ok    " : "FAILED", inputs = $"{_tried} inputs from seed {first} on, {100.0 * _accepted / _tried:0.0} % accepted";
        string most = $"at most {_mostBytes / 1024.0:0} KB and {_mostMilliseconds:0.0} ms";
        Console.WriteLine($"{outcome}  fuzz {name}: {inputs}, {_findings.Count} findings; {most} ({time.TotalSeconds:0} s)");
        foreach ((ulong seed, string text) in _findings.OrderBy(finding => finding.Seed)) Console.WriteLine($"        --reader {name} --seed {seed}: {text}");
    }
}
