namespace NetGen.Reporting.Tests.Charts;

public sealed class ArgumentTests
{
    [Fact]
    public void ATrainingWithoutEpochsHasNoCurves()
    {
        TrainingReport none = Runs.Of([]);
        Assert.Throws<ArgumentException>("report", () => Chart.Loss(none));
        Assert.Throws<ArgumentException>("report", () => Chart.Accuracy(none));
        Assert.Throws<ArgumentException>("report", () => Chart.LearningRate(none));
    }

    [Fact]
    public void WhatIsNotInTheReportHasNoCurve()
    {
        TrainingReport bare = Runs.Of([1]);
        Assert.Contains("with validation", Assert.Throws<ArgumentException>("report", () => Chart.Accuracy(bare)).Message, StringComparison.Ordinal);
        Assert.Contains("it has no 'R2'", Assert.Throws<ArgumentException>("name", () => Chart.Metric(bare, "R2")).Message, StringComparison.Ordinal);
        Assert.Contains("with learning rates", Assert.Throws<ArgumentException>("report", () => Chart.LearningRate(bare)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryClassNeedsAName()
    {
        Assert.Contains("Expected 3 class names, but got 2.", Assert.Throws<ArgumentException>("classNames", () => Chart.ConfusionMatrix(Runs.Confusion(), ["a", "b"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("classNames", () => Chart.ConfusionMatrix(Runs.Confusion(), ["a", "b", null!]));
        Assert.Throws<ArgumentException>("classNames", () => Chart.DecisionBoundary(new Plain(), Runs.Corners(), ["a"]));
        Assert.Throws<ArgumentException>("inputNames", () => Chart.DecisionBoundary(new Plain(), Runs.Corners(), null, ["a"]));
        Assert.Throws<ArgumentException>("inputNames", () => Chart.DecisionBoundary(new Plain(), Runs.Corners(), null, ["a", null!]));
    }

    [Fact]
    public void ABoundaryNeedsTwoInputsAndFittingData()
    {
        Assert.Contains("2 inputs, but got one with 12", Assert.Throws<ArgumentException>("network", () => Chart.DecisionBoundary(new Tiny(), new Dataset<float>(12, 2, new float[12], new float[] { 1, 0 }))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("data", () => Chart.DecisionBoundary(new Plain(), new Dataset<float>(2, 1, new float[2], new float[1])));
    }

    [Fact]
    public void WeightsNeedTheSizeOfTheImages()
    {
        Assert.Contains("12 pixels", Assert.Throws<ArgumentException>("height", () => Chart.FirstLayer(new Tiny(), 4, 4)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("width", () => Chart.FirstLayer(new Tiny(), 0, 4));
        Assert.Throws<ArgumentOutOfRangeException>("height", () => Chart.FirstLayer(new Tiny(), 4, 13));
        Assert.Throws<ArgumentOutOfRangeException>("maximumUnits", () => Chart.FirstLayer(new Tiny(), 4, 3, 0));
    }

    [Fact]
    public void ThereMayBeTooManyClasses()
    {
        float[] outputs = new float[257];
        outputs[3] = 1;
        Assert.Throws<ArgumentException>("report", () => Chart.ConfusionMatrix(ClassificationReport.From<float>(outputs, outputs, 257)));
        var svg = new Svg(Chart.ConfusionMatrix(ClassificationReport.From<float>(outputs.AsSpan(..256), outputs.AsSpan(..256), 256)).ToSvg());
        Assert.Contains("1 examples, accuracy 100.0%", svg.Labels);
    }
}
