using System.Text;
using System.Text.Json;
using NetGen.Tests.Behaviour;

namespace NetGen.Tests.Training.Checkpoints;

/// <summary>
/// Checkpoints with the right checksum whose state nobody but a forger can have written: they are refused, in few words, and nothing has changed.
/// </summary>
public sealed class ForgedStateTests : IDisposable
{
    private static readonly Dataset<double> Data = new(3, 2, new double[] { 1, 2, 3, -1, 0, 1 }, new double[] { 0, 1, 1, 0 });

    private readonly string _folder = Directory.CreateTempSubdirectory("netgen-tests-").FullName;
    private readonly string _path;
    private readonly SmallDouble.Trainer _trainer = new(new SmallDouble(), new Sgd(0.1));

    public ForgedStateTests() => _path = Path.Combine(_folder, "run.checkpoint");

    public void Dispose()
    {
        _trainer.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>What a file says may be long; a message repeats 200 characters of it.</summary>
    [Fact]
    public void Facts()
    {
        string flood = new('~', 100_000), optimizer = _trainer.Facts["Optimizer"];
        Assert.Contains(optimizer[^20..] + "~~~~", RefusedWith(("Optimizer", optimizer + flood)), StringComparison.Ordinal);
        // Where two long texts differ is what matters.
        Assert.Contains("~~~!~~~", RefusedWith(("Optimizer", optimizer + flood + "!" + flood), optimizer + flood), StringComparison.Ordinal);
        RefusedWith((flood, flood));
        RefusedWith(("Optimizer", null!));

        string RefusedWith((string Name, string Value) fact, string? here = null)
        {
            var facts = new Dictionary<string, string>(_trainer.Facts) { [fact.Name] = fact.Value };
            var expected = new Dictionary<string, string>(_trainer.Facts);
            if (here is not null) expected[fact.Name] = here;
            _trainer.WriteCheckpoint(_path, null, facts, state => state, null, []);
            string message = Assert.Throws<NetworkFileException>(() => CheckpointFile.Read<double>(_path, SmallDouble.Description, expected)).Message;
            int own = here?.Count(letter => letter == '~') ?? 0;
            Assert.InRange(message.Count(letter => letter == '~'), 0, own + 200);
            return message;
        }
    }

    [Fact]
    public void Runs()
    {
        var possible = new RunState(default, 0, TimeSpan.Zero, 0.1, default, default, default, null);
        RunState[] impossible =
        [
            possible with { Elapsed = TimeSpan.MaxValue }, possible with { Elapsed = TimeSpan.MinValue },
            possible with { BaseRate = double.NaN }, possible with { BaseRate = -1 },
            possible with { Plateau = new PlateauState(-1, null, 0, 0) }, possible with { Patience = new PatienceState(null, -1) },
            possible with { Ended = StopReason.LossReached }, possible with { Ended = StopReason.ConditionMet },
            possible with { Position = new TrainingPosition(-1, 0) }, possible with { Position = new TrainingPosition(0, 2) },
        ];
        var options = new FitOptions { BatchSize = 1, Checkpoint = new CheckpointOptions(_path) { EverySteps = 1 } };
        _trainer.Fit(Data, options with { MaxSteps = 1 }, TestContext.Current.CancellationToken);
        byte[] good = File.ReadAllBytes(_path);
        CheckpointContent<double> content = CheckpointFile.Read<double>(_path, SmallDouble.Description, FactsOf(good));
        foreach (RunState run in impossible)
        {
            _trainer.WriteCheckpoint(_path, null, content.State.Facts, state => state with { Run = run }, null, [new("loss", []), new("learning_rate", [])]);
            NetworkFileException error = Assert.Throws<NetworkFileException>(() => _trainer.Fit(Data, options, TestContext.Current.CancellationToken));
            Assert.Contains("contradicts itself", error.Message, StringComparison.Ordinal);
            Assert.Equal(1, _trainer.Steps);
        }

        // And the good one goes on.
        File.WriteAllBytes(_path, good);
        Assert.Equal(1, _trainer.Fit(Data, options, TestContext.Current.CancellationToken).Epochs);
    }

    public static TheoryData<string> Texts =>
    [
        "", "null", "[]", "7", "{", "{}", "{}{}", """{"\ud800":1}""",
        """{"Facts":{"\ud800":"x"},"Steps":1,"LearningRate":1}""", """{"Facts":{"x":"\udc00"},"Steps":1,"LearningRate":1}""",
        """{"Facts":null,"Steps":1,"LearningRate":1}""", """{"Facts":{"x":{}},"Steps":1,"LearningRate":1}""", """{"Facts":{},"Steps":1e99,"LearningRate":1}""",
        """{"Facts":{},"Steps":1,"LearningRate":"\ud800"}""", """{"Facts":{},"Steps":1,"LearningRate":1,"Run":{}}""",
        """{"Facts":{},"Steps":1,"LearningRate":1,"Session":{"Position":{"Epochs":1}}}""",
        new string('[', 10_000), "{\"" + new string('x', 10_000) + "\":1}", "{\"Facts\":" + string.Concat(Enumerable.Repeat("{\"a\":", 500)),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void That_are_none(string json)
    {
        Forge(json);
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => _trainer.LoadCheckpoint(_path));
        Assert.InRange(error.Message.Length - _path.Length, 10, 400);
    }

    /// <summary>The state is another one then, or is refused.</summary>
    [Fact]
    public void With_a_byte_changed()
    {
        _trainer.SaveCheckpoint(_path);
        string json = Text(File.ReadAllBytes(_path));
        Forge(json);
        _trainer.LoadCheckpoint(_path);
        int changed = 0, refused = 0;
        for (int at = 0; at < json.Length; at += 11, changed++)
        {
            Forge(json[..at] + (char)(json[at] ^ (1 << at % 7)) + json[(at + 1)..]);
            try
            {
                _trainer.LoadCheckpoint(_path);
            }
            catch (NetworkFileException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, changed * 8 / 10, changed);
    }

    [Fact]
    public void Folders_are_none()
    {
        Assert.Contains("is a folder", Assert.Throws<NetworkFileException>(() => _trainer.LoadCheckpoint(_folder)).Message, StringComparison.Ordinal);
        Assert.Contains("is a folder", Assert.Throws<IOException>(() => _trainer.SaveCheckpoint(_folder)).Message, StringComparison.Ordinal);
        var options = new FitOptions { Checkpoint = new CheckpointOptions(_folder) };
        IOException error = Assert.Throws<IOException>(() => _trainer.Fit(Data, options, TestContext.Current.CancellationToken));
        Assert.Contains("is a folder", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, _trainer.Steps);
    }

    private static string Text(byte[] file)
    {
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, (int)BitConverter.ToInt64(file)));
        return header.RootElement.GetProperty("__metadata__").GetProperty("netgen.checkpoint").GetString()!;
    }

    private static Dictionary<string, string> FactsOf(byte[] file) =>
        JsonSerializer.Deserialize<JsonElement>(Text(file)).GetProperty("Facts").Deserialize<Dictionary<string, string>>()!;

    /// <summary>A checkpoint of a rule that remembers nothing, with this text as its state.</summary>
    private void Forge(string json)
    {
        NetworkDescription network = SmallDouble.Description;
        byte[] data = SafetensorsWriter.Bytes<double>(new double[SmallDouble.ParameterCount]);
        string checksum = new Checksum().Add(Encoding.UTF8.GetBytes(network.Fingerprint)).Add(Encoding.UTF8.GetBytes(json)).Add(data).ToString();
        using FileStream file = File.Create(_path);
        SafetensorsWriter.Write(
            file, TensorSpec.Of<double>(network.Layout),
            [new("netgen.fingerprint", network.Fingerprint), new("netgen.checkpoint", json), new("netgen.checksum", checksum)], data);
    }
}
