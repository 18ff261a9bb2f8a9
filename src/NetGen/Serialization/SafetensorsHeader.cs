using System.Buffers;
using System.Text.Json;

namespace NetGen;

/// <summary>Where a tensor lies in a safetensors file: bytes <c>[Begin, End)</c> behind the header.</summary>
internal sealed record SafetensorsEntry(string DataType, IReadOnlyList<long> Shape, long Begin, long End);

/// <summary>
/// The header of a safetensors file: JSON that maps tensor names to type, shape and place, and <c>__metadata__</c> to texts
/// (https://github.com/huggingface/safetensors, "Format").
/// </summary>
/// <param name="Entries">The tensors by name.</param>
/// <param name="Fingerprint">The network's fingerprint; null in files of other makers.</param>
internal sealed record SafetensorsHeader(IReadOnlyDictionary<string, SafetensorsEntry> Entries, string? Fingerprint)
{
    /// <summary>The name under which metadata stand among the tensors.</summary>
    public const string MetadataName = "__metadata__";

    /// <summary>The metadata's name for <see cref="NetworkDescription.Fingerprint"/>.</summary>
    public const string FingerprintName = "netgen.fingerprint";

    /// <summary>The format's name for a number type.</summary>
    public static string DataTypeOf<T>() => typeof(T) == typeof(float) ? "F32" : "F64";

    /// <summary>The header as JSON, tensors one behind the other in the given order.</summary>
    public static ReadOnlyMemory<byte> Write(IReadOnlyList<ParameterTensor> tensors, string dataType, int valueSize, string fingerprint)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        json.WriteStartObject(MetadataName);
        json.WriteString(FingerprintName, fingerprint);
        json.WriteEndObject();
        long begin = 0;
        foreach (ParameterTensor tensor in tensors)
        {
            long end = begin + (long)tensor.Count * valueSize;
            json.WriteStartObject(tensor.Name);
            json.WriteString("dtype", dataType);
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
        return bytes.WrittenMemory;
    }
}
