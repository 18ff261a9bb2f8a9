using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using NetGen.Tests.Behaviour;
using NetGen.Tests.Training.Checkpoints;

namespace NetGen.Tests.Serialization;

/// <summary>Two that write to one path, in one process or in two: the second is told, until the first is done or dead.</summary>
public sealed class InUseTests : IDisposable
{
    private const string TrainVariable = "NETGEN_TESTS_TRAINS", SaveVariable = "NETGEN_TESTS_SAVES";

    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-tests-").FullName;
    private readonly string _path;

    public InUseTests() => _path = Path.Combine(_folder, "run.checkpoint");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FitOptions Options => new() { Epochs = 2, Checkpoint = new CheckpointOptions(_path) };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>What the other process does; see <see cref="KillTests"/>.</summary>
    [ModuleInitializer]
    [SuppressMessage("Usage", "CA2255:The 'ModuleInitializer' attribute should not be used in libraries", Justification = "A test project is no library.")]
    internal static void WriteIfToldTo()
    {
        if (Environment.GetEnvironmentVariable(SaveVariable) is { } file)
        {
            AtomicFile.Write(file, stream =>
            {
                stream.Write("half"u8);
                stream.Flush();
                WaitToBeKilled();
            });
        }

        if (Environment.GetEnvironmentVariable(TrainVariable) is not { } path) return;
        (_, LargeDouble.Trainer trainer) = Journey.Begin();
        trainer.Fit(Journey.Data, new FitOptions { Epochs = 2, Checkpoint = new CheckpointOptions(path) { EveryEpochs = 1 }, Progress = new Waiting() });
    }

    [Fact]
    public async Task Another_process_that_trains()
    {
        using (Process other = ChildProcess.Start(TrainVariable, _path))
        {
            await Ready(other);
            EverybodyIsTold();
            Assert.False(File.Exists(_path));
            await Kill(other);
        }

        Fit(Options);
        // What the dead have left is gone, too.
        Assert.Equal([_path], Directory.GetFiles(_folder));
    }

    /// <summary>What is half written when its process is killed does not stay for ever. What others have left is not touched.</summary>
    [Fact]
    public async Task Another_process_that_saves()
    {
        string foreign = Path.Combine(_folder, ".netgen-0123456789abcdef-x.tmp"), neighbour = Path.Combine(_folder, "neighbour");
        File.WriteAllText(foreign, "");
        using (Process other = ChildProcess.Start(SaveVariable, _path), another = ChildProcess.Start(SaveVariable, neighbour))
        {
            await Ready(other);
            await Ready(another);
            EverybodyIsTold();
            await Kill(other);
            Assert.Equal(3, Directory.GetFiles(_folder, "*.tmp").Length);
            new LargeDouble().Save(_path);
            Assert.Equal(2, Directory.GetFiles(_folder, "*.tmp").Length);
            await Kill(another);
        }

        new LargeDouble().Save(neighbour);
        Assert.Equal([foreign, neighbour, _path], Directory.GetFiles(_folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void This_process_that_trains()
    {
        int epochs = 0;
        Fit(Options with
        {
            Progress = new Sink(() =>
            {
                epochs++;
                EverybodyIsTold();
                new LargeDouble().Save(_path + "2");
            }),
        });
        Assert.Equal(2, epochs);
        Fit(Options with { Epochs = 3 });
        Assert.Equal([_path, _path + ".previous", _path + "2"], Directory.GetFiles(_folder).Order(StringComparer.Ordinal));
    }

    /// <summary>Also when it ends with an exception, from before its first step or from the middle.</summary>
    [Fact]
    public void A_training_that_fails_lets_go()
    {
        Assert.Throws<ArgumentException>(() => Fit(Options with { Metrics = [Metric.R2] }));
        Assert.Throws<InvalidDataException>(() => Fit(Options with { Progress = new Sink(() => throw new InvalidDataException()) }));
        Fit(Options);
    }

    [Fact]
    public void A_session_until_it_is_disposed()
    {
        (_, LargeDouble.Trainer trainer) = Journey.Begin();
        using (trainer)
        {
            TrainingSession<LargeDouble, double> session = trainer.Begin(Journey.Data, new SessionOptions());
            session.SaveCheckpoint(_path);
            EverybodyIsTold();
            session.SaveCheckpoint(_path);
            session.Dispose();
            Fit(Options with { Checkpoint = new CheckpointOptions(_path) { Resume = false } });

            session.SaveCheckpoint(_path);
            EverybodyIsTold();
            session.SaveCheckpoint(_path + "2");
            new LargeDouble().Save(_path);

            session = trainer.Resume(Journey.Data, new SessionOptions(), _path + "2");
            IsTold(() => new LargeDouble().Save(_path + "2"));
            // The trainer goes on with another session.
            trainer.Begin(Journey.Data, new SessionOptions()).SaveCheckpoint(_path);
            new LargeDouble().Save(_path + "2");
            session.SaveCheckpoint(_path);
            IsTold(() => new LargeDouble().Save(_path));
        }

        // The trainer's end is the session's.
        new LargeDouble().Save(_path);
        Assert.DoesNotContain(Directory.GetFiles(_folder), file => Path.GetFileName(file).StartsWith('.'));
    }

    /// <summary>What cannot be gone on from is not kept from anybody either.</summary>
    [Fact]
    public void A_session_that_cannot_go_on_lets_go()
    {
        (_, LargeDouble.Trainer trainer) = Journey.Begin();
        using (trainer)
        {
            new LargeDouble().Save(_path);
            Assert.Throws<NetworkFileException>(() => trainer.Resume(Journey.Data, new SessionOptions(), _path));
            new LargeDouble().Save(_path);
        }
    }

    /// <summary>Many at once, each of which is told or writes its file: never two, and in the end nothing is left beside.</summary>
    [Fact]
    public void A_crowd()
    {
        int writing = 0, written = 0;
        Parallel.For(0, 400, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Token }, _ =>
        {
            try
            {
                using ClaimedFile claim = ClaimedFile.Take(_path);
                Assert.Equal(1, Interlocked.Increment(ref writing));
                claim.Write(stream => stream.Write("all"u8));
                Interlocked.Decrement(ref writing);
                Interlocked.Increment(ref written);
            }
            catch (IOException error)
            {
                Assert.Contains("in use", error.Message, StringComparison.Ordinal);
            }
        });
        Assert.InRange(written, 1, 400);
        Assert.Equal([_path], Directory.GetFiles(_folder));
        Assert.Equal("all", File.ReadAllText(_path));
    }

    /// <summary>One path may have several names.</summary>
    [Fact]
    public void Under_whatever_name()
    {
        if (OperatingSystem.IsWindows()) return;
        string link = Path.Combine(_folder, "link"), roundabout = Path.Combine(_folder, ".", "run.checkpoint");
        File.CreateSymbolicLink(link, "run.checkpoint");
        using ClaimedFile claim = ClaimedFile.Take(link);
        Assert.True(claim.IsOf(_path));
        IsTold(() => new LargeDouble().Save(_path));
        IsTold(() => new LargeDouble().Save(roundabout));
    }

    /// <summary>Fit, sessions and single saves of every kind. Reading is free to all.</summary>
    private void EverybodyIsTold()
    {
        (_, LargeDouble.Trainer trainer) = Journey.Begin();
        using (trainer)
        {
            IsTold(() => trainer.Fit(Journey.Data, Options, Token));
            IsTold(() => trainer.Fit(Journey.Data, Options with { Checkpoint = new CheckpointOptions(_path) { Resume = false } }, Token));
            IsTold(() => trainer.Begin(Journey.Data, new SessionOptions()).SaveCheckpoint(_path));
            IsTold(() => trainer.Resume(Journey.Data, new SessionOptions(), _path));
            IsTold(() => trainer.SaveCheckpoint(_path));
            IsTold(() => trainer.Network.Save(_path));
            Assert.Equal(0, trainer.Steps);
        }
    }

    private void IsTold(Action action)
    {
        IOException error = Assert.Throws<IOException>(action);
        Assert.Contains("in use", error.Message, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(_path), error.Message, StringComparison.Ordinal);
    }

    private static void Fit(FitOptions options)
    {
        (_, LargeDouble.Trainer trainer) = Journey.Begin();
        using (trainer) trainer.Fit(Journey.Data, options, Token);
    }

    private static void WaitToBeKilled()
    {
        Console.Out.WriteLine("ready");
        // Whoever is forgotten ends, too: the input ends with the process that has started this one.
        Console.In.ReadLine();
        Environment.Exit(1);
    }

    private static async Task Ready(Process process) => Assert.Equal("ready", await process.StandardOutput.ReadLineAsync(Token));

    private static async Task Kill(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync(Token);
    }

    private sealed class Sink(Action action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action();
    }

    private sealed class Waiting : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => WaitToBeKilled();
    }
}
