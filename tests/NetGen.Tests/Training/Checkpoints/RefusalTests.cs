using System.Globalization;
using NetGen.Tests.Behaviour;

namespace NetGen.Tests.Training.Checkpoints;

/// <summary>Checkpoints that are damaged, or belong to another training, are refused, and nothing has changed.</summary>
public sealed class RefusalTests : IDisposable
{
    private static readonly string Untouched = Journey.Bits(new LargeDouble(seed: 2));

    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-tests-").FullName;
    private readonly string _path;

    public RefusalTests() => _path = Path.Combine(_folder, "run.checkpoint");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FitOptions Options => Journey.Options with { Checkpoint = new CheckpointOptions(_path) };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string, Func<FitOptions, FitOptions>> OtherOptions => new()
    {
        { "FitOptions 'BatchSize = 6, Shuffle = True, Seed = 7'", options => options with { BatchSize = 6 } },
        { "Seed = 8'", options => options with { Seed = 8 } },
        { "Shuffle = False", options => options with { Shuffle = false } },
        { "Schedule 'none'", options => options with { Schedule = null } },
        { "StartDivisor = 6", options => options with { Schedule = new ReduceOnPlateau(factor: 0.5, patience: 1) { Inner = new OneCycleSchedule(startDivisor: 6) } } },
        { "over 91 steps", options => options with { Epochs = 13 } },
        { "best epoch 'ValidationLoss', but it is 'ValidationLoss, parameters kept'", options => options with { EarlyStopping = null } },
    };

    [Theory]
    [MemberData(nameof(OtherOptions))]
    public void Other_options(string message, Func<FitOptions, FitOptions> change)
    {
        Write();
        Refused(message, change(Options));
    }

    [Fact]
    public void Other_data()
    {
        Write();
        double[] inputs = Journey.Data.Inputs.ToArray();
        inputs[7] = Math.BitIncrement(inputs[7]);
        var other = new Dataset<double>(Journey.Data.InputSize, Journey.Data.OutputSize, inputs, Journey.Data.Targets);
        Refused("data '33 examples and weights with the checksum", Options, data: other.WithWeights(Journey.Data.Weights));
        Refused("data '33 examples with the checksum", Options, data: other);
        Refused("validation data '33 examples and weights with the checksum", Options, validation: Journey.Data);
    }

    /// <summary>Whatever the user's culture, a learning rate has a point.</summary>
    [Fact]
    public void Another_optimizer()
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Write();
            Refused("expected Optimizer 'Adam { LearningRate = 0.01, Beta1 = 0.8", Options, new Adam(0.01, beta1: 0.8));
            Refused("expected Optimizer 'Sgd { LearningRate = 0.01", Options, new Sgd(0.01));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Other_masks_of_dropout()
    {
        Write();
        Refused("TrainerOptions", Options, trainerOptions: Journey.TrainerOptions with { Seed = 6 });
        Refused("FrozenLayers '1'", Options, trainerOptions: Journey.TrainerOptions with { FrozenLayers = [1] });
    }

    /// <summary>The number of threads changes nothing, so it may change.</summary>
    [Fact]
    public void Not_for_the_number_of_threads()
    {
        Write();
        using var trainer = new LargeDouble.Trainer(new LargeDouble(), Journey.Optimizer, Journey.TrainerOptions with { Threads = 2 });
        Assert.Equal(Journey.Epochs, trainer.Fit(Journey.Data, Journey.Validation, Options, Token).Epochs);
    }

    [Fact]
    public void Another_network()
    {
        using var trainer = new SmallDouble.Trainer(new SmallDouble(), Journey.Optimizer);
        trainer.SaveCheckpoint(_path);
        Refused("belongs to another network", Options);
        new LargeDouble().Save(_path);
        Refused("it has no 'netgen.checkpoint'", Options);
    }

    [Fact]
    public void One_of_another_kind()
    {
        (_, LargeDouble.Trainer trainer) = Journey.Begin();
        using (trainer)
        {
            trainer.SaveCheckpoint(_path);
            Refused("expected FitOptions", Options);
            Assert.Throws<NetworkFileException>(() => trainer.Resume(Journey.Data, new SessionOptions(), _path));
            trainer.Begin(Journey.Data, new SessionOptions()).SaveCheckpoint(_path);
            Assert.Throws<NetworkFileException>(() => trainer.LoadCheckpoint(_path));
            Assert.Throws<NetworkFileException>(() => trainer.Resume(Journey.Data, new SessionOptions { BatchSize = 3 }, _path));
            Assert.Throws<FileNotFoundException>(() => trainer.LoadCheckpoint(_path + "x"));
        }
    }

    /// <summary>Files with the right checksum and the right facts that nobody but a forger can have written.</summary>
    [Fact]
    public void States_that_cannot_be()
    {
        (LargeDouble network, LargeDouble.Trainer trainer) = Journey.Begin();
        using (trainer)
        {
            RefusedState("There is no step -1", state => state with { Steps = -1 });
            RefusedState("no learning rate -0.5", state => state with { LearningRate = -0.5 });
            RefusedState("no learning rate NaN", state => state with { LearningRate = double.NaN });
            RefusedState("no learning rate Infinity", state => state with { LearningRate = double.PositiveInfinity });
            trainer.WriteCheckpoint(_path, null, trainer.Facts, state => state with { Steps = 0, LearningRate = 0 }, null, []);
            trainer.LoadCheckpoint(_path);
            Assert.Equal(0, trainer.LearningRate);

            void RefusedState(string message, Func<CheckpointState, CheckpointState> forge)
            {
                trainer.WriteCheckpoint(_path, null, trainer.Facts, forge, null, []);
                NetworkFileException error = Assert.Throws<NetworkFileException>(() => trainer.LoadCheckpoint(_path));
                Assert.Contains(message, error.Message, StringComparison.Ordinal);
                Assert.Equal((0, Journey.Optimizer.LearningRate, Untouched), (trainer.Steps, trainer.LearningRate, Journey.Bits(network)));
            }
        }
    }

    [Fact]
    public void Slots_of_another_rule()
    {
        (LargeDouble network, LargeDouble.Trainer trainer) = Journey.Begin();
        using (trainer)
        {
            using var other = new LargeDouble.Trainer(new LargeDouble(seed: 3), new Sgd(0.01, momentum: 0.9), Journey.TrainerOptions);
            other.WriteCheckpoint(_path, null, trainer.Facts, state => state with { Steps = 4 }, null, []);
            NetworkFileException error = Assert.Throws<NetworkFileException>(() => trainer.LoadCheckpoint(_path));
            Assert.Contains("remembers 2 values per parameter, but the checkpoint has 1", error.Message, StringComparison.Ordinal);
            Assert.Equal((0, Untouched), (trainer.Steps, Journey.Bits(network)));
        }
    }

    /// <summary>Of a small network, so that there is time for every one.</summary>
    [Fact]
    public void Any_bit_that_is_wrong()
    {
        var network = new SmallSingle();
        using var trainer = new SmallSingle.Trainer(network, new Adam());
        trainer.Step([1, 2, 3], [0, 1]);
        trainer.SaveCheckpoint(_path);
        byte[] file = File.ReadAllBytes(_path);
        float[] before = Values(network);
        for (int at = 0; at < file.Length; at++)
        {
            file[at] ^= (byte)(1 << at % 8);
            // A blank between the header and the tensors may become another kind of blank.
            if (!IsBlank(file, at)) AssertRefused();
            file[at] ^= (byte)(1 << at % 8);
        }

        for (int length = 0; length < file.Length; length++) AssertRefused(length);
        byte[] longer = [.. file, 0];
        AssertRefused(longer.Length, longer);

        void AssertRefused(int? length = null, byte[]? bytes = null)
        {
            File.WriteAllBytes(_path, (bytes ?? file)[..(length ?? file.Length)]);
            Assert.Throws<NetworkFileException>(() => trainer.LoadCheckpoint(_path));
            Assert.Equal(1, trainer.Steps);
            Assert.Equal(before, Values(network));
        }
    }

    [Fact]
    public void And_names_the_one_before()
    {
        Write();
        Write(new CheckpointOptions(_path) { Resume = false });
        File.WriteAllBytes(_path, File.ReadAllBytes(_path)[..^1]);
        Refused($"cut short: expected", Options);
        Refused($"The checkpoint before it is '{_path}.previous'.", Options);
        (LargeDouble network, LargeDouble.Trainer trainer) = Journey.Begin();
        using (trainer) trainer.Fit(Journey.Data, Journey.Validation, Options with { Checkpoint = new CheckpointOptions(_path + ".previous") }, Token);
        Assert.NotEqual(Untouched, Journey.Bits(network));
    }

    private static float[] Values(SmallSingle network)
    {
        float[] values = new float[SmallSingle.ParameterCount];
        network.CopyParametersTo(values);
        return values;
    }

    private static bool IsBlank(byte[] file, int at) => file[at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r' && at < 8 + BitConverter.ToInt64(file);

    private void Write(CheckpointOptions? checkpoint = null)
    {
        (_, LargeDouble.Trainer trainer) = Journey.Begin();
        using (trainer) trainer.Fit(Journey.Data, Journey.Validation, Journey.Options with { Checkpoint = checkpoint ?? new CheckpointOptions(_path) }, Token);
    }

    private static void Refused(
        string message, FitOptions options, Optimizer? optimizer = null, TrainerOptions? trainerOptions = null,
        Dataset<double>? data = null, Dataset<double>? validation = null)
    {
        var network = new LargeDouble(seed: 2);
        using var trainer = new LargeDouble.Trainer(network, optimizer ?? Journey.Optimizer, trainerOptions ?? Journey.TrainerOptions);
        NetworkFileException error = Assert.Throws<NetworkFileException>(
            () => trainer.Fit(data ?? Journey.Data, validation ?? Journey.Validation, options, Token));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal((0, Untouched), (trainer.Steps, Journey.Bits(network)));
    }
}
