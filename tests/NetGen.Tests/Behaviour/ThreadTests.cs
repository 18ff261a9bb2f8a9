using System.Numerics;
using NetGen.Tests.Training.Checkpoints;

namespace NetGen.Tests.Behaviour;

/// <summary>Several threads change how long a step takes and nothing else.</summary>
public sealed class ThreadTests
{
    // A trial of each way takes eight steps: this many go through all of them.
    private const int Steps = 24;

    private static readonly int[] BatchSizes = [1, 2, 16, 31, 32, 33, 41, 64, 100, 140];

    [Fact]
    public void The_same_bits_as_one_thread()
    {
        Check<LargeSingle, float>(() => new LargeSingle(), (network, options) => new LargeSingle.Trainer(network, new Adam(0.01), options));
        Check<LargeDouble, double>(() => new LargeDouble(), (network, options) => new LargeDouble.Trainer(network, new Sgd(0.01, momentum: 0.9), options));
        Check<SmallSingle, float>(() => new SmallSingle(), (network, options) => new SmallSingle.Trainer(network, new Sgd(0.1), options));
        Check<StepsSingle, float>(() => new StepsSingle(), (network, options) => new StepsSingle.Trainer(network, new Adam(0.01), options));
        Check<StepsDouble, double>(() => new StepsDouble(), (network, options) => new StepsDouble.Trainer(network, new Sgd(0.01, momentum: 0.9), options));
        Check<NormsDouble, double>(() => new NormsDouble(), (network, options) => new NormsDouble.Trainer(network, new Sgd(0.001), options));
        Check<LargeOwn, double>(() => new LargeOwn(), (network, options) => new LargeOwn.Trainer(network, new Sgd(0.01), options));
        Check<GraphSingle, float>(() => new GraphSingle(), (network, options) => new GraphSingle.Trainer(network, new Adam(0.01), options));
        Check<GraphDouble, double>(() => new GraphDouble(), (network, options) => new GraphDouble.Trainer(network, new Sgd(0.1), options));
        Check<ExcitedSingle, float>(() => new ExcitedSingle(), (network, options) => new ExcitedSingle.Trainer(network, new Adam(0.01), options));
        Check<ExcitedDouble, double>(() => new ExcitedDouble(), (network, options) => new ExcitedDouble.Trainer(network, new Sgd(0.001), options));
    }

    /// <summary>Layers wide enough to be shared by outputs, one after dropout, one that is the whole network.</summary>
    [Fact]
    public void The_same_bits_where_threads_share_outputs()
    {
        Check<WideSingle, float>(() => new WideSingle(), (network, options) => new WideSingle.Trainer(network, new Adam(0.01), options));
        Check<WideAfterDropout, float>(() => new WideAfterDropout(), (network, options) => new WideAfterDropout.Trainer(network, new Sgd(0.01), options));
        Check<WideAlone, float>(() => new WideAlone(), (network, options) => new WideAlone.Trainer(network, new RmsProp(0.01), options));
    }

    /// <summary>Noise and smoothing leave the step to the threads; what needs the whole gradient takes it to one thread, and stays right.</summary>
    [Fact]
    public void The_same_bits_with_every_option_of_the_trainer()
    {
        TrainerOptions soft = new() { InputNoise = 0.05, LabelSmoothing = 0.1 };
        foreach (TrainerOptions given in (TrainerOptions[])[soft, soft with { L1 = 1e-4, L2 = 1e-3, ClipValue = 0.3, ClipNorm = 0.4, FrozenLayers = [1] }])
        {
            Check<LargeSingle, float>(() => new LargeSingle(), (network, options) => new LargeSingle.Trainer(network, new Adam(0.01), given with { Threads = options.Threads }));
            TrainerOptions hard = given with { LabelSmoothing = 0 };
            Check<LargeDouble, double>(() => new LargeDouble(), (network, options) => new LargeDouble.Trainer(network, new Sgd(0.01, momentum: 0.9), hard with { Threads = options.Threads }));
        }
    }

    /// <summary>Weights, a plateau with a cycle in it, early stopping, metrics, dropout, noise, penalties: run after run, whatever the threads.</summary>
    [Fact]
    public void The_same_bits_with_every_option_of_fit()
    {
        string first = Fit(threads: 1);
        Assert.Equal(first, Fit(threads: 1));
        Assert.Equal(first, Fit(threads: 2));

        static string Fit(int threads)
        {
            var network = new LargeDouble(seed: 2);
            using var trainer = new LargeDouble.Trainer(network, Journey.Optimizer, Journey.TrainerOptions with { Threads = threads });
            TrainingReport report = trainer.Fit(Journey.Data, Journey.Validation, Journey.Options with { BatchSize = 33 }, TestContext.Current.CancellationToken);
            return Journey.Everything(network, trainer, report);
        }
    }

    [Fact]
    public void A_loss_that_is_not_finite_changes_nothing()
    {
        var network = new LargeSingle();
        using var trainer = new LargeSingle.Trainer(network, new Adam(), new TrainerOptions { Threads = 2 });
        float[] inputs = new float[64 * LargeSingle.InputSize], targets = new float[64 * LargeSingle.OutputSize];
        for (int i = 0; i < targets.Length; i += LargeSingle.OutputSize) targets[i] = 1;
        for (int step = 0; step < Steps; step++) trainer.Step(inputs, targets);
        float[] before = Parameters<LargeSingle, float>(network);
        inputs[^1] = float.NaN;
        for (int step = 0; step < Steps; step++) Assert.True(float.IsNaN(trainer.Step(inputs, targets)));
        Assert.Equal(before, Parameters<LargeSingle, float>(network));
        Assert.Equal(Steps, trainer.Steps);
    }

    /// <summary>From the second step on: a batch larger than any before brings memory, and the threads when it is the first that is worth them.</summary>
    [Fact]
    public void A_step_allocates_nothing() => AllocationTests.AssertNothing(() =>
    {
        using var trainer = new LargeSingle.Trainer(new LargeSingle(), new Adam(), new TrainerOptions { Threads = 2 });
        float[] inputs = new float[64 * LargeSingle.InputSize], targets = new float[64 * LargeSingle.OutputSize];
        trainer.Step(inputs, targets);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int step = 2; step <= 50; step++) trainer.Step(inputs, targets);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    [Fact]
    public void Training_may_be_cancelled_and_the_trainer_disposed_of_twice()
    {
        using var cancellation = new CancellationTokenSource();
        var data = new Dataset<double>(LargeDouble.InputSize, LargeDouble.OutputSize, new double[256 * LargeDouble.InputSize], new double[256 * LargeDouble.OutputSize]);
        var trainer = new LargeDouble.Trainer(new LargeDouble(), new Sgd(0.01), new TrainerOptions { Threads = 2 });
        var options = new FitOptions { Epochs = 1_000_000, BatchSize = 64, Progress = new Canceller(cancellation) };
        Assert.Equal(StopReason.Cancelled, trainer.Fit(data, options, cancellation.Token).Reason);
        trainer.Dispose();
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.Step(new double[LargeDouble.InputSize], new double[LargeDouble.OutputSize]));
    }

    private static void Check<TNetwork, T>(Func<TNetwork> create, Func<TNetwork, TrainerOptions, NetworkTrainer<TNetwork, T>> createTrainer)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int examples in BatchSizes)
        {
            (T[] Losses, T[] Parameters) one = Train(1), two = Train(2), many = Train(64);
            Assert.Equal(one.Losses, two.Losses);
            Assert.Equal(one.Parameters, two.Parameters);
            Assert.Equal(one.Losses, many.Losses);
            Assert.Equal(one.Parameters, many.Parameters);

            (T[] Losses, T[] Parameters) Train(int threads)
            {
                var random = new Random(examples);
                TNetwork network = create();
                using NetworkTrainer<TNetwork, T> trainer = createTrainer(network, new TrainerOptions { Threads = threads });
                T[] losses = new T[Steps], inputs = new T[examples * TNetwork.InputSize], targets = new T[examples * TNetwork.OutputSize];
                for (int step = 0; step < Steps; step++)
                {
                    for (int i = 0; i < inputs.Length; i++) inputs[i] = T.CreateChecked(2 * random.NextDouble() - 1);
                    for (int i = 0; i < targets.Length; i++) targets[i] = i % TNetwork.OutputSize == i / TNetwork.OutputSize % TNetwork.OutputSize ? T.One : T.Zero;
                    losses[step] = (step % 3) switch
                    {
                        0 => trainer.Step(inputs, targets),
                        1 => trainer.Step(inputs, targets, [.. Enumerable.Range(0, examples).Select(example => T.CreateChecked(example % 3 + 0.5))]),
                        _ => trainer.Step(inputs, new OutputGradient<T>([.. targets.Select(target => (target - T.CreateChecked(0.3)) / T.CreateChecked(examples))])) ? T.One : T.NaN,
                    };
                    Assert.True(T.IsFinite(losses[step]));
                }

                return (losses, Parameters<TNetwork, T>(network));
            }
        }
    }

    private static T[] Parameters<TNetwork, T>(TNetwork network)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] parameters = new T[TNetwork.ParameterCount];
        network.CopyParametersTo(parameters);
        return parameters;
    }

    private sealed class Canceller(CancellationTokenSource source) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Epoch >= 10) source.Cancel();
        }
    }
}
