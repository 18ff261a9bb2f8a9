using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace NetGen.Kernels;

/// <summary>
/// The threads of a team. Those that have nothing to do watch for more for a moment, so that a step of training finds them awake, and then sleep.
/// </summary>
internal sealed class Crew
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>How often a member looks for work before it sleeps: some 50 microseconds, longer than what lies between two steps.</summary>
    private const int Looks = 2000;

    /// <summary>Is added to the number of the last round; there is none after it.</summary>
    private const int Dismissed = 1;

    /// <summary>From one round's number to the next one's.</summary>
    private const int Next = 2;

    private readonly Thread[] _members;
    private readonly object _bed = new();
    private ITeamWork? _work;
    private Exception? _error;
    private int _round;
    private int _busy;
    private int _asleep;

    public Crew(int size)
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

    /// <summary>Gives out work; after a dismissal the caller does all of it.</summary>
    [MethodImpl(Optimize)]
    public void Run(ITeamWork work)
    {
        if (!Begin(work))
        {
            work.Do(WorkSlice.Whole);
            return;
        }

        try
        {
            work.Do(new WorkSlice(0, Size));
        }
        finally
        {
            var wait = new SpinWait();
            while (Volatile.Read(ref _busy) > 0) wait.SpinOnce(sleep1Threshold: -1);
            // Sleeping threads would keep it, and with it the team.
            _work = null;
        }

        if (_error is not null) ThrowError();
    }

    /// <summary>Ends the threads after the round that runs, if one does.</summary>
    public void Dismiss()
    {
        Interlocked.Or(ref _round, Dismissed);
        WakeUp();
    }

    /// <summary>Waits for their end.</summary>
    public void Join()
    {
        foreach (Thread member in _members) member.Join();
    }

    /// <summary>Begins a round, unless the members are dismissed. They see both in one number, so that they serve every round that has begun.</summary>
    [MethodImpl(Optimize)]
    private bool Begin(ITeamWork work)
    {
        int round = Volatile.Read(ref _round);
        if ((round & Dismissed) != 0) return false;
        _work = work;
        Volatile.Write(ref _busy, _members.Length);
        if (Interlocked.CompareExchange(ref _round, round + Next, round) != round)
        {
            Volatile.Write(ref _busy, 0);
            _work = null;
            return false;
        }

        if (Volatile.Read(ref _asleep) > 0) WakeUp();
        return true;
    }

    private void WakeUp()
    {
        lock (_bed) Monitor.PulseAll(_bed);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ThrowError() => ExceptionDispatchInfo.Throw(Interlocked.Exchange(ref _error, null)!);

    [MethodImpl(Optimize)]
    private void Serve(int part)
    {
        for (int round = 0; Await(round); round += Next) DoShare(part);
    }

    // Not inlined, so that a thread that sleeps holds nothing of what it has done.
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private void DoShare(int part)
    {
        try
        {
            _work!.Do(new WorkSlice(part, Size));
        }
        catch (Exception error)
        {
            Interlocked.CompareExchange(ref _error, error, null);
        }

        Interlocked.Decrement(ref _busy);
    }

    /// <summary>Waits for the round after the last one: whether there is one.</summary>
    [MethodImpl(Optimize)]
    private bool Await(int last)
    {
        int now = Volatile.Read(ref _round);
        for (int look = 0; now == last && look < Looks; look++)
        {
            Thread.SpinWait(1);
            now = Volatile.Read(ref _round);
        }

        return (now == last ? Sleep(last) : now) != (last | Dismissed);
    }

    /// <summary>Waits for another number than the last round's, and returns it.</summary>
    private int Sleep(int last)
    {
        lock (_bed)
        {
            // Whoever starts a round first writes its number and then looks whether somebody sleeps; here it is the other way round.
            Interlocked.Increment(ref _asleep);
            while (Volatile.Read(ref _round) == last) Monitor.Wait(_bed);
            Interlocked.Decrement(ref _asleep);
            return Volatile.Read(ref _round);
        }
    }
}
