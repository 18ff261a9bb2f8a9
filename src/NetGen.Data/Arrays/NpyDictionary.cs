using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace NetGen.Data;

/// <summary>
/// Reads the dictionary of a <c>.npy</c> header, such as <c>{'descr': '&lt;f8', 'fortran_order': False, 'shape': (3, 4), }</c>. No more of Python is
/// understood than plain numbers need.
/// </summary>
internal sealed class NpyDictionary(string text, string fileName)
{
    /// <summary>As NumPy itself has it.</summary>
    private const int MostDimensions = 64;

    private int _at;

    public NpyHeader Read()
    {
        string? descriptor = null;
        bool? fortran = null;
        int[]? shape = null;
        Expect('{');
        while (!Take('}'))
        {
            string key = ReadString();
            Expect(':');
            switch (key)
            {
                case "descr" when descriptor is null:
                    if (Peek() == '[') Fail("Expected plain numbers, but the file holds records of several fields.");
                    descriptor = ReadString();
                    break;
                case "fortran_order" when fortran is null:
                    fortran = ReadBoolean();
                    break;
                case "shape" when shape is null:
                    shape = ReadShape();
                    break;
                default:
                    Fail($"The header has a field that is unknown or stands there twice: '{DataFormatException.Shorten(key)}'.");
                    break;
            }

            if (!Take(',') && Peek() != '}') Unexpected("',' or '}'");
        }

        if (Peek() != '\0') Unexpected("the end of the header");
        if (descriptor is null || fortran is null || shape is null) Fail("The header needs 'descr', 'fortran_order' and 'shape'.");
        (ElementType type, bool bigEndian) = TypeOf(descriptor);
        return new NpyHeader(type, bigEndian, fortran.Value, shape);
    }

    private (ElementType Type, bool BigEndian) TypeOf(string descriptor)
    {
        ElementType? type = descriptor.Length < 2 ? null : descriptor[1..] switch
        {
            "b1" => ElementType.Boolean,
            "u1" => ElementType.UInt8,
            "i1" => ElementType.Int8,
            "u2" => ElementType.UInt16,
            "i2" => ElementType.Int16,
            "u4" => ElementType.UInt32,
            "i4" => ElementType.Int32,
            "u8" => ElementType.UInt64,
            "i8" => ElementType.Int64,
            "f2" => ElementType.Half,
            "f4" => ElementType.Single,
            "f8" => ElementType.Double,
            _ => null,
        };
        // The bar stands for no order at all, as single bytes have none.
        if (type is null || descriptor[0] is not ('<' or '>' or '|') || (descriptor[0] == '|' && ElementReader.SizeOf(type.Value) > 1))
        {
            Fail("Expected numbers of type b1, i1, i2, i4, i8, u1, u2, u4, u8, f2, f4 or f8 with '<', '>' or '|' before it, "
                + $"but they are '{DataFormatException.Shorten(descriptor)}'. In Python, array.astype('f8') makes such numbers of others.");
        }

        return (type.Value, descriptor[0] == '>');
    }

    private int[] ReadShape()
    {
        var shape = new List<int>();
        Expect('(');
        while (!Take(')'))
        {
            if (shape.Count == MostDimensions) Fail("The header has too many dimensions.");
            shape.Add(ReadLength());
            // A comma makes a tuple of a single number.
            if (!Take(',') && (Peek() != ')' || shape.Count == 1)) Unexpected("',' in the shape");
        }

        return [.. shape];
    }

    private int ReadLength()
    {
        Peek();
        int start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at])) _at++;
        if (_at == start) Unexpected("a length");
        // Files of Python 2 write long integers so.
        ReadOnlySpan<char> digits = text.AsSpan(start, _at - start);
        if (_at < text.Length && text[_at] == 'L') _at++;
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int length))
            Fail($"A dimension is {DataFormatException.Shorten(digits.ToString())} long, more than memory can hold in one piece.");
        return length;
    }

    private bool ReadBoolean()
    {
        Peek();
        foreach ((string word, bool value) in (ReadOnlySpan<(string, bool)>)[("True", true), ("False", false)])
        {
            if (!text.AsSpan(_at).StartsWith(word, StringComparison.Ordinal)) continue;
            _at += word.Length;
            return value;
        }

        Unexpected("True or False");
        return default;
    }

    private string ReadString()
    {
        char quote = Peek();
        if (quote is not ('\'' or '"')) Unexpected("a string");
        int start = _at + 1, end = text.IndexOf(quote, start);
        if (end < 0) Fail("The header ends within a string.");
        _at = end + 1;
        return text[start..end];
    }

    /// <summary>The next character that is no blank, which stays; 0 at the end.</summary>
    private char Peek()
    {
        while (_at < text.Length && text[_at] is (' ' or '\n' or '\r' or '\t')) _at++;
        return _at < text.Length ? text[_at] : '\0';
    }

    private bool Take(char expected)
    {
        if (Peek() != expected) return false;
        _at++;
        return true;
    }

    private void Expect(char expected)
    {
        if (!Take(expected)) Unexpected($"'{expected}'");
    }

    [DoesNotReturn]
    private void Unexpected(string expected)
    {
        string found = _at < text.Length ? $"'{DataFormatException.Shorten(text[_at..])}'" : "its end";
        Fail($"Expected {expected} in the header, but found {found}.");
    }

    [DoesNotReturn]
    private void Fail(string message) => throw new DataFormatException(message, fileName);
}
