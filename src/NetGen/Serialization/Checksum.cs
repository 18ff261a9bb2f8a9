using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;

namespace NetGen;

/// <summary>A checksum against accidents, not against malice: CRC-32C (Castagnoli, Braeuer and Herrmann, 1993) over bytes in little-endian order.</summary>
internal readonly struct Checksum
{
    private readonly uint _inverted;

    private Checksum(uint inverted) => _inverted = inverted;

    /// <summary>The checksum of these bytes behind all before.</summary>
    public Checksum Add(ReadOnlySpan<byte> bytes)
    {
        uint crc = ~_inverted;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte last in bytes) crc = BitOperations.Crc32C(crc, last);
        return new Checksum(~crc);
    }

    /// <summary>Eight hexadecimal digits.</summary>
    public override string ToString() => _inverted.ToString("x8", CultureInfo.InvariantCulture);
}
