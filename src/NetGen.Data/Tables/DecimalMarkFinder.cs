namespace NetGen.Data;

/// <summary>Finds whether the numbers of a table are written with a comma, which must not be taken for one between thousands.</summary>
internal static class DecimalMarkFinder
{
    /// <summary>
    /// A comma where fields stand between something else, no number has a point, and at least one has a comma that cannot stand between thousands, as in 0,125 or 1,5; a
    /// point everywhere else.
    /// </summary>
    /// <param name="text">The beginning of a table.</param>
    /// <param name="rows">Where its rows stand, without the header.</param>
    /// <param name="delimiter">What stands between fields.</param>
    public static char Find(ReadOnlySpan<byte> text, ReadOnlySpan<Range> rows, char delimiter)
    {
        const char Point = '.', Comma = ',';
        if (delimiter == Comma) return Point;
        bool hasComma = false;
        foreach (Range row in rows)
        {
            ReadOnlySpan<byte> left = text[row];
            while (!left.IsEmpty)
            {
                int length = LengthOfField(left, (byte)delimiter);
                char? mark = MarkOf(left[..length].Trim(" \t\""u8));
                if (mark == Point) return Point;
                hasComma |= mark == Comma;
                left = left[Math.Min(length + 1, left.Length)..];
            }
        }

        return hasComma ? Comma : Point;
    }

    private static int LengthOfField(ReadOnlySpan<byte> row, byte delimiter)
    {
        bool inQuotes = false;
        for (int at = 0; at < row.Length; at++)
        {
            if (row[at] == '"') inQuotes = !inQuotes;
            else if (row[at] == delimiter && !inQuotes) return at;
        }

        return row.Length;
    }

    /// <summary>What stands before the fraction of a number; null where the field is none, or has no fraction, or perhaps thousands.</summary>
    private static char? MarkOf(ReadOnlySpan<byte> field)
    {
        if (field is [(byte)'+' or (byte)'-', ..]) field = field[1..];
        int whole = Digits(field);
        if (whole == field.Length || field[whole] is not ((byte)'.' or (byte)',')) return null;
        char mark = (char)field[whole];
        ReadOnlySpan<byte> rest = field[(whole + 1)..];
        int fraction = Digits(rest);
        rest = rest[fraction..];
        bool hasExponent = rest is [(byte)'e' or (byte)'E', ..];
        if (hasExponent) rest = rest[1..].TrimStart("+-"u8);
        if (fraction == 0 || Digits(rest) != rest.Length) return null;
        bool mayBeThousands = mark == ',' && whole is >= 1 and <= 3 && field[0] != '0' && fraction == 3 && !hasExponent;
        return mayBeThousands ? null : mark;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length : end;
    }
}
