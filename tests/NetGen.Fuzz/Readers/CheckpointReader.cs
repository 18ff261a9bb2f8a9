using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using NetGen.Fuzz.Mutation;

namespace NetGen.Fuzz.Readers;

/// <summary>Checkpoints of a trainer, of a session, and of a whole training, and what goes on from them.</summary>
internal sealed partial class CheckpointReader : Reader, IDisposable
{
    private const string State = "netgen.checkpoint";

    /// <summary>Whoever saves waits for the disk, so of what is accepted only one in so many is saved again.</summary>
    private const int Saves = 64;

    private static readonly Dataset<double> Data =
        new(3, 2, Enumerable.Range(0, 30).Select(i => Math.Sin(i)).ToArray(), Enumerable.Range(0, 20).Select(i => Math.Cos(i)).ToArray());
    private static readonly SessionOptions SessionOptions = new() { BatchSize = 3 };

    private static readonly FitOptions FitOptions = new()
    {
        Epochs = 4,
        BatchSize = 3,
        ValidationFraction = 0.2,
        EarlyStopping = new EarlyStopping { Patience = 2 },
        Metrics = [Metric.R2],
        Schedule = new ReduceOnPlateau(factor: 0.5, patience: 1),
    };

    /// <summary>A path for each way, because a session keeps others from the one that it writes to.</summary>
    private readonly string[] _paths;

    private readonly Small.Trainer _trainer = new(new Small(seed: 1), new Adam(0.01));
    private readonly byte[][] _corpus;

    public CheckpointReader(string folder)
    {
        _paths = [.. Enumerable.Range(0, 3).Select(way => Path.Combine(folder, $"{way}.checkpoint"))];
        _corpus =
        [
            Written(Save), Written(trainer => SaveSession(trainer, 5)), Written(trainer => SaveSession(trainer, 0)),
            Written(trainer => Fit(trainer, 4)), Written(trainer => Fit(trainer, 1)),
        ];
    }

    public override string Name => "checkpoint";

    public override FuzzInput Make(Dice dice)
    {
        int which = dice.Below(_corpus.Length);
        byte[] file = _corpus[which];
        byte[] mutated = dice.Below(8) switch
        {
            0 => Bytes.Mutate(dice, file),
            < 4 => Safetensors.Of(file).Mutated(dice),
            _ => Safetensors.Of(file).WithText(State, text => ScalerReader.Mutate(dice, text)),
        };
        if (!dice.OneIn(4)) mutated = Safetensors.WithChecksum(mutated);
        // Mostly by what it was written for. Training takes the longest, and writes.
        if (HasManyEpochs(mutated)) return new FuzzInput(mutated);
        int way = dice.OneIn(8) ? dice.Below(3) : which switch { 0 => 0, < 3 => 1, _ => 2 };
        return new FuzzInput(mutated, (way == 2 && !dice.OneIn(16) ? 0 : way) + 3 * dice.Below(Saves));
    }

    public override object Load(FuzzInput input)
    {
        int way = input.Choice % 3;
        string path = _paths[way];
        File.WriteAllBytes(path, input.File);
        if (way == 2)
        {
            using Small.Trainer trainer = Begin();
            return trainer.Fit(Data, FitOptions with { Checkpoint = new CheckpointOptions(path) });
        }

        byte[] before = Known();
        try
        {
            if (way == 1) return _trainer.Resume(Data, SessionOptions, path);
            _trainer.LoadCheckpoint(path);
        }
        catch (Exception) when (!Known().AsSpan().SequenceEqual(before))
        {
            throw new WrongAcceptanceException("the checkpoint was refused, and the trainer has changed");
        }

        return _trainer;
    }

    public override void Check(FuzzInput input, object loaded)
    {
        Require(Safetensors.HasChecksum(input.File), "the checksum is wrong");
        if (loaded is TrainingReport)
        {
            // What training has written beside the path would be found by the next one.
            Clear();
        }
        else if (input.Choice / 3 == 0)
        {
            byte[] before = Known();
            string path = _paths[input.Choice % 3];
            var session = loaded as TrainingSession<Small, double>;
            if (session is null) _trainer.SaveCheckpoint(path);
            else session.SaveCheckpoint(path);
            _trainer.Reset();
            if (session is null) _trainer.LoadCheckpoint(path);
            else _trainer.Resume(Data, SessionOptions, path);
            Require(Known().AsSpan().SequenceEqual(before), "the trainer changes when it is saved");
            Clear();
        }
    }

    public override bool IsDocumented(Exception error) => error is NetworkFileException or TrainingDivergedException;

    public override long MostBytes(FuzzInput input) => (2 << 20) + 100L * input.Length;

    public void Dispose() => _trainer.Dispose();

    /// <summary>
    /// Whether a session has gone far, or says so. Resuming passes over the shuffles of all its epochs, some nanoseconds for each row: little beside
    /// having trained them, but minutes where that was never done. No reader can know.
    /// </summary>
    private static bool HasManyEpochs(byte[] file)
    {
        try
        {
            using var json = JsonDocument.Parse(Safetensors.Texts(file)?.GetValueOrDefault(State) ?? "");
            return json.RootElement.GetProperty("Session").GetProperty("Position").GetProperty("Epochs").GetInt32() > 100_000;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return false;
        }
    }

    /// <summary>What can be seen of the trainer from outside.</summary>
    private byte[] Known()
    {
        double[] known = new double[Small.ParameterCount + 2];
        _trainer.Network.CopyParametersTo(known.AsSpan(0, Small.ParameterCount));
        (known[^1], known[^2]) = (_trainer.Steps, _trainer.LearningRate);
        return MemoryMarshal.AsBytes<double>(known).ToArray();
    }

    private void Clear()
    {
        foreach (string path in _paths)
        {
            File.Delete(path);
            File.Delete(path + ".previous");
        }
    }

    [GeneratedRegex("\"Elapsed\":\"[^\"]*\"")]
    private static partial Regex Elapsed();

    private static Small.Trainer Begin() => new(new Small(seed: 1), new Adam(0.01));

    private byte[] Written(Action<Small.Trainer> write)
    {
        using Small.Trainer trainer = Begin();
        write(trainer);
        // How long it took is another time every time.
        Safetensors parts = Safetensors.Of(File.ReadAllBytes(_paths[0]));
        Clear();
        return Safetensors.WithChecksum(parts.WithText(
            State, text => Encoding.UTF8.GetBytes(Elapsed().Replace(Encoding.UTF8.GetString(text), "\"Elapsed\":\"00:00:01\""))));
    }

    private void Save(Small.Trainer trainer)
    {
        trainer.Fit(Data, new FitOptions { Epochs = 1 });
        trainer.SaveCheckpoint(_paths[0]);
    }

    private void SaveSession(Small.Trainer trainer, int steps)
    {
        TrainingSession<Small, double> session = trainer.Begin(Data, SessionOptions);
        if (steps > 0) session.Train(steps);
        session.SaveCheckpoint(_paths[0]);
    }

    private void Fit(Small.Trainer trainer, int epochs) =>
        trainer.Fit(Data, FitOptions with { Epochs = epochs, Checkpoint = new CheckpointOptions(_paths[0]) { Resume = false } });
}
