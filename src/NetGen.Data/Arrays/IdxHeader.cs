using System.Buffers.Binary;
using System.Globalization;

namespace NetGen.Data;

/// <summary>The beginning of an IDX file.</summary>
internal static class IdxHeader
{
    /// <summary>More than anybody needs; the format has room for 255.</summary>
    private const int MostDimensions = 32;

    public static (ElementType Type, int[] Shape) Read(Stream stream, string fileName)
    {
        Span<byte> magic = stackalloc byte[4];
        ArrayFile.ReadHeader(stream, magic, fileName);
        if (magic[0] != 0 || magic[1] != 0)
        {
            string hint = magic is [0x1f, 0x8b, ..] ? ": it is gzip'd, and its name should end with .gz" : "";
            throw new DataFormatException(Invariant($"An IDX file begins with two zero bytes, but this one with {magic[0]:x2} {magic[1]:x2}{hint}."), fileName);
        }

        ElementType type = magic[2] switch
        {
            0x08 => ElementType.UInt8,
            0x09 => ElementType.Int8,
            0x0b => ElementType.Int16,
            0x0c => ElementType.Int32,
            0x0d => ElementType.Single,
            0x0e => ElementType.Double,
            _ => throw new DataFormatException(Invariant($"Expected the type 08, 09, 0b, 0c, 0d or 0e, but the header says {magic[2]:x2}."), fileName),
        };
        if (magic[3] is 0 or > MostDimensions)
            throw new DataFormatException(Invariant($"Expected 1 to {MostDimensions} dimensions, but the header says {magic[3]}."), fileName);

        int[] shape = new int[magic[3]];
        Span<byte> length = stackalloc byte[sizeof(uint)];
        for (int i = 0; i < shape.Length; i++)
        {
            ArrayFile.ReadHeader(stream, length, fileName);
            uint value = BinaryPrimitives.ReadUInt32BigEndian(length);
            shape[i] = value <= int.MaxValue ? (int)value
                : throw new DataFormatException(Invariant($"Dimension {i} is {value} long, more than memory can hold in one piece."), fileName);
        }

        return (type, shape);
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
