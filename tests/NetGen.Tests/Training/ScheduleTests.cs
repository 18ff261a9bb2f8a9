using System.Text.Json;
using NetGen.Tests.Data;

namespace NetGen.Tests.Training;

/// <summary>Every schedule against its namesake in torch.optim.lr_scheduler, and what torch does not have.</summary>
public sealed class ScheduleTests
{
    private static readonly JsonElement Stored = JsonDocument.Parse(File.ReadAllText(TestFiles.Find("Training/vectors/schedules.json"))).RootElement;

    private static readonly double Base = Stored.GetProperty("base").GetDouble();

    /// <summary>An epoch of one step, as torch's schedulers count.</summary>
    private static readonly Dictionary<string, LearningRateSchedule> Schedules = new()
    {
        ["step"] = new StepSchedule(3, 0.2),
        ["exponential"] = new ExponentialSchedule(0.9),
        ["growing"] = new ExponentialSchedule(1.5),
        ["cosine"] = new CosineSchedule(),
        ["cosine minimum"] = new CosineSchedule(minimumRate: 0.05),
        ["warm cosine"] = new CosineSchedule(5, 0.01),
        ["one cycle"] = new OneCycleSchedule(),
        ["one cycle narrow"] = new OneCycleSchedule(0.45, 10, 100),
        ["sequence"] = new SequenceSchedule(new ConstantSchedule(0.5), 4, new StepSchedule(3)),
    };

    private static readonly Dictionary<string, ReduceOnPlateau> Plateaus = new()
    {
        ["default"] = new ReduceOnPlateau(),
        ["impatient"] = new ReduceOnPlateau(0.5, 1),
        ["at once"] = new ReduceOnPlateau(0.5, 0) { Cooldown = 2 },
        ["absolute"] = new ReduceOnPlateau(patience: 2) { MinimumChange = 0.01, AbsoluteChange = true },
        ["minimum"] = new ReduceOnPlateau(0.3, 1) { MinimumRate = 0.02 },
        ["accuracy"] = new ReduceOnPlateau(0.5, 2) { Monitored = Monitored.ValidationAccuracy, MinimumChange = 0.1 },
        ["accuracy absolute"] = new ReduceOnPlateau(0.5, 1)
        {
            Monitored = Monitored.ValidationAccuracy,
            MinimumChange = 0.06,
            AbsoluteChange = true,
            Cooldown = 1,
        },
    };

    public static TheoryData<string> StepRuns => [.. Stored.GetProperty("steps").EnumerateObject().Select(run => run.Name)];

    public static TheoryData<string> PlateauRuns => [.. Stored.GetProperty("plateaus").EnumerateObject().Select(run => run.Name)];

    [Theory]
    [MemberData(nameof(StepRuns))]
    public void RatesAreThoseOfTorch(string run)
    {
        double[] expected = Stored.GetProperty("steps").GetProperty(run).Deserialize<double[]>()!;
        AssertClose(expected, Rates(Schedules[run], expected.Length));
    }

    [Theory]
    [MemberData(nameof(PlateauRuns))]
    public void PlateausAreThoseOfTorch(string run)
    {
        ReduceOnPlateau schedule = Plateaus[run];
        string values = schedule.Monitored == Monitored.ValidationAccuracy ? "accuracies" : "losses";
        PlateauState state = default;
        var rates = new List<double>();
        foreach (double value in Stored.GetProperty(values).Deserialize<double[]>()!)
        {
            // A state that was stored and read is the state.
            state = JsonSerializer.Deserialize<PlateauState>(JsonSerializer.Serialize(schedule.Next(state, value)));
            rates.Add(schedule.Rate(new SchedulePosition(rates.Count, 100, 1), Base, state));
        }

        double[] expected = Stored.GetProperty("plateaus").GetProperty(run).Deserialize<double[]>()!;
        AssertClose(expected, rates);
        Assert.True(expected[^1] < Base);
    }

    [Fact]
    public void EveryStoredRunIsTested()
    {
        Assert.Equal(Schedules.Keys, StepRuns.Select(row => row.Data));
        Assert.Equal(Plateaus.Keys, PlateauRuns.Select(row => row.Data));
    }

    [Fact]
    public void EpochsHaveSeveralSteps()
    {
        Assert.Equal([1, 1, 1, 1, 1, 1, 0.5, 0.5, 0.5], Rates(new StepSchedule(2, 0.5), 9, 1, stepsPerEpoch: 3));
        Assert.Equal([1, 1, 0.5, 0.5, 0.25], Rates(new ExponentialSchedule(0.5), 5, 1, stepsPerEpoch: 2));
        // Epochs of a part count from its own beginning, here in the middle of one.
        Assert.Equal([0.5, 1, 1, 1, 1, 0.5, 0.5, 0.5], Rates(new WarmupSchedule(2, new ExponentialSchedule(0.5)), 8, 1, stepsPerEpoch: 3));
    }

    [Fact]
    public void WarmUpsRiseToTheFirstRateOfWhatFollows()
    {
        AssertClose([0.1, 0.2, 0.3, 0.4, 0.5, 0.5], Rates(new WarmupSchedule(5, new ConstantSchedule(0.5)), 6, 1));
        Assert.Equal(Rates(new CosineSchedule(7, 0.01), 20), Rates(new WarmupSchedule(7, new CosineSchedule(minimumRate: 0.01)), 20));
        Assert.Equal(Rates(new CosineSchedule(), 20), Rates(new WarmupSchedule(0, new CosineSchedule()), 20));
        AssertClose([0.25, 0.5, 0.75], Rates(new WarmupSchedule(4), 3, 1));
        AssertClose([0.25, 0.5, 0.75], Rates(new CosineSchedule(4), 3, 1));
    }

    [Fact]
    public void PartsOfASequenceKnowTheirOwnLength()
    {
        double[] rates = Rates(new SequenceSchedule(new CosineSchedule(), 8, new SequenceSchedule(new OneCycleSchedule(), 10, new CosineSchedule(2))), 25);
        Assert.Equal([.. Rates(new CosineSchedule(), 8), .. Rates(new OneCycleSchedule(), 10), .. Rates(new CosineSchedule(2), 7)], rates);
    }

    [Fact]
    public void FewStepsAndStepsBehindTheEndHaveRates()
    {
        Assert.Equal(Base, new OneCycleSchedule().Rate(new SchedulePosition(0, 1, 1), Base));
        Assert.Equal(Base, new OneCycleSchedule(riseShare: 0).Rate(new SchedulePosition(0, 10, 1), Base));
        Assert.Equal(Base, new OneCycleSchedule(riseShare: 1).Rate(new SchedulePosition(9, 10, 1), Base));
        double last = Base / 25 / 1e4;
        Assert.Equal(last, new OneCycleSchedule().Rate(new SchedulePosition(9, 10, 1), Base), 1e-15);
        Assert.Equal(last, new OneCycleSchedule().Rate(new SchedulePosition(50, 10, 1), Base), 1e-15);
        Assert.Equal(0.05, new CosineSchedule(2, 0.05).Rate(new SchedulePosition(50, 10, 1), Base), 1e-15);
        Assert.Equal(Base, new CosineSchedule(5).Rate(new SchedulePosition(5, 5, 1), Base));
    }

    [Fact]
    public void PlateausKeepRatesBelowTheMinimumAndIgnoreWhatIsNoNumber()
    {
        var schedule = new ReduceOnPlateau(0.5, 0) { MinimumRate = 0.1, Inner = new ConstantSchedule(0.5) };
        var position = new SchedulePosition(0, 1, 1);
        Assert.Equal(0.05, schedule.Rate(position, 0.1, new PlateauState(3, 1, 0, 0)));
        Assert.Equal(0.1, schedule.Rate(position, 0.3, new PlateauState(3, 1, 0, 0)));
        Assert.Equal(0.15, schedule.Rate(position, 0.3));
        Assert.Equal(new PlateauState(1, null, 0, 0), schedule.Next(default, double.NaN));
        Assert.Equal(new PlateauState(1, null, 0, 0), schedule.Next(default, double.PositiveInfinity));
        Assert.Equal(new PlateauState(0, 4, 0, 0), schedule.Next(default, 4));
    }

    [Fact]
    public void SchedulesAreEqualByValue()
    {
        Assert.Equal(new WarmupSchedule(3, new StepSchedule(2)), new WarmupSchedule(3, new StepSchedule(2, 0.1)));
        Assert.NotEqual(new CosineSchedule(3), new CosineSchedule());
        Assert.Equal(new StepSchedule(2, 0.5), new StepSchedule(1) with { Epochs = 2, Factor = 0.5 });
    }

    [Fact]
    public void OptionsAreChecked()
    {
        foreach (double value in (double[])[0, -1, double.NaN, double.PositiveInfinity])
        {
            Refused("factor", () => new ConstantSchedule(value));
            Refused("factor", () => new StepSchedule(1, value));
            Refused("factor", () => new ExponentialSchedule(value));
            Refused("startDivisor", () => new OneCycleSchedule(startDivisor: value));
            Refused("endDivisor", () => new OneCycleSchedule() with { EndDivisor = value });
            Refused("factor", () => new ReduceOnPlateau(value));
        }

        foreach (double value in (double[])[-0.1, double.NaN, double.PositiveInfinity])
        {
            Refused("minimumRate", () => new CosineSchedule(minimumRate: value));
            Refused("riseShare", () => new OneCycleSchedule(value));
            Refused("MinimumRate", () => new ReduceOnPlateau { MinimumRate = value });
            Refused("MinimumChange", () => new ReduceOnPlateau { MinimumChange = value });
        }

        Refused("riseShare", () => new OneCycleSchedule(1.1));
        Refused("factor", () => new ReduceOnPlateau(1));
        Refused("epochs", () => new StepSchedule(0));
        Refused("steps", () => new WarmupSchedule(-1));
        Refused("steps", () => new SequenceSchedule(new ConstantSchedule(), 0, new ConstantSchedule()));
        Refused("warmupSteps", () => new CosineSchedule(-1));
        Refused("patience", () => new ReduceOnPlateau(patience: -1));
        Refused("Cooldown", () => new ReduceOnPlateau { Cooldown = -1 });
        Refused("Monitored", () => new ReduceOnPlateau { Monitored = (Monitored)9 });
        Refused("step", () => new SchedulePosition(-1, 1, 1));
        Refused("totalSteps", () => new SchedulePosition(0, 0, 1));
        Refused("stepsPerEpoch", () => new SchedulePosition(0, 1, 0));
        Assert.Equal(0, default(SchedulePosition).Epoch);
    }

    [Fact]
    public void APlateauIsTheOutermost()
    {
        var plateau = new ReduceOnPlateau();
        ArgumentException error = Assert.Throws<ArgumentException>("inner", () => new WarmupSchedule(1, plateau));
        Assert.Contains("make it the outer one", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("first", () => new SequenceSchedule(plateau, 1, new ConstantSchedule()));
        Assert.Throws<ArgumentException>("next", () => new SequenceSchedule(new ConstantSchedule(), 1, plateau));
        Assert.Throws<ArgumentException>("Inner", () => new ReduceOnPlateau { Inner = plateau });
        Assert.Throws<ArgumentNullException>("first", () => new SequenceSchedule(null!, 1, new ConstantSchedule()));
    }

    internal static double[] Rates(LearningRateSchedule schedule, int count, double? baseRate = null, int stepsPerEpoch = 1) =>
        [.. Enumerable.Range(0, count).Select(step => schedule.Rate(new SchedulePosition(step, count, stepsPerEpoch), baseRate ?? Base))];

    private static void AssertClose(double[] expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-13 * Math.Max(1, expected[i]));
    }

    private static void Refused(string parameter, Func<object> create)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(parameter, create);
        Assert.Contains(parameter + " must be", error.Message, StringComparison.Ordinal);
    }
}
