using System.Numerics;

namespace NetGen.Tests.Behaviour;

/// <summary>Not one managed byte where the documentation says so.</summary>
public sealed class AllocationTests
{
    private static readonly int[] BatchSizes = [1, 2, 3, 4, 5, 16, 31, 32, 33, 64, 200];

    /// <summary>300 is more than <c>MaxBatchSize</c>.</summary>
    private static readonly int[] UpAndDown = [1, 7, 32, 5, 300, 33, 300];

    [Fact]
    public void Predicting()
    {
        Predict<SmallSingle, float>(() => new SmallSingle());
        Predict<SmallDouble, double>(() => new SmallDouble());
        Predict<LargeSingle, float>(() => new LargeSingle());
        Predict<LargeDouble, double>(() => new LargeDouble());
    }

    [Fact]
    public void Typed_predict_and_classify() => OnNewThread(() =>
    {
        var network = new Golden.ThreeLayers();
        var classifier = new LargeSingle();
        float[] input = new float[LargeSingle.InputSize];
        network.Predict(0, 1, 1);
        classifier.Classify(input);
        long before = GC.GetAllocatedBytesForCurrentThread();
        network.Predict(0, 1, 1);
        classifier.Classify(input);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    });

    [Fact]
    public void Stepping()
    {
        Step<SmallSingle, float>(() => new SmallSingle(), (network, optimizer) => new SmallSingle.Trainer(network, optimizer));
        Step<SmallDouble, double>(() => new SmallDouble(), (network, optimizer) => new SmallDouble.Trainer(network, optimizer));
        Step<LargeSingle, float>(() => new LargeSingle(), (network, optimizer) => new LargeSingle.Trainer(network, optimizer));
        Step<LargeDouble, double>(() => new LargeDouble(), (network, optimizer) => new LargeDouble.Trainer(network, optimizer));
    }

    /// <summary>Nineteen more epochs of 512 steps cost the loss history and nothing else.</summary>
    [Fact]
    public void Fitting() => OnNewThread(() =>
    {
        var data = new Dataset<double>(LargeDouble.InputSize, LargeDouble.OutputSize, new double[512 * LargeDouble.InputSize], new double[512 * LargeDouble.OutputSize]);
        Allocated(1);
        long one = Allocated(1), twenty = Allocated(20);
        Assert.InRange(twenty - one, 0, 1024);

        long Allocated(int epochs)
        {
            using var trainer = new LargeDouble.Trainer(new LargeDouble(), new Adam());
            var options = new FitOptions { Epochs = epochs, BatchSize = 1 };
            long before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Fit(data, options);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    });

    private static void Predict<TNetwork, T>(Func<TNetwork> create)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Code is compiled once, on this thread; a new thread and a new network have nothing prepared.
        var first = create();
        first.Predict(new T[TNetwork.InputSize], new T[TNetwork.OutputSize]);
        first.PredictBatch(new T[TNetwork.InputSize], new T[TNetwork.OutputSize]);
        foreach (int examples in BatchSizes)
        {
            OnNewThread(() =>
            {
                var network = create();
                T[] input = new T[TNetwork.InputSize], output = new T[TNetwork.OutputSize];
                T[] inputs = new T[examples * TNetwork.InputSize], outputs = new T[examples * TNetwork.OutputSize];
                long before = GC.GetAllocatedBytesForCurrentThread();
                network.Predict(input, output);
                long afterPredict = GC.GetAllocatedBytesForCurrentThread();
                network.PredictBatch(inputs, outputs);
                long afterBatch = GC.GetAllocatedBytesForCurrentThread();
                Assert.Equal((0, 0), (afterPredict - before, afterBatch - afterPredict));
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
            OnNewThread(() =>
            {
                using NetworkTrainer<TNetwork, T> trainer = createTrainer(create(), optimizer);
                int largest = 0;
                foreach (int examples in UpAndDown)
                {
                    T[] inputs = new T[examples * TNetwork.InputSize], targets = new T[examples * TNetwork.OutputSize];
                    if (examples > largest) trainer.Step(inputs, targets);
                    largest = Math.Max(largest, examples);
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    trainer.Step(inputs, targets);
                    trainer.Step(inputs, targets);
                    Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
                }
            });
        }
    }

    private static void OnNewThread(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(action));
        thread.Start();
        thread.Join();
        if (failure is not null) throw new InvalidOperationException("On the measured thread: " + failure.Message, failure);
    }
}
