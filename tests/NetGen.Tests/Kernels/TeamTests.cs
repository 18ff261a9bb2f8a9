using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Threads that work together.</summary>
public sealed class TeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_share_is_done_once_a_round(int size)
    {
        using var team = new Team(size);
        Assert.Equal(size, team.Size);
        var work = new Recorded(size);
        for (int round = 1; round <= 1000; round++)
        {
            team.Run(work);
            Assert.All(work.Times, times => Assert.Equal(round, times));
        }

        Assert.Same(Thread.CurrentThread, work.Threads[0]);
        Assert.Equal(size, work.Threads.Distinct().Count());
    }

    [Fact]
    public void Those_who_sleep_are_woken()
    {
        using var team = new Team(3);
        var work = new Recorded(3);
        for (int round = 1; round <= 5; round++)
        {
            team.Run(work);
            Thread.Sleep(30);
        }

        Assert.Equal([5, 5, 5], work.Times);
    }

    [Fact]
    public void The_end_of_a_team_is_the_end_of_its_threads()
    {
        var work = new Recorded(4);
        using (var team = new Team(4)) team.Run(work);
        Assert.All(work.Threads[1..], thread => Assert.False(thread!.IsAlive));
        new Team(2).Dispose();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void An_exception_comes_out_when_everybody_has_ended(int thrower)
    {
        using var team = new Team(3);
        var work = new Recorded(3) { Thrower = thrower };
        for (int round = 1; round <= 3; round++)
        {
            InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => team.Run(work));
            Assert.Equal($"slice {thrower}", error.Message);
            Assert.All(work.Times, times => Assert.Equal(round, times));
        }

        work.Thrower = -1;
        team.Run(work);
        Assert.Equal([4, 4, 4], work.Times);
    }

    [Fact]
    public void Giving_out_work_allocates_nothing()
    {
        using var team = new Team(2);
        var work = new Recorded(2);
        team.Run(work);
        Behaviour.AllocationTests.AssertNothing(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int round = 0; round < 100; round++) team.Run(work);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    /// <summary>At any moment of a round: the rounds that have begun end, and those that come are the caller's alone.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void Disposed_of_while_it_works(int size)
    {
        const int Times = 300;
        for (int time = 0; time < Times; time++)
        {
            var team = new Team(size);
            var work = new Counted();
            int rounds = 0;
            bool isDisposed = false;
            var caller = new Thread(() =>
            {
                for (bool isLast = false; !isLast;)
                {
                    isLast = Volatile.Read(ref isDisposed);
                    team.Run(work);
                    Volatile.Write(ref rounds, rounds + 1);
                }
            });
            caller.IsBackground = true;
            caller.Start();
            while (Volatile.Read(ref rounds) < time % 7) Thread.Yield();
            Thread.SpinWait(time % 50);
            team.Dispose();
            Volatile.Write(ref isDisposed, true);
            Assert.True(caller.Join(TimeSpan.FromSeconds(20)));
            Assert.Equal(rounds, work.Done, precision: 6);
        }
    }

    [Fact]
    public void A_team_that_is_disposed_of_leaves_all_to_the_caller()
    {
        var team = new Team(3);
        team.Dispose();
        team.Dispose();
        var work = new Counted();
        team.Run(work);
        Assert.Equal(1, work.Done);
        Assert.Same(Thread.CurrentThread, work.Last);
        Assert.Throws<InvalidOperationException>(() => team.Run(new Recorded(1) { Thrower = 0 }));
    }

    private sealed class Recorded(int size) : ITeamWork
    {
        public int[] Times { get; } = new int[size];

        public Thread?[] Threads { get; } = new Thread?[size];

        public int Thrower { get; set; } = -1;

        public void Do(WorkSlice slice)
        {
            Times[slice.Part]++;
            Threads[slice.Part] = Thread.CurrentThread;
            if (slice.Part == Thrower) throw new InvalidOperationException($"slice {slice.Part}");
        }
    }

    private sealed class Counted : ITeamWork
    {
        private readonly Lock _lock = new();
        private double _done;

        /// <summary>How many rounds, put together from shares.</summary>
        public double Done => _done;

        public Thread? Last { get; private set; }

        public void Do(WorkSlice slice)
        {
            lock (_lock) _done += 1.0 / slice.Of;
            Last = Thread.CurrentThread;
        }
    }
}
