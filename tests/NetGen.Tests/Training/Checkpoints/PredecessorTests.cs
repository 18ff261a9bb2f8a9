using NetGen.Tests.Behaviour;

namespace NetGen.Tests.Training.Checkpoints;

/// <summary>The checkpoint before, and the path, at which there is always a file.</summary>
public sealed class PredecessorTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-tests-").FullName;
    private readonly string _path;

    public PredecessorTests() => _path = Path.Combine(_folder, "run.checkpoint");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Readers_always_find_a_checkpoint()
    {
        using var writer = new SmallDouble.Trainer(new SmallDouble(), new Sgd(0.1));
        using var reader = new SmallDouble.Trainer(new SmallDouble(), new Sgd(0.1));
        writer.SaveCheckpoint(_path);
        bool ends = false;
        Task writing = Task.Run(
            () =>
            {
                while (!Volatile.Read(ref ends)) writer.SaveCheckpoint(_path);
            },
            Token);
        // By the path alone: what is read must not come from the file before.
        for (int load = 0; load < 1000; load++) CheckpointFile.Read<double>(_path, SmallDouble.Description, reader.Facts);
        Volatile.Write(ref ends, true);
        await writing;
    }

    /// <summary>As many steps ago as it says, by whatever way it is read.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Is_gone_on_from_where_there_is_no_other(bool empty)
    {
        using var trainer = new SmallDouble.Trainer(new SmallDouble(), new Sgd(0.1));
        SaveTwice(trainer, trainer.SaveCheckpoint);
        Lose(empty);
        trainer.LoadCheckpoint(_path);
        Assert.Equal(1, trainer.Steps);

        File.Delete(_path);
        TrainingSession<SmallDouble, double> session = trainer.Begin(Data, new SessionOptions());
        SaveTwice(trainer, session.SaveCheckpoint);
        Lose(empty);
        Assert.NotSame(session, trainer.Resume(Data, new SessionOptions(), _path));
        Assert.Equal(2, trainer.Steps);
    }

    [Fact]
    public void An_empty_file_does_not_replace_it()
    {
        using var trainer = new SmallDouble.Trainer(new SmallDouble(), new Sgd(0.1));
        SaveTwice(trainer, trainer.SaveCheckpoint);
        byte[] before = File.ReadAllBytes(_path + ".previous");
        Lose(empty: true);
        trainer.SaveCheckpoint(_path);
        Assert.Equal(before, File.ReadAllBytes(_path + ".previous"));
    }

    /// <summary>A link to a file that is not there yet, to one in another folder, and to one that was lost.</summary>
    [Fact]
    public void Stays_beside_the_file_that_a_link_points_to()
    {
        if (OperatingSystem.IsWindows()) return;
        string runs = Directory.CreateDirectory(Path.Combine(_folder, "runs")).FullName, target = Path.Combine(runs, "first");
        File.CreateSymbolicLink(_path, Path.Combine("runs", "first"));
        using var trainer = new SmallDouble.Trainer(new SmallDouble(), new Sgd(0.1));
        Assert.Throws<FileNotFoundException>(() => trainer.LoadCheckpoint(_path));
        SaveTwice(trainer, trainer.SaveCheckpoint);
        Assert.Equal([target, target + ".previous"], Directory.GetFiles(runs).Order(StringComparer.Ordinal));
        Assert.Equal([_path], Directory.GetFiles(_folder));

        File.Delete(target);
        trainer.LoadCheckpoint(_path);
        Assert.Equal(1, trainer.Steps);

        foreach (string file in Directory.GetFiles(runs)) File.Delete(file);
        var options = new FitOptions { Epochs = 2, BatchSize = 1, Checkpoint = new CheckpointOptions(_path) { EverySteps = 1 } };
        trainer.Fit(Data, options, Token);
        long steps = trainer.Steps;
        File.Delete(target);
        trainer.Reset();
        trainer.Fit(Data, options, Token);
        // It went on from the one before the last, and has not begun again.
        Assert.Equal(steps, trainer.Steps);
    }

    private static Dataset<double> Data { get; } = new(3, 2, new double[] { 1, 2, 3, -1, 0, 1 }, new double[] { 0, 1, 1, 0 });

    private void SaveTwice(SmallDouble.Trainer trainer, Action<string> save)
    {
        for (int time = 0; time < 2; time++)
        {
            trainer.Step([1, 2, 3], [0, 1]);
            save(_path);
        }
    }

    private void Lose(bool empty)
    {
        File.Delete(_path);
        if (empty) File.WriteAllBytes(_path, []);
    }
}
