namespace NetGen.Reporting.Tests.Charts;

/// <summary>A chart of every kind, and the ones at the edges of what there is.</summary>
internal static class Gallery
{
    private static readonly Lazy<Plain> Trained = new(Runs.Trained);

    public static IReadOnlyDictionary<string, Func<Chart>> All { get; } = new Dictionary<string, Func<Chart>>
    {
        ["loss"] = () => Chart.Loss(Runs.Usual()),
        ["accuracy"] = () => Chart.Accuracy(Runs.Usual()),
        ["accuracy, both"] = () => Chart.Accuracy(Runs.Measured()),
        ["metric"] = () => Chart.Metric(Runs.Measured(), "macro F1"),
        ["metric of one"] = () => Chart.Metric(Runs.Measured(), "RMSE"),
        ["learning rate"] = () => Chart.LearningRate(Runs.Usual()),
        ["confusion"] = () => Chart.ConfusionMatrix(Runs.Confusion()),
        ["confusion of hostile names"] = () => Chart.ConfusionMatrix(Runs.Confusion(), [Runs.Hostile, "\u0001\uD800\uFFFE", "日本語"]),
        ["boundary"] = () => Chart.DecisionBoundary(Trained.Value, Runs.Corners(), ["one", "two", "three"], ["height", "width"]),
        ["boundary of one output"] = () => Chart.DecisionBoundary(new Gate(), new Dataset<double>(2, 1, new double[] { 0, 0, 0, 1, 1, 0, 1, 1 }, new double[] { 0, 1, 1, 0 })),
        ["boundary of one example"] = () => Chart.DecisionBoundary(new Gate(), new Dataset<double>(2, 1, new double[] { 5, 5 }, new double[] { 1 })),
        ["weights"] = () => Chart.FirstLayer(new Tiny(), 4, 3),
        ["one epoch"] = () => Chart.Loss(Runs.Of([0.5], [(0.6, 0.7)], 1)),
        ["one rate"] = () => Chart.LearningRate(Runs.Of([0.5], rates: [0])),
        ["nothing finite"] = () => Chart.Accuracy(Runs.Of([1, 2], [(double.NaN, double.NaN), (1, double.NaN)], 1)),
        ["gaps"] = () => Chart.Loss(Runs.Of([1, 0.9, 0.8, 0.7, 0.6], [(1, 0), (double.PositiveInfinity, 0), (double.NaN, 0), (0.9, 0), (0.8, 0)], 5)),
        ["negative"] = () => Chart.Loss(Runs.Of([1, 0, -1, -1.5])),
        ["huge"] = () => Chart.Loss(Runs.Of([1e300, 1e10, 1e-300])),
        ["tiny range"] = () => Chart.Loss(Runs.Of([1e-9, 1.0000001e-9])),
        ["many epochs"] = () => Chart.Loss(Runs.Of([.. Enumerable.Range(1, 100_000).Select(epoch => 1.0 / epoch)])),
    };

    public static TheoryData<string> Names => [.. All.Keys];
}
