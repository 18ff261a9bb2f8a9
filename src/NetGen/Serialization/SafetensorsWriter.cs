using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Writes safetensors streams.</summary>
internal static class SafetensorsWriter
{
    /// <summary>The header is filled up with blanks so that the data begin at a multiple of this.</summary>
    private const int Alignment = 8;

    /// <summary>Writes the length of the header, the header, and the tensors.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="tensors">What the tensors are.</param>
    /// <param name="texts">The metadata.</param>
    /// <param name="data">The bytes of the tensors, one behind the other; a block may hold several.</param>
    public static void Write(
        Stream stream, IReadOnlyList<TensorSpec> tensors, IEnumerable<KeyValuePair<string, string>> texts, params IEnumerable<byte[]> data)
    {
        ReadOnlyMemory<byte> header = SafetensorsHeader.Write(tensors, texts);
        int blanks = -header.Length & (Alignment - 1);
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)(header.Length + blanks));
        stream.Write(prefix);
        stream.Write(header.Span);
        stream.Write("        "u8[..blanks]);
        foreach (byte[] block in data) stream.Write(block);
    }

    /// <summary>Parameters as they stand in files: in logical order.</summary>
    /// <param name="layout">How they lie in memory.</param>
    /// <param name="padded">The values in memory.</param>
    public static byte[] Bytes<T>(ParameterLayout layout, ReadOnlySpan<T> padded)
        where T : unmanaged
    {
        T[] logical = new T[layout.Count];
        layout.ToLogical(padded, logical);
        return Bytes<T>(logical);
    }

    /// <summary>Numbers as they stand in files.</summary>
    public static byte[] Bytes<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        byte[] bytes = MemoryMarshal.AsBytes(values).ToArray();
        LittleEndian.Convert(MemoryMarshal.Cast<byte, T>(bytes.AsSpan()));
        return bytes;
    }
}
