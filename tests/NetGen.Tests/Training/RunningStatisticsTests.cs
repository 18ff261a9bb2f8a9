namespace NetGen.Tests.Training;

/// <summary>Running statistics go wherever parameters go, and stay where no step is taken.</summary>
public sealed class RunningStatisticsTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));

    private static readonly Dataset<double> Data = Draw(24, seed: 1), Others = Draw(8, seed: 2);

    public void Dispose()
    {
        foreach (string file in Directory.GetFiles(Path.GetTempPath(), Path.GetFileName(_path) + "*")) File.Delete(file);
    }

    [Fact]
    public void Checkpoints_keep_them()
    {
        var network = new WithBatchNorm(seed: 1);
        using var trainer = new WithBatchNorm.Trainer(network, new Adam(0.01));
        trainer.Fit(Data, new FitOptions { Epochs = 2, BatchSize = 5 }, TestContext.Current.CancellationToken);
        trainer.SaveCheckpoint(_path);
        trainer.Fit(Data, new FitOptions { Epochs = 2, BatchSize = 5 }, TestContext.Current.CancellationToken);

        var other = new WithBatchNorm(seed: 2);
        using var later = new WithBatchNorm.Trainer(other, new Adam(0.01));
        later.LoadCheckpoint(_path);
        later.Fit(Data, new FitOptions { Epochs = 2, BatchSize = 5 }, TestContext.Current.CancellationToken);
        Assert.Equal(Whole(network), Whole(other));
        Assert.NotEqual(Whole(new WithBatchNorm(seed: 1))[^5..], Whole(network)[^5..]);
    }

    [Fact]
    public void The_best_epoch_brings_its_own()
    {
        var network = new WithBatchNorm(seed: 1);
        using var trainer = new WithBatchNorm.Trainer(network, new Sgd(0.5));
        double[] best = [], gradient = new double[WithBatchNorm.ParameterCount];
        double lowest = double.PositiveInfinity;
        var watch = new Watch(() =>
        {
            double loss = network.ComputeGradient(Others.Inputs.Span, Others.Targets.Span, gradient);
            if (loss < lowest) (lowest, best) = (loss, Whole(network));
        });
        var options = new FitOptions { Epochs = 12, BatchSize = 5, EarlyStopping = new EarlyStopping { Patience = 20, RestoreBest = true }, Progress = watch };
        trainer.Fit(Data, Others, options, TestContext.Current.CancellationToken);
        Assert.Equal(best, Whole(network));
    }

    /// <summary>Nothing but a step that is taken moves them; a frozen layer's stay.</summary>
    [Fact]
    public void They_stay_where_no_step_is_taken()
    {
        var network = new WithBatchNorm(seed: 1);
        double[] before = Whole(network), targets = Data.Targets.ToArray();
        using var trainer = new WithBatchNorm.Trainer(network, new Sgd(0.1));
        trainer.Evaluate(Data);
        network.ComputeGradient(Data.Inputs.Span, Data.Targets.Span, new double[WithBatchNorm.ParameterCount]);
        network.PredictBatch(Data.Inputs.Span, new double[targets.Length]);
        targets[0] = double.NaN;
        Assert.True(double.IsNaN(trainer.Step(Data.Inputs.Span, targets)));
        using var clipped = new WithBatchNorm.Trainer(network, new Sgd(0.1), new TrainerOptions { ClipValue = 1 });
        Assert.True(double.IsNaN(clipped.Step(Data.Inputs.Span, targets)));
        Assert.Equal(before, Whole(network));

        using var frozen = new WithBatchNorm.Trainer(network, new Sgd(0.1), new TrainerOptions { FrozenLayers = [2] });
        frozen.Step(Data.Inputs.Span, Data.Targets.Span);
        Assert.Equal(before[^10..], Whole(network)[^10..]);
        Assert.NotEqual(before, Whole(network));
        clipped.Step(Data.Inputs.Span, Data.Targets.Span);
        Assert.NotEqual(before[^10..], Whole(network)[^10..]);
    }

    /// <summary>Parameters, then means and variances of five channels.</summary>
    private static double[] Whole(WithBatchNorm network)
    {
        ParameterLayout whole = WithBatchNorm.Description.Layout.Whole;
        double[] values = new double[whole.Count];
        whole.ToLogical(((ITrainableNetwork<WithBatchNorm, double>)network).Engine.Values, values);
        return values;
    }

    private static Dataset<double> Draw(int rows, int seed)
    {
        var random = new Random(seed);
        double[] Values(int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * random.NextDouble() - 1)];
        return new(WithBatchNorm.InputSize, WithBatchNorm.OutputSize, Values(rows * WithBatchNorm.InputSize), Values(rows * WithBatchNorm.OutputSize));
    }

    /// <summary>Called in the thread that trains, after every epoch.</summary>
    private sealed class Watch(Action ended) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => ended();
    }
}
