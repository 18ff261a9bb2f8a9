using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// Checkpoints in files: safetensors, so that Python's tools can look into them. Tensors are the network's own, <c>optimizer.slot1</c> and so on and
/// possibly <c>best</c> (all parameters in logical order), and <c>history.*</c> (a number per epoch); the rest stands in the metadata as JSON, with a
/// checksum over everything.
/// </summary>
internal static class CheckpointFile
{
    /// <summary>What the name of a checkpoint's predecessor ends with.</summary>
    private const string Previous = ".previous";

    private const string StateName = "netgen.checkpoint", ChecksumName = "netgen.checksum", Slot = "optimizer.slot", Best = "best", History = "history.";

    /// <summary>The path if there is a checkpoint, else that of its predecessor if there is one, else null. A file without contents is none.</summary>
    public static string? Find(string path)
    {
        string predecessor = PredecessorOf(path);
        return HasContents(Target.Of(path)) ? path : HasContents(predecessor) ? predecessor : null;
    }

    /// <summary>Writes a checkpoint; the one before stays, under another name.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="claim">The claim on the path; null when it is to be claimed only while this is written.</param>
    /// <param name="network">The network.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="memory">What the optimizer remembers.</param>
    /// <param name="state">What is known otherwise.</param>
    /// <param name="best">The best parameters as they lie in memory; null when nobody wants them.</param>
    /// <param name="histories">Numbers of the epochs, by name.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write<T>(
        string path, ClaimedFile? claim, NetworkDescription network, ParameterBlock<T> parameters, StepMemory<T> memory, CheckpointState state,
        T[]? best, IReadOnlyList<KeyValuePair<string, double[]>> histories)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ParameterLayout layout = network.Layout;
        List<TensorSpec> tensors = [.. Expected<T>(layout, memory.SlotCount, best is not null)];
        List<byte[]> data = [SafetensorsWriter.Bytes<T>(layout.Whole, parameters.Values)];
        for (int slot = 0; slot < memory.SlotCount; slot++) data.Add(SafetensorsWriter.Bytes<T>(layout, memory.Slot(slot)));
        if (best is not null) data.Add(SafetensorsWriter.Bytes<T>(layout.Whole, best));
        foreach ((string name, double[] values) in histories)
        {
            tensors.Add(TensorSpec.OfLength<double>(History + name, values.Length));
            data.Add(SafetensorsWriter.Bytes<double>(values));
        }

        string json = JsonSerializer.Serialize(state, CheckpointJson.Default.CheckpointState);
        KeyValuePair<string, string>[] texts =
        [
            new(SafetensorsHeader.FingerprintName, network.Fingerprint), new(StateName, json),
            new(ChecksumName, data.Aggregate(Start(network.Fingerprint, json), (checksum, block) => checksum.Add(block)).ToString()),
        ];
        if (claim is null) AtomicFile.Write(path, WriteAll, Previous);
        else claim.Write(WriteAll, Previous);

        void WriteAll(Stream stream) => SafetensorsWriter.Write(stream, tensors, texts, data);
    }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="path">The file.</param>
    /// <param name="network">The network it has to belong to.</param>
    /// <param name="facts">What has to be the same as when it was written.</param>
    /// <exception cref="NetworkFileException">The file is damaged, is no checkpoint, or belongs to another network or another training.</exception>
    public static CheckpointContent<T> Read<T>(string path, NetworkDescription network, IReadOnlyDictionary<string, string> facts)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        try
        {
            using FileStream stream = SafetensorsReader.Open(path);
            if (!stream.CanSeek) throw new NetworkFileException("It is not a file.");
            CheckpointContent<T> content = Read<T>(stream, network);
            CheckpointFacts.Require(content.State.Facts, facts);
            return content;
        }
        catch (NetworkFileException error)
        {
            string predecessor = PredecessorOf(path), hint = File.Exists(predecessor) ? $" The checkpoint before it is '{predecessor}'." : "";
            throw new NetworkFileException($"The checkpoint '{path}' cannot be used. {error.Message}{hint}", error.Tensor, error);
        }
    }

    private static CheckpointContent<T> Read<T>(FileStream stream, NetworkDescription network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ParameterLayout layout = network.Layout;
        HashSet<string> own = [.. layout.Whole.Tensors.Select(tensor => tensor.Name), Best];
        var file = new SafetensorsReader(stream, name => own.Contains(name) || Begins(name, History) || Begins(name, Slot));
        string json = Text(file, StateName), checksum = Text(file, ChecksumName);
        file.RequireNetwork(network);
        IEnumerable<string> names = file.Header.Entries.Keys;
        bool hasBest = names.Contains(Best);
        int slots = names.Count(name => Begins(name, Slot));
        string[] histories = [.. names.Where(name => Begins(name, History))];
        file.ReadData([.. Expected<T>(layout, slots, hasBest), .. histories.Select(name => HistorySpec(file.Header.Entries[name], name, stream.Length))]);
        if (Start(network.Fingerprint, json).Add(file.Data).ToString() != checksum)
            throw new NetworkFileException("The file is damaged: its checksum does not fit its contents.");
        return new CheckpointContent<T>(
            Parse(json),
            file.Parameters<T>(layout.Whole),
            [.. SlotNames(slots).Select(file.Values<T>)],
            hasBest ? file.Values<T>(Best) : null,
            histories.ToDictionary(name => name[History.Length..], file.Values<double>));
    }

    /// <summary>Where the checkpoint before stays: beside the file, also where the path is a link to it from elsewhere.</summary>
    private static string PredecessorOf(string path) => (new FileInfo(path).LinkTarget is null ? path : Target.Of(path)) + Previous;

    private static bool HasContents(string path) => new FileInfo(path) is { Exists: true, Length: > 0 };

    private static IEnumerable<TensorSpec> Expected<T>(ParameterLayout layout, int slots, bool hasBest)
    {
        IEnumerable<TensorSpec> remembered = SlotNames(slots).Select(name => TensorSpec.OfLength<T>(name, layout.Count));
        TensorSpec[] best = hasBest ? [TensorSpec.OfLength<T>(Best, layout.Whole.Count)] : [];
        return [.. TensorSpec.Of<T>(layout.Whole), .. remembered, .. best];
    }

    private static IEnumerable<string> SlotNames(int slots) =>
        Enumerable.Range(1, slots).Select(slot => Slot + slot.ToString(CultureInfo.InvariantCulture));

    private static bool Begins(string name, string with) => name.StartsWith(with, StringComparison.Ordinal);

    /// <summary>As long as the file says, as long as the file is.</summary>
    private static TensorSpec HistorySpec(SafetensorsEntry entry, string name, long fileLength)
    {
        if (entry.Shape is not [long count] || count > fileLength / sizeof(double)) throw NetworkFileException.About(name, $"has no shape of a history in this file");
        return TensorSpec.OfLength<double>(name, (int)count);
    }

    private static string Text(SafetensorsReader file, string name) =>
        file.Header.Texts.GetValueOrDefault(name) ?? throw new NetworkFileException($"The file is no checkpoint: it has no '{name}'.");

    private static Checksum Start(string fingerprint, string json) => new Checksum().Add(Encoding.UTF8.GetBytes(fingerprint)).Add(Encoding.UTF8.GetBytes(json));

    private static CheckpointState Parse(string json)
    {
        try
        {
            CheckpointState state = JsonSerializer.Deserialize(json, CheckpointJson.Default.CheckpointState) ?? throw new NetworkFileException("The checkpoint's state is empty.");
            if (state is not { Steps: >= 0, LearningRate: >= 0 and <= double.MaxValue })
                throw new NetworkFileException(FormattableString.Invariant($"There is no step {state.Steps} and no learning rate {state.LearningRate}."));
            return state.Run is null or { IsPossible: true } ? state
                : throw new NetworkFileException("The checkpoint contradicts itself about what is remembered of the epochs.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new NetworkFileException($"The checkpoint's state is of another version or damaged: {Excerpt.Of(error.Message)}", innerException: error);
        }
    }
}

/// <summary>What was read from a checkpoint. Parameters stand in logical order.</summary>
/// <param name="State">What is known beside numbers.</param>
/// <param name="Parameters">The network's parameters.</param>
/// <param name="Slots">What the optimizer remembers.</param>
/// <param name="Best">The best parameters; null when nobody wanted them.</param>
/// <param name="Histories">Numbers of the epochs, by name.</param>
internal sealed record CheckpointContent<T>(
    CheckpointState State, T[] Parameters, IReadOnlyList<T[]> Slots, T[]? Best, IReadOnlyDictionary<string, double[]> Histories)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
