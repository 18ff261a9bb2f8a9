namespace NetGen.Tests.Behaviour;

/// <summary>
/// Other programs compile against these names and use the methods as delegates. That this file compiles is most of the test: an extra
/// parameter, another return type or another name breaks it.
/// </summary>
public sealed class FixedNamesTests
{
    // Constants, as they stand in array sizes and switch labels.
    private const int Sizes = SmallSingle.InputSize * 10_000 + SmallSingle.OutputSize * 1_000 + SmallSingle.ParameterCount;

    private delegate void OwnGradient<T>(ReadOnlySpan<T> inputs, OutputGradient<T> outputGradient, Span<T> gradient);

    private delegate bool OwnStep<T>(ReadOnlySpan<T> inputs, OutputGradient<T> gradient);

    [Fact]
    public void Of_a_network()
    {
        Assert.Equal(32_026, Sizes);
        var network = new SmallSingle();
        network = new SmallSingle(seed: 1);
        Action<ReadOnlySpan<float>, Span<float>> predict = network.Predict;
        Action<ReadOnlySpan<float>, Span<float>> predictBatch = network.PredictBatch;
        Action<Span<float>> copyParametersTo = network.CopyParametersTo;
        Action<ReadOnlySpan<float>> setParameters = network.SetParameters;
        Func<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, float> computeGradient = network.ComputeGradient;
        Assert.NotNull((OwnGradient<float>)network.ComputeGradient);
        Assert.NotNull((Func<ReadOnlySpan<float>, ReadOnlySpan<float>, Span<float>, float>)network.ComputeInputGradient);
        Assert.NotNull((OwnGradient<float>)network.ComputeInputGradient);
        Func<ReadOnlySpan<float>, int> classify = network.Classify;
        Action<string> saveFile = network.Save;
        Action<Stream> saveStream = network.Save;
        Func<string, SmallSingle> loadFile = SmallSingle.Load;
        Func<Stream, SmallSingle> loadStream = SmallSingle.Load;
        Assert.NotNull((Func<string, WeightLayout, SmallSingle>)SmallSingle.Load);
        Assert.NotNull((Func<Stream, WeightLayout, SmallSingle>)SmallSingle.Load);
        Func<SmallSingle> clone = network.Clone;

        Span<float> output = stackalloc float[SmallSingle.OutputSize];
        predict([1, 2, 3], output);
        Assert.Equal(1, output[0] + output[1], 1e-6);
        Span<float> outputs = stackalloc float[2 * SmallSingle.OutputSize];
        predictBatch([1, 2, 3, 1, 2, 3], outputs);
        Assert.Equal(outputs[0], outputs[2]);
        Span<float> parameters = stackalloc float[SmallSingle.ParameterCount];
        copyParametersTo(parameters);
        setParameters(parameters);
        Span<float> gradient = stackalloc float[SmallSingle.ParameterCount];
        Assert.True(computeGradient([1, 2, 3], [0, 1], gradient) > 0);
        Assert.Equal(output[0] > output[1] ? 0 : 1, classify([1, 2, 3]));
        using var stream = new MemoryStream();
        saveStream(stream);
        stream.Position = 0;
        Assert.Equal(classify([1, 2, 3]), loadStream(stream).Classify([1, 2, 3]));
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".safetensors");
        try
        {
            saveFile(path);
            Assert.Equal(classify([1, 2, 3]), loadFile(path).Classify([1, 2, 3]));
        }
        finally
        {
            File.Delete(path);
        }

        Assert.NotSame(network, clone());
    }

    [Fact]
    public void Of_a_network_in_double()
    {
        var network = new SmallDouble(1);
        Action<ReadOnlySpan<double>, Span<double>> predict = network.Predict;
        Action<ReadOnlySpan<double>, Span<double>> predictBatch = network.PredictBatch;
        Action<Span<double>> copyParametersTo = network.CopyParametersTo;
        Action<ReadOnlySpan<double>> setParameters = network.SetParameters;
        Func<ReadOnlySpan<double>, ReadOnlySpan<double>, Span<double>, double> computeGradient = network.ComputeGradient;
        Assert.All(new Delegate[] { predict, predictBatch, copyParametersTo, setParameters, computeGradient }, one => Assert.Same(network, one.Target));
    }

    /// <summary>Up to eight inputs and one output: a call with plain numbers.</summary>
    [Fact]
    public void Of_the_typed_predict()
    {
        var network = new Golden.ThreeLayers();
        Func<double, double, double, double> predict = network.Predict;
        double[] output = new double[1];
        network.Predict([0, 1, 1], output);
        Assert.Equal(output[0], predict(0, 1, 1));
        Assert.Equal(output[0], network.Predict(x0: 0, x1: 1, x2: 1));
    }

    [Fact]
    public void Of_a_trainer()
    {
        var network = new LargeDouble();
        using IDisposable disposable = new LargeDouble.Trainer(network, new Adam());
        using var trainer = new LargeDouble.Trainer(network, new Adam(), new TrainerOptions { Threads = 1, MaxBatchSize = 16 });
        Assert.True(typeof(LargeDouble.Trainer) is { IsSealed: true, IsNestedPublic: true });
        Func<ReadOnlySpan<double>, ReadOnlySpan<double>, double> step = trainer.Step;
        Assert.NotNull((Func<ReadOnlySpan<double>, ReadOnlySpan<double>, ReadOnlySpan<double>, double>)trainer.Step);
        Assert.NotNull((OwnStep<double>)trainer.Step);
        Func<Dataset<double>, FitOptions, CancellationToken, TrainingReport> fit = trainer.Fit;
        Func<Dataset<double>, Evaluation> evaluate = trainer.Evaluate;
        Action reset = trainer.Reset;

        double[] inputs = [.. Enumerable.Range(0, 40).Select(i => i / 40.0)], targets = new double[10];
        Assert.True(step(inputs, targets) > 0);
        var data = new Dataset<double>(inputSize: 20, outputSize: 5, inputs: inputs, targets: targets);
        Assert.Equal(2, data.Count);
        var progress = new Progress<TrainingProgress>();
        TrainingReport report = fit(
            data,
            new FitOptions { Epochs = 2, BatchSize = 2, Shuffle = true, Seed = 1, ValidationFraction = 0, StopBelowLoss = null, Progress = progress },
            TestContext.Current.CancellationToken);
        report = trainer.Fit(data, new FitOptions());
        (IReadOnlyList<double> history, int epochs, TimeSpan duration, double speed, StopReason reason) =
            (report.LossHistory, report.Epochs, report.Duration, report.ExamplesPerSecond, report.Reason);
        Assert.Equal(1, epochs);
        Assert.Single(history);
        Assert.True(duration > TimeSpan.Zero && speed > 0 && Enum.IsDefined(reason));
        (double loss, double accuracy) = (evaluate(data).Loss, evaluate(data).Accuracy);
        Assert.True(loss > 0);
        Assert.Equal(double.NaN, accuracy);
        reset();
    }

    [Fact]
    public void Of_data_from_classes()
    {
        Dataset<float> data = Dataset<float>.FromClasses(inputSize: 3, classes: 2, inputs: new float[6], labels: new[] { 0, 1 });
        Assert.Equal(2, data.Count);
        using var trainer = new SmallSingle.Trainer(new SmallSingle(), new Sgd(0.1));
        Assert.InRange(trainer.Evaluate(data).Accuracy, 0.5, 0.5); // two equal rows of different classes
    }

    [Fact]
    public void Of_options()
    {
        Assert.Equal((1, 256), (new TrainerOptions().Threads, new TrainerOptions().MaxBatchSize));
        var fit = new FitOptions();
        Assert.Equal((1, 32, true, 1, 0.0), (fit.Epochs, fit.BatchSize, fit.Shuffle, fit.Seed, fit.ValidationFraction));
        Assert.Null(fit.StopBelowLoss);
        Assert.Null(fit.Progress);
    }

    [Fact]
    public void Of_optimizers()
    {
        var sgd = new Sgd(learningRate: 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.01);
        Assert.Equal((0.1, 0.9, true, 0.01), (sgd.LearningRate, sgd.Momentum, sgd.Nesterov, sgd.WeightDecay));
        sgd = new Sgd(0.1);
        Assert.Equal((0.1, 0.0, false, 0.0), (sgd.LearningRate, sgd.Momentum, sgd.Nesterov, sgd.WeightDecay));

        var adam = new Adam(learningRate: 0.1, beta1: 0.8, beta2: 0.99, epsilon: 1e-7, weightDecay: 0.01);
        Assert.Equal((0.1, 0.8, 0.99, 1e-7, 0.01), (adam.LearningRate, adam.Beta1, adam.Beta2, adam.Epsilon, adam.WeightDecay));
        adam = new Adam();
        Assert.Equal((1e-3, 0.9, 0.999, 1e-8, 0.0), (adam.LearningRate, adam.Beta1, adam.Beta2, adam.Epsilon, adam.WeightDecay));

        var adamW = new AdamW(learningRate: 0.1, beta1: 0.8, beta2: 0.99, epsilon: 1e-7, weightDecay: 0.1);
        Assert.Equal((0.1, 0.8, 0.99, 1e-7, 0.1), (adamW.LearningRate, adamW.Beta1, adamW.Beta2, adamW.Epsilon, adamW.WeightDecay));
        adamW = new AdamW();
        Assert.Equal((1e-3, 0.9, 0.999, 1e-8, 1e-2), (adamW.LearningRate, adamW.Beta1, adamW.Beta2, adamW.Epsilon, adamW.WeightDecay));

        var rmsProp = new RmsProp(learningRate: 0.1, alpha: 0.9, epsilon: 1e-7, momentum: 0.5);
        Assert.Equal((0.1, 0.9, 1e-7, 0.5), (rmsProp.LearningRate, rmsProp.Alpha, rmsProp.Epsilon, rmsProp.Momentum));
        rmsProp = new RmsProp();
        Assert.Equal((1e-2, 0.99, 1e-8, 0.0), (rmsProp.LearningRate, rmsProp.Alpha, rmsProp.Epsilon, rmsProp.Momentum));

        var adaGrad = new AdaGrad(learningRate: 0.1, epsilon: 1e-7);
        Assert.Equal((0.1, 1e-7), (adaGrad.LearningRate, adaGrad.Epsilon));
        adaGrad = new AdaGrad();
        Assert.Equal((1e-2, 1e-10), (adaGrad.LearningRate, adaGrad.Epsilon));

        var rprop = new Rprop(learningRate: 0.1, etaMinus: 0.4, etaPlus: 1.3, minStep: 1e-5, maxStep: 10);
        Assert.Equal((0.1, 0.4, 1.3, 1e-5, 10.0), (rprop.LearningRate, rprop.EtaMinus, rprop.EtaPlus, rprop.MinStep, rprop.MaxStep));
        rprop = new Rprop();
        Assert.Equal((1e-2, 0.5, 1.2, 1e-6, 50.0), (rprop.LearningRate, rprop.EtaMinus, rprop.EtaPlus, rprop.MinStep, rprop.MaxStep));

        // Records: equal by value, changed by copying.
        Assert.Equal(adam, new Adam() with { LearningRate = 1e-3 });
        Assert.Equal(new Sgd(0.5, weightDecay: 0.25), new Sgd(0.1) with { LearningRate = 0.5, WeightDecay = 0.25 });
        Assert.All(new Optimizer[] { sgd, adam, adamW, rmsProp, adaGrad, rprop }, optimizer => Assert.IsAssignableFrom<Optimizer>(optimizer));
        Assert.True(typeof(Optimizer).IsAbstract);
    }
}
