using System.Buffers;
using System.Text.Json;

namespace NetGen;

/// <summary>Where a tensor lies in a safetensors file: bytes <c>[Begin, End)</c> behind the header.</summary>
internal sealed class SafetensorsEntry(string dataType, long[] shape, long begin, long end)
{
    /// <summary>The format's name for its numbers.</summary>
    public string DataType { get; } = dataType;

    /// <summary>Its dimensions.</summary>
    public long[] Shape { get; } = shape;

    /// <summary>Where it begins.</summary>
    public long Begin { get; } = begin;

    /// <summary>The first byte behind it.</summary>
    public long End { get; } = end;
}

/// <summary>
/// The header of a safetensors file: JSON that maps tensor names to type, shape and place, and <c>__metadata__</c> to texts
/// (https://github.com/huggingface/safetensors, "Format").
/// </summary>
/// <param name="entries">The tensors by name.</param>
/// <param name="texts">The metadata by name.</param>
/// <param name="stranger">A tensor that nobody expects; null when there is none.</param>
internal sealed class SafetensorsHeader(IReadOnlyDictionary<string, SafetensorsEntry> entries, IReadOnlyDictionary<string, string> texts, string? stranger)
{
    /// <summary>Far more than the header of any network needs.</summary>
    public const int LongestHeader = 16 << 20;

    /// <summary>The name under which metadata stand among the tensors.</summary>
    public const string MetadataName = "__metadata__";

    /// <summary>The metadata's name for <see cref="NetworkDescription.Fingerprint"/>.</summary>
    public const string FingerprintName = "netgen.fingerprint";

    /// <summary>The tensors by name.</summary>
    public IReadOnlyDictionary<string, SafetensorsEntry> Entries { get; } = entries;

    /// <summary>The metadata by name.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; } = texts;

    /// <summary>A tensor that nobody expects; null when there is none.</summary>
    public string? Stranger { get; } = stranger;

    /// <summary>The network's fingerprint; null in files of other makers.</summary>
    public string? Fingerprint => Texts.GetValueOrDefault(FingerprintName);

    /// <summary>Whether PyTorch's tools have written the file, as far as it says so.</summary>
    public bool IsPyTorch => Texts.GetValueOrDefault("format") == "pt";

    /// <summary>The header as JSON, tensors one behind the other in the given order.</summary>
    /// <exception cref="ArgumentException">The texts are too long.</exception>
    public static ReadOnlyMemory<byte> Write(IEnumerable<TensorSpec> tensors, IEnumerable<KeyValuePair<string, string>> texts)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        json.WriteStartObject(MetadataName);
        foreach ((string name, string text) in texts) json.WriteString(name, text);
        json.WriteEndObject();
        long begin = 0;
        foreach (TensorSpec tensor in tensors)
        {
            long end = begin + tensor.Bytes;
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", tensor.DataType);
            json.WriteStartArray("shape");
            foreach (int length in tensor.Shape) json.WriteNumberValue(length);
            json.WriteEndArray();
            json.WriteStartArray("data_offsets");
            json.WriteNumberValue(begin);
            json.WriteNumberValue(end);
            json.WriteEndArray();
            json.WriteEndObject();
            begin = end;
        }

        json.WriteEndObject();
        json.Flush();
        if (bytes.WrittenCount > LongestHeader)
            throw new ArgumentException(
                FormattableString.Invariant($"A file's header may have {LongestHeader} bytes, but with these texts it has {bytes.WrittenCount}."), nameof(texts));
        return bytes.WrittenMemory;
    }
}
