using NetGen.Tests.Behaviour;

namespace NetGen.Tests.Training.Treatment;

/// <summary>What PyTorch's vectors do not say of clipping, penalties, freezing and noise.</summary>
public sealed class TreatmentTests
{
    private static readonly TrainerOptions Everything = new()
    {
        L1 = 1e-3,
        L2 = 1e-2,
        ClipValue = 0.5,
        ClipNorm = 0.4,
        LabelSmoothing = 0.1,
        InputNoise = 0.05,
        FrozenLayers = [2],
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Frozen_layers_keep_every_bit()
    {
        Keep<SmallSingle>(new SmallSingle(), network => new SmallSingle.Trainer(network, new AdamW(0.1), new TrainerOptions { FrozenLayers = [1] }), frozen: 0);
        Keep<SmallSingle>(new SmallSingle(), network => new SmallSingle.Trainer(network, new AdamW(0.1), new TrainerOptions { FrozenLayers = [2], L2 = 1 }), frozen: 1);
        Keep<LargeSingle>(new LargeSingle(), network => new LargeSingle.Trainer(network, new AdamW(0.1), new TrainerOptions { FrozenLayers = [1, 1] }), frozen: 0);
        Keep<LargeSingle>(new LargeSingle(), network => new LargeSingle.Trainer(network, new AdamW(0.1), new TrainerOptions { FrozenLayers = [2], L1 = 1, ClipNorm = 1 }), frozen: 1);

        static void Keep<TNetwork>(TNetwork network, Func<TNetwork, NetworkTrainer<TNetwork, float>> create, int frozen)
            where TNetwork : class, ITrainableNetwork<TNetwork, float>
        {
            float[] before = network.Engine.Parameters.Values.ToArray();
            using NetworkTrainer<TNetwork, float> trainer = create(network);
            for (int step = 0; step < 3; step++) trainer.Step(Ones(3 * TNetwork.InputSize), Targets(3, TNetwork.OutputSize));
            Span<float> after = network.Engine.Parameters.Values;
            IReadOnlyList<ParameterTensor> tensors = network.Engine.Parameters.Layout.Tensors;
            Assert.Equal(4, tensors.Count);
            for (int tensor = 0; tensor < tensors.Count; tensor++)
            {
                (int first, int count) = (tensors[tensor].Offset, tensors[tensor].Columns);
                Assert.Equal(tensor / 2 == frozen, before.AsSpan(first, count).SequenceEqual(after.Slice(first, count)));
            }
        }
    }

    /// <summary>Nothing that fills up rows ever becomes anything but zero.</summary>
    [Fact]
    public void Padding_stays_zero()
    {
        var network = new LargeSingle();
        using var trainer = new LargeSingle.Trainer(network, new Adam(0.1), Everything with { FrozenLayers = [] });
        for (int step = 0; step < 5; step++) trainer.Step(Ones(7 * LargeSingle.InputSize), Targets(7, LargeSingle.OutputSize));
        float[] logical = new float[LargeSingle.ParameterCount];
        network.CopyParametersTo(logical);
        ParameterBlock<float> block = ((ITrainableNetwork<LargeSingle, float>)network).Engine.Parameters, alone = new(block.Layout);
        alone.Set(logical);
        Assert.Equal(alone.Values.ToArray(), block.Values.ToArray());
    }

    [Fact]
    public void A_clipped_gradient_that_is_not_a_number_stays_so()
    {
        var network = new SmallDouble();
        using var trainer = new SmallDouble.Trainer(network, new Sgd(0.1), new TrainerOptions { ClipValue = 1, ClipNorm = 1 });
        double[] before = Parameters(network);
        Assert.True(double.IsNaN(trainer.Step([double.NaN, 0, 0], [1, 0])));
        Assert.Equal(before, Parameters(network));
    }

    [Fact]
    public void Noise_is_normal_and_the_same_for_the_same_seed_and_step()
    {
        const int Rows = 20_000, Size = 5;
        double[] noise = Noise(seed: 1, step: 1);
        Assert.Equal(noise, Noise(seed: 1, step: 1));
        Assert.NotEqual(noise, Noise(seed: 2, step: 1));
        Assert.NotEqual(noise, Noise(seed: 1, step: 2));
        Assert.Equal(noise.Length, noise.Distinct().Count());
        // Moments of the standard normal distribution, within five of their own standard errors.
        double error = 5 / Math.Sqrt(noise.Length);
        double[] z = [.. noise.Select(value => value / 0.25)];
        Assert.Equal(0, z.Average(), error);
        Assert.Equal(1, z.Average(value => value * value), error * Math.Sqrt(2));
        Assert.Equal(0, z.Average(value => value * value * value), error * Math.Sqrt(15));
        Assert.Equal(3, z.Average(value => value * value * value * value), error * Math.Sqrt(96));
        for (int lag = 1; lag < 6; lag++)
            Assert.Equal(0, z.Zip(z.Skip(lag), (a, b) => a * b).Average(), error);

        static double[] Noise(int seed, long step)
        {
            double[] values = new double[Rows * Size];
            new InputNoise(0.25, seed).Add(values.AsSpan(), Size, step);
            return values;
        }
    }

    /// <summary>Whatever stands around an example.</summary>
    [Fact]
    public void A_step_with_noise_is_a_step_on_noisy_inputs()
    {
        double[] inputs = [.. Enumerable.Range(0, 12).Select(i => 0.1 * i)], targets = [.. Enumerable.Range(0, 8).Select(i => i % 2.0)];
        SmallDouble noisy = new(), plain = new();
        using var first = new SmallDouble.Trainer(noisy, new Sgd(0.1), new TrainerOptions { InputNoise = 0.3, Seed = 4 });
        using var second = new SmallDouble.Trainer(plain, new Sgd(0.1));
        for (int step = 1; step <= 3; step++)
        {
            double[] changed = [.. inputs];
            new InputNoise(0.3, 4).Add(changed.AsSpan(), 3, step);
            Assert.Equal(second.Step(changed, targets), first.Step(inputs, targets));
        }

        Assert.Equal(Parameters(plain), Parameters(noisy));
        Assert.Equal(0.1, inputs[1]);
    }

    [Fact]
    public void Yes_or_no_targets_are_smoothed_towards_a_half()
    {
        SmallDouble smoothed = new(), plain = new();
        using var first = new SmallDouble.Trainer(smoothed, new Sgd(0.1), new TrainerOptions { LabelSmoothing = 0.2 });
        using var second = new SmallDouble.Trainer(plain, new Sgd(0.1));
        Assert.Equal(second.Step([1, 2, 3], [0.9, 0.1]), first.Step([1, 2, 3], [1, 0]), 1e-15);
        Assert.All(Parameters(plain).Zip(Parameters(smoothed)), pair => Assert.Equal(pair.First, pair.Second, 1e-15));
    }

    [Fact]
    public void Everything_together_allocates_nothing_per_step()
    {
        float[] inputs = Ones(9 * LargeSingle.InputSize), targets = Targets(9, LargeSingle.OutputSize);
        using var trainer = new LargeSingle.Trainer(new LargeSingle(), new Adam(), Everything);
        trainer.Step(inputs, targets);
        AllocationTests.AssertNothing(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int step = 0; step < 20; step++) trainer.Step(inputs, targets);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    [Fact]
    public void Threads_change_no_bit()
    {
        float[] inputs = [.. Enumerable.Range(0, 64 * LargeSingle.InputSize).Select(i => MathF.Sin(i))], targets = Targets(64, LargeSingle.OutputSize);
        float[] one = Train(1);
        Assert.Equal(one, Train(1));
        Assert.Equal(one, Train(2));

        float[] Train(int threads)
        {
            var network = new LargeSingle();
            using var trainer = new LargeSingle.Trainer(network, new Adam(), Everything with { Threads = threads });
            for (int step = 0; step < 10; step++) trainer.Step(inputs, targets);
            float[] parameters = new float[LargeSingle.ParameterCount];
            network.CopyParametersTo(parameters);
            return parameters;
        }
    }

    [Fact]
    public void Options_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("L1", () => new TrainerOptions { L1 = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("L2", () => new TrainerOptions { L2 = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("ClipValue", () => new TrainerOptions { ClipValue = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("ClipNorm", () => new TrainerOptions { ClipNorm = double.PositiveInfinity });
        Assert.Throws<ArgumentOutOfRangeException>("LabelSmoothing", () => new TrainerOptions { LabelSmoothing = 1 });
        Assert.Throws<ArgumentOutOfRangeException>("InputNoise", () => new TrainerOptions { InputNoise = -0.1 });
        Assert.Throws<ArgumentOutOfRangeException>("FrozenLayers", () => new TrainerOptions { FrozenLayers = [0] });
        Assert.Null(new TrainerOptions { ClipNorm = null }.ClipNorm);
    }

    [Fact]
    public void What_does_not_fit_the_network_is_refused()
    {
        ArgumentException frozen = Assert.Throws<ArgumentException>(
            "options", () => new SmallSingle.Trainer(new SmallSingle(), new Adam(), new TrainerOptions { FrozenLayers = [3] }));
        Assert.Contains("FrozenLayers must be from 1 to 2, the dense layers of SmallSingle, but one is 3.", frozen.Message, StringComparison.Ordinal);
        ArgumentException smoothing = Assert.Throws<ArgumentException>(
            "options", () => new LargeDouble.Trainer(new LargeDouble(), new Adam(), new TrainerOptions { LabelSmoothing = 0.1 }));
        Assert.Contains("LargeDouble has SquaredError", smoothing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_example_of_weight_two_counts_as_if_it_were_there_twice()
    {
        Dataset<double> data = Fakes.Examples.Line(6), repeated = data.Subset([0, 0, 1, 3, 3, 3, 4, 5]);
        TrainingReport weighted = Fit(data.WithWeights(new double[] { 2, 1, 0, 3, 1, 1 })), expected = Fit(repeated);
        Assert.All(expected.LossHistory.Zip(weighted.LossHistory), pair => Assert.Equal(pair.First, pair.Second, 1e-14));

        static TrainingReport Fit(Dataset<double> data)
        {
            using var trainer = new Fakes.FakeTrainer<Fakes.Regression, double>(new Fakes.FakeNetwork<Fakes.Regression, double>(), new Sgd(0.1));
            return trainer.Fit(data, new FitOptions { Epochs = 5, BatchSize = 8 }, Token);
        }
    }

    /// <summary>The mean of an epoch is that of its weights, whatever batches they came in.</summary>
    [Fact]
    public void The_loss_of_an_epoch_is_weighted_too()
    {
        Dataset<double> data = Fakes.Examples.Line(9).WithWeights(Enumerable.Range(0, 9).Select(row => (double)(row % 4)).ToArray());
        using var trainer = new Fakes.FakeTrainer<Fakes.Regression, double>(new Fakes.FakeNetwork<Fakes.Regression, double>(), new Sgd(0));
        double whole = trainer.Fit(data, new FitOptions { BatchSize = 9 }, Token).LossHistory[0];
        Assert.Equal(whole, trainer.Fit(data, new FitOptions { BatchSize = 2 }, Token).LossHistory[0], 1e-13);
        TrainingSession<Fakes.FakeNetwork<Fakes.Regression, double>, double> session = trainer.Begin(data, new SessionOptions { BatchSize = 4 });
        session.Train(session.Batches);
        Assert.Equal(whole, session.EpochLoss, 1e-13);
    }

    [Fact]
    public void Classes_are_weighted_and_balanced()
    {
        Dataset<float> data = Dataset<float>.FromClasses(1, 3, new float[6], new[] { 0, 2, 2, 0, 2, 0 });
        Assert.Equal([0.5f, 4, 4, 0.5f, 4, 0.5f], data.WithClassWeights(0.5, 1, 4).Weights.ToArray());
        // As sklearn.utils.class_weight.compute_sample_weight("balanced", [0, 2, 2, 2, 2, 0]) has it.
        Dataset<float> uneven = Dataset<float>.FromClasses(1, 3, new float[6], new[] { 0, 2, 2, 2, 2, 0 });
        Assert.Equal([1.5f, 0.75f, 0.75f, 0.75f, 0.75f, 1.5f], uneven.WithBalancedClasses().Weights.ToArray());
        (Dataset<float> training, Dataset<float> heldBack) = uneven.WithBalancedClasses().Split(0.5, stratified: true);
        Assert.Equal([0.75f, 0.75f, 1.5f], heldBack.Weights.ToArray().Order());
        Assert.Equal([0.75f, 0.75f, 1.5f], training.Weights.ToArray().Order());
        Assert.False(data.HasWeights);
    }

    [Fact]
    public void Weights_that_are_none_are_refused()
    {
        Dataset<double> data = Fakes.Examples.Line(3);
        Assert.Throws<ArgumentException>("weights", () => data.WithWeights(new double[2]));
        Assert.Throws<ArgumentException>("weights", () => data.WithWeights(new double[3]));
        Assert.Throws<ArgumentException>("weights", () => data.WithWeights(new double[] { 1, -1, 1 }));
        ArgumentException error = Assert.Throws<ArgumentException>("weights", () => data.WithWeights(new[] { 1, 1, double.NaN }));
        Assert.Contains("that of row 2 is NaN", error.Message, StringComparison.Ordinal);
        Dataset<double> classes = Dataset<double>.FromClasses(1, 2, new double[2], new[] { 0, 1 });
        Assert.Throws<ArgumentException>("classWeights", () => classes.WithClassWeights(1));
        Assert.Throws<ArgumentException>("classWeights", () => classes.WithClassWeights(1, double.PositiveInfinity));
        Assert.Throws<ArgumentException>(() => data.WithClassWeights(1, 2));
    }

    private static float[] Ones(int count) => [.. Enumerable.Repeat(1f, count)];

    private static float[] Targets(int rows, int size) => [.. Enumerable.Range(0, rows * size).Select(i => i % size == i / size % size ? 1f : 0f)];

    private static double[] Parameters(SmallDouble network)
    {
        double[] values = new double[SmallDouble.ParameterCount];
        network.CopyParametersTo(values);
        return values;
    }
}
