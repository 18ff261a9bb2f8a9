using System.Numerics;
using NetGen.Tests.Training.Checkpoints;

namespace NetGen.Tests.Behaviour;

/// <summary>Not one managed byte where the documentation says so.</summary>
public sealed class AllocationTests
{
    private static readonly int[] BatchSizes = [1, 2, 3, 4, 5, 16, 31, 32, 33, 64, 200];

    /// <summary>300 is more than <c>MaxBatchSize</c>.</summary>
    private static readonly int[] UpAndDown = [1, 7, 32, 5, 300, 33, 300];

    /// <summary>The last one needs memory for more than a million values.</summary>
    private static readonly int[] DerivedBatchSizes = [.. BatchSizes, 8_000];

    [Fact]
    public void Predicting()
    {
        Predict<SmallSingle, float>(() => new SmallSingle());
        Predict<SmallDouble, double>(() => new SmallDouble());
        Predict<LargeSingle, float>(() => new LargeSingle());
        Predict<LargeDouble, double>(() => new LargeDouble());
        Predict<StepsSingle, float>(() => new StepsSingle());
        Predict<LargeOwn, double>(() => new LargeOwn());
        Predict<GraphSingle, float>(() => new GraphSingle());
        Predict<GraphDouble, double>(() => new GraphDouble());
        Predict<ExcitedSingle, float>(() => new ExcitedSingle());
        Predict<ExcitedDouble, double>(() => new ExcitedDouble());
    }

    [Fact]
    public void Typed_predict_and_classify() => AssertNothing(() =>
    {
        var network = new Golden.ThreeLayers();
        var classifier = new LargeSingle();
        float[] input = new float[LargeSingle.InputSize];
        network.Predict(0, 1, 1);
        classifier.Classify(input);
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.Predict(0, 1, 1);
        classifier.Classify(input);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    [Fact]
    public void Stepping()
    {
        Step<SmallSingle, float>(() => new SmallSingle(), (network, optimizer) => new SmallSingle.Trainer(network, optimizer));
        Step<SmallDouble, double>(() => new SmallDouble(), (network, optimizer) => new SmallDouble.Trainer(network, optimizer));
        Step<LargeSingle, float>(() => new LargeSingle(), (network, optimizer) => new LargeSingle.Trainer(network, optimizer));
        Step<LargeDouble, double>(() => new LargeDouble(), (network, optimizer) => new LargeDouble.Trainer(network, optimizer));
        Step<StepsSingle, float>(() => new StepsSingle(), (network, optimizer) => new StepsSingle.Trainer(network, optimizer));
        Step<LargeOwn, double>(() => new LargeOwn(), (network, optimizer) => new LargeOwn.Trainer(network, optimizer));
        Step<GraphSingle, float>(() => new GraphSingle(), (network, optimizer) => new GraphSingle.Trainer(network, optimizer));
        Step<GraphDouble, double>(() => new GraphDouble(), (network, optimizer) => new GraphDouble.Trainer(network, optimizer));
        Step<ExcitedSingle, float>(() => new ExcitedSingle(), (network, optimizer) => new ExcitedSingle.Trainer(network, optimizer));
        Step<ExcitedDouble, double>(() => new ExcitedDouble(), (network, optimizer) => new ExcitedDouble.Trainer(network, optimizer));
    }

    /// <summary>Nineteen more epochs of 512 steps cost the histories of losses and rates and nothing else, with a schedule or without.</summary>
    [Fact]
    public void Fitting()
    {
        var data = new Dataset<double>(LargeDouble.InputSize, LargeDouble.OutputSize, new double[512 * LargeDouble.InputSize], new double[512 * LargeDouble.OutputSize]);
        foreach (LearningRateSchedule? schedule in (LearningRateSchedule?[])[null, new WarmupSchedule(100, new OneCycleSchedule())])
        {
            Allocated(1, schedule);
            AssertAtMost(1024, () => Allocated(20, schedule) - Allocated(1, schedule));
        }

        long Allocated(int epochs, LearningRateSchedule? schedule)
        {
            using var trainer = new LargeDouble.Trainer(new LargeDouble(), new Adam());
            var options = new FitOptions { Epochs = epochs, BatchSize = 1, Schedule = schedule };
            long before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Fit(data, options);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>With everything on, 500 steps allocate what 10 do: weights, a plateau with a cycle in it, noise, penalties, clipping, early stopping.</summary>
    [Fact]
    public void Fitting_with_every_option()
    {
        Dataset<double> data = Journey.Data.Subset([.. Enumerable.Range(0, 512).Select(row => row % Journey.Data.Count)]);
        Allocated(10);
        AssertNothing(() => Allocated(500) - Allocated(10));

        long Allocated(int steps)
        {
            using var trainer = new LargeDouble.Trainer(new LargeDouble(), Journey.Optimizer, Journey.TrainerOptions with { L2 = 1e-3, ClipValue = 0.3, FrozenLayers = [1] });
            FitOptions options = Journey.Options with { Epochs = 1, BatchSize = 1, MaxSteps = steps, StopWhen = _ => false, StopBelowLoss = 1e-9, TimeLimit = TimeSpan.FromHours(1) };
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Equal(StopReason.StepLimit, trainer.Fit(data, Journey.Validation, options).Reason);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Derivatives()
    {
        Derive<SmallSingle, float>(new SmallSingle());
        Derive<SmallDouble, double>(new SmallDouble());
        Derive<LargeSingle, float>(new LargeSingle());
        Derive<LargeDouble, double>(new LargeDouble());
        Derive<StepsSingle, float>(new StepsSingle());
    }

    /// <summary>Memory of a batch that was far larger than those that followed is not held for ever.</summary>
    [Fact]
    public void Full_collections_take_what_derivatives_keep_too_much()
    {
        // Memory for as many examples is far more than that, and what the runtime's counter may be wrong by far less.
        const int Many = 1000, Much = 100_000;
        var network = new Differentiated();
        float[] gradient = new float[Differentiated.ParameterCount], inputs = new float[Many * Differentiated.InputSize], targets = new float[Many * Differentiated.OutputSize];
        Assert.True(Compute(Many) > Much);
        for (int collections = 0; collections < 5; collections++)
        {
            Assert.True(Compute(Many) < Much);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        for (int collections = 0; collections < 2; collections++)
        {
            Compute(1);
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.True(Compute(Many) > Much);

        long Compute(int examples)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            network.ComputeGradient(inputs.AsSpan(0, examples * Differentiated.InputSize), targets.AsSpan(0, examples * Differentiated.OutputSize), gradient);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    private static void Derive<TNetwork, T>(TNetwork network)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int examples in DerivedBatchSizes)
        {
            T[] inputs = new T[examples * TNetwork.InputSize], targets = new T[examples * TNetwork.OutputSize];
            T[] gradient = new T[TNetwork.ParameterCount], inputGradient = new T[inputs.Length];
            Compute();
            AssertNothing(() =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                Compute();
                return GC.GetAllocatedBytesForCurrentThread() - before;
            });

            void Compute()
            {
                network.ComputeGradient(inputs, targets, gradient);
                network.ComputeGradient(inputs, new OutputGradient<T>(targets), gradient);
                network.ComputeInputGradient(inputs, targets, inputGradient);
                network.ComputeInputGradient(inputs, new OutputGradient<T>(targets), inputGradient);
            }
        }
    }

    private static void Predict<TNetwork, T>(Func<TNetwork> create)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Code is compiled once, on this thread; a new thread and a new network have nothing prepared.
        TNetwork first = create();
        first.Predict(new T[TNetwork.InputSize], new T[TNetwork.OutputSize]);
        first.PredictBatch(new T[TNetwork.InputSize], new T[TNetwork.OutputSize]);
        foreach (int examples in BatchSizes)
        {
            AssertNothing(() =>
            {
                TNetwork network = create();
                T[] input = new T[TNetwork.InputSize], output = new T[TNetwork.OutputSize];
                T[] inputs = new T[examples * TNetwork.InputSize], outputs = new T[examples * TNetwork.OutputSize];
                long before = GC.GetAllocatedBytesForCurrentThread();
                network.Predict(input, output);
                network.PredictBatch(inputs, outputs);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            });
        }
    }

    private static void Step<TNetwork, T>(Func<TNetwork> create, Func<TNetwork, Optimizer, NetworkTrainer<TNetwork, T>> createTrainer)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Optimizer[] optimizers = [new Sgd(0.1), new Sgd(0.1, 0.9, true, 0.1), new Adam(), new AdamW(), new RmsProp(momentum: 0.5), new AdaGrad(), new Rprop()];
        foreach (Optimizer optimizer in optimizers)
        {
            AssertNothing(() =>
            {
                using NetworkTrainer<TNetwork, T> trainer = createTrainer(create(), optimizer);
                int largest = 0;
                long allocated = 0;
                foreach (int examples in UpAndDown)
                {
                    T[] inputs = new T[examples * TNetwork.InputSize], targets = new T[examples * TNetwork.OutputSize];
                    if (examples > largest) trainer.Step(inputs, targets);
                    largest = Math.Max(largest, examples);
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    trainer.Step(inputs, targets);
                    trainer.Step(inputs, targets);
                    trainer.Step(inputs, targets, targets.AsSpan(0, examples));
                    trainer.Step(inputs, new OutputGradient<T>(targets));
                    allocated += GC.GetAllocatedBytesForCurrentThread() - before;
                }

                return allocated;
            });
        }
    }

    internal static void AssertNothing(Func<long> allocated) => AssertAtMost(0, allocated);

    /// <summary>
    /// Measures on a new thread. What the code allocates it allocates every time; the runtime's counter, however, takes the unused rest
    /// of a thread's allocation block for used now and then, when a background collection starts in the measured moment (2 of 13,000
    /// measurements of an empty loop beside a busy thread). So the best of a few attempts counts.
    /// </summary>
    internal static void AssertAtMost(long bytes, Func<long> allocated)
    {
        const int Attempts = 5;
        var seen = new List<long>();
        while (seen.Count < Attempts)
        {
            long? result = null;
            Exception? failure = null;
            var thread = new Thread(() => failure = Record.Exception(() => { result = allocated(); }));
            thread.Start();
            thread.Join();
            Assert.Null(failure);
            seen.Add(result!.Value);
            if (seen[^1] <= bytes) return;
        }

        Assert.Fail($"Allocated {string.Join(", ", seen)} bytes in {Attempts} attempts, at most {bytes} allowed.");
    }
}
