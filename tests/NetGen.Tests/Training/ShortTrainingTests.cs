namespace NetGen.Tests.Training;

/// <summary>A trainer of nothing but a network, and Fit with nothing but a number of epochs, are the long forms with their defaults.</summary>
public sealed class ShortTrainingTests
{
    private static readonly Dataset<double> Data = new(2, 1, [0, 0, 0, 1, 1, 0, 1, 1], [0, 1, 1, 0]);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void IsTheLongForm()
    {
        using var brief = new YesOrNo.Trainer(new YesOrNo(seed: 3));
        using var full = new YesOrNo.Trainer(new YesOrNo(seed: 3), new Adam(), new TrainerOptions());
        Assert.Equal((full.Optimizer, full.Options), (brief.Optimizer, brief.Options));
        TrainingReport expected = full.Fit(Data, new FitOptions { Epochs = 7 }, Token), report = brief.Fit(Data, epochs: 7, Token);
        Assert.Equal(expected.LossHistory, report.LossHistory);
        Assert.Equal((7, StopReason.Completed), (report.Epochs, report.Reason));
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        Assert.Throws<ArgumentNullException>("network", () => new YesOrNo.Trainer(null!));
        using var trainer = new YesOrNo.Trainer(new YesOrNo());
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>("epochs", () => trainer.Fit(Data, 0, Token));
        Assert.Contains("epochs must be at least 1, but is 0.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>("data", () => trainer.Fit((Dataset<double>)null!, 1, Token));
    }

    [Fact]
    public void CancellationEndsIt()
    {
        using var trainer = new YesOrNo.Trainer(new YesOrNo());
        Assert.Equal(StopReason.Cancelled, trainer.Fit(Data, 1000, new CancellationToken(canceled: true)).Reason);
    }

    /// <summary>Calls that have always meant options still do.</summary>
    [Fact]
    public void OptionsWithoutATypeAreStillOptions()
    {
        using var trainer = new YesOrNo.Trainer(new YesOrNo());
        Assert.Equal(2, trainer.Fit(Data, new() { Epochs = 2 }, Token).Epochs);
        Assert.Equal(1, trainer.Fit(Data, new(), Token).Epochs);
        Assert.Throws<ArgumentNullException>("options", () => trainer.Fit(Data, default!, Token));
        Assert.Throws<ArgumentNullException>("options", () => trainer.Fit(Data, null!, Token));
    }
}
