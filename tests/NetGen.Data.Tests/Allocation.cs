namespace NetGen.Data.Tests;

/// <summary>Not one managed byte where the documentation says so.</summary>
internal static class Allocation
{
    /// <summary>
    /// Measures on a new thread. The runtime's counter now and then takes the unused rest of a thread's allocation block for used, when a background
    /// collection starts in the measured moment; what the code allocates, it allocates every time. So the best of a few attempts counts.
    /// </summary>
    public static void AssertAtMost(long bytes, Func<long> allocated)
    {
        const int Attempts = 5;
        var seen = new List<long>();
        while (seen.Count < Attempts)
        {
            long? result = null;
            Exception? failure = null;
            var thread = new Thread(() => failure = Record.Exception(() => { result = allocated(); }));
            thread.Start();
            thread.Join();
            Assert.Null(failure);
            seen.Add(result!.Value);
            if (seen[^1] <= bytes) return;
        }

        Assert.Fail($"Allocated {string.Join(", ", seen)} bytes in {Attempts} attempts, at most {bytes} allowed.");
    }
}
