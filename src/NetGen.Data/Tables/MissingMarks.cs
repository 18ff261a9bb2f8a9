using System.Buffers;
using System.Text;

namespace NetGen.Data;

/// <summary>Texts that stand for a missing value, in large or small letters of ASCII.</summary>
internal sealed class MissingMarks
{
    private readonly byte[][] _marks;
    private readonly SearchValues<byte> _firstBytes;
    private readonly int _longest;

    public MissingMarks(IReadOnlyList<string> marks)
    {
        _marks = [.. marks.Select(Encoding.UTF8.GetBytes).Where(mark => mark.Length > 0)];
        _longest = _marks.Length == 0 ? 0 : _marks.Max(mark => mark.Length);
        byte[] first = [.. _marks.Select(mark => mark[0])];
        _firstBytes = SearchValues.Create([.. first, .. first.Select(Lower), .. first.Select(Upper)]);
    }

    /// <summary>Whether a field says that there is no value. Most are numbers, which the first byte shows.</summary>
    public bool Contain(ReadOnlySpan<byte> field)
    {
        if (field.IsEmpty) return true;
        if (field.Length > _longest || !_firstBytes.Contains(field[0])) return false;
        foreach (byte[] mark in _marks)
        {
            if (mark.Length == field.Length && AreSame(mark, field)) return true;
        }

        return false;
    }

    /// <summary>Bytes of other letters than ASCII's are left as they are.</summary>
    private static bool AreSame(ReadOnlySpan<byte> mark, ReadOnlySpan<byte> field)
    {
        for (int i = 0; i < mark.Length; i++)
        {
            if (Lower(mark[i]) != Lower(field[i])) return false;
        }

        return true;
    }

    private static byte Lower(byte value) => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value;

    private static byte Upper(byte value) => value is >= (byte)'a' and <= (byte)'z' ? (byte)(value & ~0x20) : value;
}
