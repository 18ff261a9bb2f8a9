using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Threads that work together, and the choice between them and a single one.</summary>
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
            Assert.Equal($"share {thrower}", error.Message);
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

    [Theory]
    [InlineData(100, 60, true)]
    [InlineData(60, 100, false)]
    [InlineData(100, 250_000, false)]
    public void The_faster_way_is_chosen_after_a_trial_of_each(long oneThread, long team, bool expected)
    {
        var choice = new ThreadChoice();
        for (int trial = 0; trial < 3; trial++)
        {
            long trialTime = 0, since = 0;
            for (int step = 0; step < 16; step++)
            {
                bool usesTeam = choice.Begin();
                Assert.Equal(step >= 8, usesTeam);
                // Most steps are disturbed: the fastest counts.
                long duration = (usesTeam ? team : oneThread) * (step % 8 == 5 ? 1 : 50);
                choice.Report(duration);
                trialTime += duration;
            }

            // Trials stay below a hundredth of the time.
            while (since <= 100 * trialTime)
            {
                Assert.Equal(expected, choice.Begin());
                choice.Report(trialTime);
                since += trialTime;
            }
        }
    }

    private sealed class Recorded(int size) : ITeamWork
    {
        public int[] Times { get; } = new int[size];

        public Thread?[] Threads { get; } = new Thread?[size];

        public int Thrower { get; set; } = -1;

        public void Do(Share share)
        {
            Times[share.Part]++;
            Threads[share.Part] = Thread.CurrentThread;
            if (share.Part == Thrower) throw new InvalidOperationException($"share {share.Part}");
        }
    }
}
