namespace NetGen.Tests.Training;

public sealed class OptionTests
{
    [Fact]
    public void DefaultsAreTheDocumentedOnes()
    {
        var fit = new FitOptions();
        Assert.Equal((1, 32, true, 1, 0.0), (fit.Epochs, fit.BatchSize, fit.Shuffle, fit.Seed, fit.ValidationFraction));
        Assert.Null(fit.StopBelowLoss);
        Assert.Null(fit.Progress);
        var trainer = new TrainerOptions();
        Assert.Equal((1, 256, 1), (trainer.Threads, trainer.MaxBatchSize, trainer.Seed));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void CountsAreAtLeastOne(int count)
    {
        Refused("Epochs", () => new FitOptions { Epochs = count });
        Refused("BatchSize", () => new FitOptions { BatchSize = count });
        Refused("BatchSize", () => new FitOptions() with { BatchSize = count });
        Refused("Threads", () => new TrainerOptions { Threads = count });
        Refused("MaxBatchSize", () => new TrainerOptions { MaxBatchSize = count });
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void FractionsAreBelowOne(double fraction) => Refused("ValidationFraction", () => new FitOptions { ValidationFraction = fraction });

    [Fact]
    public void TheLossToStopAtIsANumber()
    {
        Refused("StopBelowLoss", () => new FitOptions { StopBelowLoss = double.NaN });
        Assert.Null(new FitOptions { StopBelowLoss = null }.StopBelowLoss);
        Assert.Equal(-1, new FitOptions { StopBelowLoss = -1 }.StopBelowLoss);
    }

    private static void Refused(string parameter, Func<object> create)
    {
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(parameter, create);
        Assert.Contains(parameter + " must be", error.Message, StringComparison.Ordinal);
    }
}
