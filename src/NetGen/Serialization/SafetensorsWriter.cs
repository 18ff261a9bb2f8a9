using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Writes a network's parameters as a safetensors stream.</summary>
internal static class SafetensorsWriter
{
    /// <summary>The header is filled up with blanks so that the data begin at a multiple of this.</summary>
    private const int Alignment = 8;

    /// <summary>Writes the length of the header, the header, and the parameters in logical order.</summary>
    public static void Write<T>(Stream stream, NetworkDescription network, ParameterBlock<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ReadOnlyMemory<byte> header =
            SafetensorsHeader.Write(network.Layout.Tensors, SafetensorsHeader.DataTypeOf<T>(), Unsafe.SizeOf<T>(), network.Fingerprint);
        int blanks = -header.Length & (Alignment - 1);
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, (ulong)(header.Length + blanks));
        stream.Write(prefix);
        stream.Write(header.Span);
        stream.Write("        "u8[..blanks]);

        T[] logical = new T[network.Layout.Count];
        parameters.CopyTo(logical);
        LittleEndian.Convert(logical.AsSpan());
        stream.Write(MemoryMarshal.AsBytes(logical.AsSpan()));
    }
}
