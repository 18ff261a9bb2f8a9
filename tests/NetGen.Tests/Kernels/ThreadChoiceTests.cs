using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>The choice between one thread and several, on a machine that is made up.</summary>
public sealed class ThreadChoiceTests
{
    private const int Batch = 64, Trial = 16;

    [Theory]
    [InlineData(10_000, 6_000, true)]
    [InlineData(6_000, 10_000, false)]
    [InlineData(10_000, 25_000_000, false)]
    public void The_faster_way_is_chosen(long oneThread, long team, bool expected)
    {
        var machine = new Machine(oneThread, team);
        machine.Take(Trial);
        Assert.Equal(Trial / 2, machine.TeamSteps);
        for (int step = 0; step < 1000; step++)
        {
            bool isTrial = machine.IsTrial;
            bool usesTeam = machine.Take(1);
            if (!isTrial) Assert.Equal(expected, usesTeam);
        }
    }

    /// <summary>The slower way is tried now and then, and less and less.</summary>
    [Theory]
    [InlineData(10_000, 6_000)]
    [InlineData(6_000, 10_000)]
    [InlineData(10_000, 1_000_000)]
    public void Trials_cost_a_hundredth(long oneThread, long team)
    {
        var machine = new Machine(oneThread, team);
        machine.TakeFor(500 * Trial * (oneThread + team));
        long steps = machine.Steps, before = machine.Time;
        machine.TakeFor(1000 * Trial * (oneThread + team));
        double ideal = (machine.Steps - steps) * (double)Math.Min(oneThread, team);
        Assert.InRange((machine.Time - before) / ideal, 1, 1.02);
    }

    /// <summary>Whatever else runs takes the whole first trial of one way, or of both.</summary>
    [Theory]
    [InlineData(0, 8)]
    [InlineData(8, 16)]
    [InlineData(3, 16)]
    public void A_disturbed_trial_fools_nobody_for_long(int first, int end)
    {
        foreach ((long oneThread, long team) in (ReadOnlySpan<(long, long)>)[(10_000, 6_000), (6_000, 10_000)])
        {
            var machine = new Machine(oneThread, team) { Slowness = (_, step, _) => step >= first && step < end ? 30 : 1 };
            machine.Take(Trial);
            long disturbed = machine.Time;
            machine.TakeFor(8 * disturbed);
            long teamSteps = machine.TeamSteps, steps = machine.Steps;
            machine.TakeFor(50 * disturbed);
            double share = (double)(machine.TeamSteps - teamSteps) / (machine.Steps - steps);
            Assert.True(team < oneThread ? share > 0.85 : share < 0.15, $"{share:0.00} of the steps on the team");
        }
    }

    /// <summary>A later trial that is disturbed does not count against those before.</summary>
    [Fact]
    public void A_disturbed_trial_changes_no_mind()
    {
        var machine = new Machine(10_000, 6_000);
        machine.Take(20 * Trial);
        while (!machine.IsTrial) machine.Take(1);
        machine.Slowness = (_, _, _) => 30;
        machine.Take(Trial);
        machine.Slowness = (_, _, _) => 1;
        Assert.False(machine.IsTrial);
        Assert.True(machine.Take(1));
    }

    /// <summary>The other processors become busy for good, and free again.</summary>
    [Fact]
    public void The_choice_follows_the_machine()
    {
        var machine = new Machine(10_000, 6_000);
        machine.Take(10_000);
        Assert.True(machine.Take(1));
        machine.Slowness = (usesTeam, _, _) => usesTeam ? 1000 : 1;
        // The trial that takes note of it costs as much as a thousand steps each.
        machine.TakeFor(3 * Trial * 6_000_000L * 100);
        long teamSteps = machine.TeamSteps, steps = machine.Steps;
        machine.Take(20_000);
        Assert.InRange((double)(machine.TeamSteps - teamSteps) / (machine.Steps - steps), 0, 0.001);
        machine.Slowness = (_, _, _) => 1;
        machine.TakeFor(101 * Trial * 6_000_000L);
        (teamSteps, steps) = (machine.TeamSteps, machine.Steps);
        machine.Take(20_000);
        Assert.InRange((double)(machine.TeamSteps - teamSteps) / (machine.Steps - steps), 0.98, 1);
    }

    /// <summary>
    /// Another program has the second processor half of the time, four milliseconds each: steps of the team are fast, but for those that wait. Their
    /// fastest one says that the team is worth it, and it is not.
    /// </summary>
    [Theory]
    [InlineData(300_000, 280_000)]
    [InlineData(20_000, 15_000)]
    [InlineData(300_000, 200_000)]
    public void A_team_that_has_to_wait_now_and_then_rests(long oneThread, long team)
    {
        const long Slice = 4_000_000;
        var machine = new Machine(oneThread, team) { Extra = (usesTeam, time) => usesTeam && time / Slice % 2 == 1 ? Slice - time % Slice : 0 };
        machine.TakeFor(3_000_000_000);
        (long before, long steps) = (machine.Time, machine.Steps);
        machine.TakeFor(20_000_000_000);
        Assert.InRange((machine.Time - before) / ((double)(machine.Steps - steps) * oneThread), 0.9, 1.2);
    }

    /// <summary>The last batch of an epoch is smaller, and faster whatever takes it.</summary>
    [Fact]
    public void Steps_on_fewer_examples_are_not_taken_for_faster_ones()
    {
        var machine = new Machine(10_000, 6_000) { Examples = step => step % Trial < Trial / 2 && step % 3 == 1 ? 32 : 64 };
        machine.Take(Trial);
        Assert.True(machine.Take(1));
        machine = new Machine(6_000, 10_000) { Examples = step => step % Trial >= Trial / 2 && step % 3 == 1 ? 32 : 64 };
        machine.Take(Trial);
        Assert.False(machine.Take(1));
    }

    /// <summary>Takes steps whose times are made up, in nanoseconds.</summary>
    private sealed class Machine(long oneThread, long team)
    {
        private readonly ThreadChoice _choice = new();

        public Func<bool, long, long, double> Slowness { get; set; } = (_, _, _) => 1;

        public Func<bool, long, long> Extra { get; set; } = (_, _) => 0;

        public Func<long, int> Examples { get; set; } = _ => Batch;

        public long Time { get; private set; }

        public long Steps { get; private set; }

        public long TeamSteps { get; private set; }

        public bool IsTrial => _choice.IsTrial;

        /// <summary>Takes some steps: whether the team took the last one.</summary>
        public bool Take(int steps)
        {
            bool usesTeam = false;
            for (int step = 0; step < steps; step++)
            {
                usesTeam = _choice.UsesTeam;
                int examples = Examples(Steps);
                long duration = (long)((usesTeam ? team : oneThread) * Slowness(usesTeam, Steps, Time) * examples / Batch) + Extra(usesTeam, Time);
                _choice.Report(duration, examples);
                Time += duration;
                Steps++;
                if (usesTeam) TeamSteps++;
            }

            return usesTeam;
        }

        public void TakeFor(long time)
        {
            for (long end = Time + time; Time < end;) Take(1);
        }
    }
}
