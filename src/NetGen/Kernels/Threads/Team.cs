using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace NetGen.Kernels;

/// <summary>
/// A few threads that do work together which is too short for a thread pool: some microseconds. Those that have nothing to do watch for more for
/// a moment, so that a step of training finds them awake, and then sleep. Giving out work allocates nothing.
/// </summary>
internal sealed class Team : IDisposable
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>How often a member looks for work before it sleeps: some 50 microseconds, longer than what lies between two steps.</summary>
    private const int Looks = 2000;

    private readonly Thread[] _members;
    private readonly object _bed = new();
    private ITeamWork? _work;
    private Exception? _error;
    private int _round;
    private int _busy;
    private int _asleep;
    private bool _dismissed;

    /// <summary>Starts the threads.</summary>
    /// <param name="size">How many work together, the caller's thread among them; at least 1.</param>
    public Team(int size)
    {
        _members = new Thread[size - 1];
        for (int i = 0; i < _members.Length; i++)
        {
            int part = i + 1;
            _members[i] = new Thread(() => Serve(part)) { IsBackground = true, Name = "NetGen training" };
            _members[i].Start();
        }
    }

    /// <summary>How many work together, the caller among them.</summary>
    public int Size => _members.Length + 1;

    /// <summary>Gives every member its share, does the caller's own, and returns when all is done.</summary>
    /// <remarks>An exception in any share is thrown here, after all shares have ended.</remarks>
    [MethodImpl(Optimize)]
    public void Run(ITeamWork work)
    {
        _work = work;
        Volatile.Write(ref _busy, _members.Length);
        Interlocked.Increment(ref _round);
        if (Volatile.Read(ref _asleep) > 0) WakeUp();
        try
        {
            work.Do(new Share(0, Size));
        }
        finally
        {
            var wait = new SpinWait();
            while (Volatile.Read(ref _busy) > 0) wait.SpinOnce(sleep1Threshold: -1);
        }

        if (Interlocked.Exchange(ref _error, null) is { } error) ExceptionDispatchInfo.Throw(error);
    }

    /// <summary>Ends the threads and waits for their end.</summary>
    public void Dispose()
    {
        Volatile.Write(ref _dismissed, true);
        Interlocked.Increment(ref _round);
        WakeUp();
        foreach (Thread member in _members) member.Join();
    }

    private void WakeUp()
    {
        lock (_bed) Monitor.PulseAll(_bed);
    }

    [MethodImpl(Optimize)]
    private void Serve(int part)
    {
        for (int round = 0; ;)
        {
            round = Await(round);
            if (Volatile.Read(ref _dismissed)) return;
            try
            {
                _work!.Do(new Share(part, Size));
            }
            catch (Exception error)
            {
                Interlocked.CompareExchange(ref _error, error, null);
            }

            Interlocked.Decrement(ref _busy);
        }
    }

    /// <summary>Waits for the round after the last one, and returns its number.</summary>
    [MethodImpl(Optimize)]
    private int Await(int last)
    {
        for (int look = 0; look < Looks; look++)
        {
            if (Volatile.Read(ref _round) != last) return last + 1;
            Thread.SpinWait(1);
        }

        lock (_bed)
        {
            // Whoever starts a round first writes its number and then looks whether somebody sleeps; here it is the other way round.
            Interlocked.Increment(ref _asleep);
            while (Volatile.Read(ref _round) == last) Monitor.Wait(_bed);
            Interlocked.Decrement(ref _asleep);
        }

        return last + 1;
    }
}
