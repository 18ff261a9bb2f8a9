using System.Text.Json;
using NetGen.Tests.Behaviour;

namespace NetGen.Tests.Training.Checkpoints;

/// <summary>Training that was broken off and goes on from a checkpoint.</summary>
public sealed class ResumeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-tests-").FullName;
    private readonly string _path;

    public ResumeTests() => _path = Path.Combine(_folder, "run.checkpoint");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>After every single step of a training, and twice on the way.</summary>
    [Fact]
    public void Fit_goes_on_to_the_last_bit_from_wherever_it_was_broken_off()
    {
        string expected = Uninterrupted();
        FitOptions options = Journey.Options with { Checkpoint = new CheckpointOptions(_path) };
        for (int steps = 1; steps < Journey.Epochs * Journey.Batches; steps++)
        {
            foreach (string file in Directory.GetFiles(_folder)) File.Delete(file);
            BreakOff(options, steps / 2);
            BreakOff(options, steps - steps / 2);
            Assert.Equal(expected, Fit(options));
        }
    }

    /// <summary>Not only what is written when Fit ends.</summary>
    [Fact]
    public void Fit_goes_on_from_every_checkpoint_on_the_way()
    {
        string expected = Uninterrupted(), kept = Path.Combine(_folder, "kept");
        var files = new List<byte[]>();
        FitOptions options = Journey.Options with { Checkpoint = new CheckpointOptions(_path) { EverySteps = 4 } };
        Fit(options with { Progress = new Sink(_ => { if (File.Exists(_path)) files.Add(File.ReadAllBytes(_path)); }) });
        Assert.Equal(Journey.Epochs, files.Count);
        Assert.Equal(files.Count, files.Select(Convert.ToHexString).Distinct().Count());
        foreach (byte[] file in files)
        {
            File.WriteAllBytes(kept, file);
            Assert.Equal(expected, Fit(options with { Checkpoint = new CheckpointOptions(kept) }));
        }
    }

    [Fact]
    public void A_run_that_is_over_stays_so()
    {
        FitOptions options = Journey.Options with { Epochs = 200, Schedule = null, Checkpoint = new CheckpointOptions(_path), EarlyStopping = new EarlyStopping { Patience = 2 } };
        string expected = Fit(options);
        Assert.Contains(nameof(StopReason.EarlyStopping), expected, StringComparison.Ordinal);
        Assert.Equal(expected, Fit(options));
    }

    /// <summary>What ended it is asked again: an older run is as far as it would have come by the rules of today.</summary>
    [Fact]
    public void Other_rules_go_on_where_stricter_ones_ended()
    {
        FitOptions options = Journey.Options with { Epochs = 60, Schedule = null, EarlyStopping = new EarlyStopping { Patience = 60 } };
        string expected = Fit(options);
        (string Reason, FitOptions Stricter)[] rules =
        [
            (nameof(StopReason.EarlyStopping), options with { EarlyStopping = new EarlyStopping { Patience = 2 } }),
            (nameof(StopReason.LossReached), options with { StopBelowLoss = 1e9 }),
            (nameof(StopReason.ConditionMet), options with { StopWhen = progress => progress.Epoch == 3 }),
            (nameof(StopReason.StepLimit), options with { MaxSteps = 10 }),
        ];
        foreach ((string reason, FitOptions stricter) in rules)
        {
            foreach (string file in Directory.GetFiles(_folder)) File.Delete(file);
            CheckpointOptions checkpoint = new(_path);
            Assert.Contains(reason, Fit(stricter with { Checkpoint = checkpoint }), StringComparison.Ordinal);
            Assert.Equal(expected, Fit(options with { Checkpoint = checkpoint }));
        }
    }

    [Fact]
    public void More_epochs_go_on_where_fewer_ended()
    {
        FitOptions options = Journey.Options with { Schedule = null };
        string expected = Fit(options);
        Fit(options with { Epochs = 5, Checkpoint = new CheckpointOptions(_path) });
        Assert.Equal(expected, Fit(options with { Checkpoint = new CheckpointOptions(_path) }));
    }

    [Fact]
    public void Without_resuming_a_new_run_replaces_the_old_one()
    {
        FitOptions options = Journey.Options with { Epochs = 3, Schedule = null };
        string expected = Fit(options);
        CheckpointOptions anew = new(_path) { Resume = false };
        Fit(options with { Epochs = 2, Checkpoint = anew });
        Assert.Equal(expected, Fit(options with { Checkpoint = anew }));
        Assert.True(File.Exists(_path + ".previous"));
    }

    [Fact]
    public void Goes_on_from_the_predecessor_when_there_is_nothing_else()
    {
        FitOptions options = Journey.Options with { Checkpoint = new CheckpointOptions(_path) { EverySteps = 3 } };
        string expected = Uninterrupted();
        BreakOff(options, 20);
        File.Delete(_path);
        string[] before = Directory.GetFiles(_folder);
        Assert.Equal([_path + ".previous"], before);
        Assert.Equal(expected, Fit(options));
    }

    /// <summary>As https://github.com/huggingface/safetensors describes them: a length, a JSON header, tensors that fill the rest without a gap.</summary>
    [Fact]
    public void The_file_is_safetensors()
    {
        (LargeDouble network, LargeDouble.Trainer trainer) = Journey.Begin();
        using (trainer) trainer.Fit(Journey.Data, Journey.Validation, Journey.Options with { EarlyStopping = null, Checkpoint = new CheckpointOptions(_path) }, Token);
        byte[] file = File.ReadAllBytes(_path);
        int data = 8 + (int)BitConverter.ToInt64(file);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, data - 8));
        var places = new SortedDictionary<long, long>();
        foreach (JsonProperty tensor in header.RootElement.EnumerateObject().Where(property => property.Name != "__metadata__"))
        {
            Assert.Equal("F64", tensor.Value.GetProperty("dtype").GetString());
            long[] offsets = tensor.Value.GetProperty("data_offsets").Deserialize<long[]>()!;
            Assert.Equal(offsets[1] - offsets[0], 8 * tensor.Value.GetProperty("shape").EnumerateArray().Aggregate(1L, (product, length) => product * length.GetInt64()));
            places.Add(offsets[0], offsets[1]);
        }

        Assert.Equal(places.Keys.Skip(1).Append(file.Length - data), places.Values);
        Assert.Equal(0, places.Keys.First());
        double[] parameters = new double[LargeDouble.ParameterCount];
        network.CopyParametersTo(parameters);
        long weights = header.RootElement.GetProperty("layer1.weight").GetProperty("data_offsets")[0].GetInt64();
        Assert.Equal(parameters[0], BitConverter.ToDouble(file, data + (int)weights));
        Assert.Equal(Journey.Epochs, header.RootElement.GetProperty("history.training.R2").GetProperty("shape")[0].GetInt32());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(33)]
    public void A_session_goes_on_at_its_very_place(int batchSize)
    {
        var options = new SessionOptions { BatchSize = batchSize, Seed = 3 };
        (LargeDouble whole, LargeDouble.Trainer uninterrupted) = Journey.Begin();
        TrainingSession<LargeDouble, double> all = uninterrupted.Begin(Journey.Data, options);
        (LargeDouble network, LargeDouble.Trainer trainer) = Journey.Begin();
        TrainingSession<LargeDouble, double> session = trainer.Begin(Journey.Data, options);
        for (int part = 0; part < 20; part++)
        {
            all.Train(part);
            session.Train(part);
            session.SaveCheckpoint(_path);
            trainer.Dispose();
            (network, trainer) = Journey.Begin();
            session = trainer.Resume(Journey.Data, options, _path);
            Assert.Equal((all.Steps, all.Epochs, all.Batch), (session.Steps, session.Epochs, session.Batch));
            Assert.Equal((all.LastLoss, all.EpochLoss), (session.LastLoss, session.EpochLoss));
            Assert.Equal(Journey.Bits(whole), Journey.Bits(network));
        }

        uninterrupted.Dispose();
        trainer.Dispose();
    }

    /// <summary>Every rule that remembers something, in straight lines and in loops.</summary>
    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Steps_of_ones_own_go_on(Optimizer optimizer)
    {
        GoOn<SmallDouble>(new SmallDouble(), new SmallDouble(seed: 9), network => new SmallDouble.Trainer(network, optimizer));
        GoOn<LargeDouble>(new LargeDouble(), new LargeDouble(seed: 9), network => new LargeDouble.Trainer(network, optimizer));
    }

    public static TheoryData<Optimizer> Optimizers =>
        [new Sgd(0.1), new Sgd(0.1, momentum: 0.9), new Adam(), new AdamW(), new RmsProp(momentum: 0.5), new AdaGrad(), new Rprop()];

    private void GoOn<TNetwork>(TNetwork network, TNetwork other, Func<TNetwork, NetworkTrainer<TNetwork, double>> create)
        where TNetwork : class, ITrainableNetwork<TNetwork, double>
    {
        var random = new Random(1);
        double[] inputs = [.. Enumerable.Range(0, 6 * TNetwork.InputSize).Select(_ => random.NextDouble())];
        double[] targets = [.. Enumerable.Range(0, 6 * TNetwork.OutputSize).Select(i => i % 3 == 0 ? 1.0 : 0.0)];
        using NetworkTrainer<TNetwork, double> first = create(network), second = create(other);
        for (int step = 0; step < 5; step++) first.Step(inputs, targets);
        first.LearningRate = 0.03;
        first.SaveCheckpoint(_path);
        second.Step(inputs, targets);
        second.LoadCheckpoint(_path);
        Assert.Equal((5, 0.03), (second.Steps, second.LearningRate));
        for (int step = 0; step < 5; step++) Assert.Equal(first.Step(inputs, targets), second.Step(inputs, targets));
        Assert.Equal(network.Engine.Parameters.Values.ToArray(), other.Engine.Parameters.Values.ToArray());
    }

    private static string Uninterrupted() => Fit(Journey.Options);

    private static string Fit(FitOptions options)
    {
        (LargeDouble network, LargeDouble.Trainer trainer) = Journey.Begin();
        using (trainer) return Journey.Everything(network, trainer, trainer.Fit(Journey.Data, Journey.Validation, options, Token));
    }

    /// <summary>Takes some steps. A limit of steps would be another schedule, so this cancels when the batch of the last one is read.</summary>
    private static void BreakOff(FitOptions options, int steps)
    {
        using var source = new CancellationTokenSource();
        if (steps == 0) source.Cancel();
        int reads = 0;
        // The first read is for the checksum.
        using var inputs = new WatchedMemory(Journey.Data.Inputs.ToArray(), () => { if (++reads == steps + 1) source.Cancel(); });
        var data = new Dataset<double>(Journey.Data.InputSize, Journey.Data.OutputSize, inputs.Memory, Journey.Data.Targets).WithWeights(Journey.Data.Weights);
        reads = 0;
        (_, LargeDouble.Trainer trainer) = Journey.Begin();
        using (trainer) Assert.Equal(StopReason.Cancelled, trainer.Fit(data, Journey.Validation, options, source.Token).Reason);
    }

    /// <summary>Tells somebody each time it is read.</summary>
    private sealed class WatchedMemory(double[] values, Action read) : System.Buffers.MemoryManager<double>
    {
        public override Span<double> GetSpan()
        {
            read();
            return values;
        }

        public override System.Buffers.MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin() => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
        }
    }

    private sealed class Sink(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}
