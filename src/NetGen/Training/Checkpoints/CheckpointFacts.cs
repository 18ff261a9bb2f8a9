using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>What has to be the same when training goes on from a checkpoint, as texts that can be compared and shown.</summary>
internal static class CheckpointFacts
{
    /// <summary>As much of a fact's name, which may come from the file, as a message repeats.</summary>
    private const int LongestName = 40;

    /// <summary>What decides the steps of a trainer.</summary>
    public static Dictionary<string, string> Of(NetworkDescription network, Optimizer optimizer, TrainerOptions options) => new()
    {
        ["Network"] = string.Join(
            "; ",
            network.Layers.Where(layer => layer.OnlyTrains).Select(Text)
                .Append(FormattableString.Invariant($"{network.LossName}, {network.Reduction}, {network.Accuracy}"))),
        ["Optimizer"] = Text(optimizer),
        ["TrainerOptions"] = Text(options with { Threads = 1, FrozenLayers = [] }),
        ["FrozenLayers"] = string.Join(' ', options.FrozenLayers),
    };

    /// <summary>A layer that no fingerprint names: the network's own does not, since predictions know nothing of it.</summary>
    private static string Text(LayerDescription layer)
    {
        IEnumerable<string> options = layer.Options.Select(option => FormattableString.Invariant($", {option.Name} = {option.Value}"));
        string kind = char.ToUpperInvariant(layer.Kind[0]) + layer.Kind[1..];
        return FormattableString.Invariant($"{kind}Description {{ Inputs = {layer.Inputs}, Units = {layer.Units}{string.Concat(options)} }}");
    }

    /// <summary>A dataset: what it looks like, and a checksum of its values.</summary>
    public static string Of<T>(Dataset<T> data, int first, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Checksum checksum = new Checksum()
            .Add(MemoryMarshal.AsBytes(data.Inputs.Span.Slice(first * data.InputSize, count * data.InputSize)))
            .Add(MemoryMarshal.AsBytes(data.Targets.Span.Slice(first * data.OutputSize, count * data.OutputSize)));
        if (data.HasWeights) checksum = checksum.Add(MemoryMarshal.AsBytes(data.Weights.Span.Slice(first, count)));
        return string.Create(CultureInfo.InvariantCulture, $"{count} examples{(data.HasWeights ? " and weights" : "")} with the checksum {checksum}");
    }

    /// <summary>A record's own text, numbers as everywhere in the world.</summary>
    public static string Text(object record)
    {
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            return record.ToString()!;
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    /// <summary>Checks that a checkpoint's facts are the ones here.</summary>
    /// <exception cref="NetworkFileException">One is not, or there are others.</exception>
    public static void Require(IReadOnlyDictionary<string, string> found, IReadOnlyDictionary<string, string> expected)
    {
        foreach (string name in expected.Keys.Union(found.Keys))
        {
            string there = found.GetValueOrDefault(name) ?? "none", here = expected.GetValueOrDefault(name) ?? "none";
            if (there == here) continue;
            string shown = Excerpt.Around(there, here, Excerpt.Longest - LongestName);
            throw new NetworkFileException($"It belongs to another training: expected {Excerpt.Of(name, LongestName)} '{here}', but it is '{shown}'.");
        }
    }
}
