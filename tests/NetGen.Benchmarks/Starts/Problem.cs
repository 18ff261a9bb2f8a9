namespace NetGen.Benchmarks.Starts;

/// <summary>Something to learn.</summary>
/// <param name="Name">For the table.</param>
/// <param name="Judge">How good predictions are: R2 or accuracy.</param>
/// <param name="Draw">From a seed the examples to train on and those to be judged by.</param>
/// <param name="Learners">Networks of 1, 2, 4 and 6 hidden layers.</param>
internal sealed record Problem(string Name, Metric Judge, Func<int, (Dataset<float> Training, Dataset<float> Test)> Draw, IReadOnlyList<Learner> Learners)
{
    private static readonly Learner[]
        TenInputs = [Learner.Of<TenInputs1>(), Learner.Of<TenInputs2>(), Learner.Of<TenInputs4>(), Learner.Of<TenInputs6>()],
        FourInputs = [Learner.Of<FourInputs1>(), Learner.Of<FourInputs2>(), Learner.Of<FourInputs4>(), Learner.Of<FourInputs6>()],
        Digits = [Learner.Of<Digits1>(), Learner.Of<Digits2>(), Learner.Of<Digits4>(), Learner.Of<Digits6>()];

    /// <summary>All problems. The regressions are as noisy as Friedman's: a deviation of 1, and twice a third of the signal's.</summary>
    public static IReadOnlyList<Problem> All { get; } =
    [
        new("Friedman 1", Metric.R2, seed => Friedman.Halves(Friedman.First, noise: 1, seed), TenInputs),
        new("Friedman 2", Metric.R2, seed => Friedman.Halves(Friedman.Second, noise: 125, seed), FourInputs),
        new("Friedman 3", Metric.R2, seed => Friedman.Halves(Friedman.Third, noise: 0.1, seed), FourInputs),
        new("digits", Metric.TopAccuracy(1), _ => DigitImages.OfOtherWriters, Digits),
        new("digits, mixed", Metric.TopAccuracy(1), DigitImages.Mixed, Digits),
    ];
}
