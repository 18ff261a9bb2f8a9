using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Data;

/// <summary>Reads the numbers behind a header that may lie: memory is taken by bytes that have arrived, never by what a header claims.</summary>
internal static class ElementReader
{
    /// <summary>A multiple of every element's size.</summary>
    private const int Block = 1 << 16;

    public static int SizeOf(ElementType type) => type switch
    {
        ElementType.Boolean or ElementType.UInt8 or ElementType.Int8 => 1,
        ElementType.UInt16 or ElementType.Int16 or ElementType.Half => 2,
        ElementType.UInt32 or ElementType.Int32 or ElementType.Single => 4,
        _ => 8,
    };

    /// <summary>Whether numbers stored so are whole ones.</summary>
    public static bool IsWhole(ElementType type) => type is not (ElementType.Half or ElementType.Single or ElementType.Double);

    /// <summary>The number of values of a shape.</summary>
    /// <exception cref="DataFormatException">There are more than one piece of memory can hold.</exception>
    public static int Count(ReadOnlySpan<int> shape, string fileName)
    {
        long count = 1;
        // A dimension of length 0 anywhere means that there are none, however long the others are.
        foreach (int length in shape) count = length == 0 || count == 0 ? 0 : count > Array.MaxLength ? count : count * length;
        if (count <= Array.MaxLength) return (int)count;
        throw new DataFormatException($"The header claims more values than memory can hold in one piece: [{Text(shape)}].", fileName);
    }

    public static string Text(ReadOnlySpan<int> shape) =>
        DataFormatException.Shorten(string.Join(", ", shape.ToArray().Select(length => length.ToString(CultureInfo.InvariantCulture))));

    /// <summary>Reads that many numbers; the stream has to end behind them.</summary>
    /// <exception cref="DataFormatException">The stream is shorter or longer.</exception>
    public static T[] ReadToEnd<T>(Stream stream, string fileName, ElementType type, bool bigEndian, int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = SizeOf(type);
        long expected = (long)count * size;
        if (stream.CanSeek) RequireBytes(stream.Length - stream.Position, expected, fileName);
        byte[] block = new byte[(int)Math.Min(expected, Block)];
        T[] values = new T[Math.Min(count, Block)];
        for (int have = 0; have < count;)
        {
            int wanted = (int)Math.Min((long)(count - have) * size, block.Length);
            int read = stream.ReadAtLeast(block.AsSpan(0, wanted), wanted, throwOnEndOfStream: false);
            if (read < wanted) RequireBytes((long)have * size + read, expected, fileName);
            int elements = wanted / size;
            if (have + elements > values.Length) Array.Resize(ref values, (int)Math.Min(count, 2L * values.Length));
            Convert(block.AsSpan(0, wanted), values.AsSpan(have, elements), type, bigEndian);
            have += elements;
        }

        if (stream.ReadByte() >= 0)
        {
            throw new DataFormatException(
                string.Create(CultureInfo.InvariantCulture, $"Expected {expected} bytes behind the header, but the file goes on behind them."), fileName);
        }
        return values;
    }

    private static void RequireBytes(long actual, long expected, string fileName)
    {
        if (actual != expected)
            throw new DataFormatException(string.Create(CultureInfo.InvariantCulture, $"Expected {expected} bytes behind the header, but got {actual}."), fileName);
    }

    /// <summary>Makes numbers of bytes; no more bytes than numbers need.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Convert<T>(ReadOnlySpan<byte> from, Span<T> to, ElementType type, bool bigEndian)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = SizeOf(type);
        for (int i = 0; i < to.Length; i++)
        {
            ReadOnlySpan<byte> bytes = from.Slice(i * size, size);
            to[i] = type switch
            {
                // NumPy, too, takes every byte but 0 for true.
                ElementType.Boolean => bytes[0] == 0 ? T.Zero : T.One,
                ElementType.UInt8 => T.CreateChecked(bytes[0]),
                ElementType.Int8 => T.CreateChecked((sbyte)bytes[0]),
                ElementType.UInt16 => T.CreateChecked(bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes)),
                ElementType.Int16 => T.CreateChecked(bigEndian ? BinaryPrimitives.ReadInt16BigEndian(bytes) : BinaryPrimitives.ReadInt16LittleEndian(bytes)),
                ElementType.UInt32 => T.CreateChecked(bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes)),
                ElementType.Int32 => T.CreateChecked(bigEndian ? BinaryPrimitives.ReadInt32BigEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes)),
                ElementType.UInt64 => T.CreateChecked(bigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes)),
                ElementType.Int64 => T.CreateChecked(bigEndian ? BinaryPrimitives.ReadInt64BigEndian(bytes) : BinaryPrimitives.ReadInt64LittleEndian(bytes)),
                ElementType.Half => T.CreateChecked(bigEndian ? BinaryPrimitives.ReadHalfBigEndian(bytes) : BinaryPrimitives.ReadHalfLittleEndian(bytes)),
                ElementType.Single => T.CreateChecked(bigEndian ? BinaryPrimitives.ReadSingleBigEndian(bytes) : BinaryPrimitives.ReadSingleLittleEndian(bytes)),
                _ => T.CreateChecked(bigEndian ? BinaryPrimitives.ReadDoubleBigEndian(bytes) : BinaryPrimitives.ReadDoubleLittleEndian(bytes)),
            };
        }
    }
}
