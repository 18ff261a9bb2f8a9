using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace NetGen.Data;

/// <summary>The beginning of a <c>.npy</c> file: a magic string, a version, and a Python dictionary of what follows.</summary>
internal sealed record NpyHeader(ElementType Type, bool BigEndian, bool FortranOrder, int[] Shape)
{
    /// <summary>Far more than the header of plain numbers needs.</summary>
    private const int LongestHeader = 1 << 16;

    public static NpyHeader Read(Stream stream, string fileName)
    {
        Span<byte> start = stackalloc byte[8];
        ArrayFile.ReadHeader(stream, start, fileName);
        if (start[0] != 0x93 || !start[1..].StartsWith("NUMPY"u8))
        {
            string hint = start is [(byte)'P', (byte)'K', ..] ? " It looks like an .npz archive of such files." : "";
            throw new DataFormatException($"A .npy file begins with 93 'NUMPY', but this one does not.{hint}", fileName);
        }

        (int major, int minor) = (start[6], start[7]);
        if (major is < 1 or > 3 || minor != 0)
            throw new DataFormatException(string.Create(CultureInfo.InvariantCulture, $"Expected version 1.0, 2.0 or 3.0, but the file is of version {major}.{minor}."), fileName);
        Span<byte> size = stackalloc byte[4];
        size.Clear();
        ArrayFile.ReadHeader(stream, major == 1 ? size[..2] : size, fileName);
        uint length = BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (length > LongestHeader)
            throw new DataFormatException(
                string.Create(CultureInfo.InvariantCulture, $"Expected a header of at most {LongestHeader} bytes, but the file says {length}."), fileName);
        byte[] text = new byte[length];
        ArrayFile.ReadHeader(stream, text, fileName);
        return new NpyDictionary(Encoding.Latin1.GetString(text), fileName).Read();
    }
}
