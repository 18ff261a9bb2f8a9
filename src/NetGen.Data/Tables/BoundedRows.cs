namespace NetGen.Data;

/// <summary>
/// A table in UTF-8 on its way to the parser, which takes in a whole row, and a place for each of its fields, before anybody can look at it: a row that does
/// not end before it is too long, or has too many fields, is refused here. Rows are told apart by RFC 4180.
/// </summary>
internal sealed class BoundedRows(Stream table, string fileName, char delimiter) : ForwardStream
{
    /// <summary>No more is handed over at once: rows that begin and end in a piece of this size need not be looked at.</summary>
    private const int AtOnce = 1 << 16;

    private bool _inQuotes, _afterReturn;
    private long _line = 1, _row = 1;
    private int _bytes, _delimiters;

    /// <inheritdoc/>
    /// <exception cref="DataFormatException">A row is too long.</exception>
    public override int Read(Span<byte> buffer)
    {
        buffer = buffer[..Math.Min(buffer.Length, AtOnce)];
        int count = table.Read(buffer);
        if (count > 0) Pass(buffer[..count]);
        return count;
    }

    private void Pass(ReadOnlySpan<byte> bytes)
    {
        int begin = LastEnd(bytes, _inQuotes ^ int.IsOddInteger(bytes.Count((byte)'"'))) + 1;
        CountLines(bytes[..begin]);
        if (begin > 0) (_row, _inQuotes, _bytes, _delimiters) = (_line, false, 0, 0);
        ReadOnlySpan<byte> open = bytes[begin..];
        CountLines(open);
        CountDelimiters(open);
        _bytes += open.Length;
        if (_bytes > Limits.RowBytes) throw Error($"A row has more than {Limits.RowBytes} bytes; a quote may never be closed.");
        if (_delimiters >= Limits.Columns) throw Error($"A row has more than {Limits.Columns} fields. {Advice.Delimiter(delimiter)}");
    }

    /// <summary>Where the last row ends that does; -1 when none does.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="inQuotes">Whether they end within quotes.</param>
    private static int LastEnd(ReadOnlySpan<byte> bytes, bool inQuotes)
    {
        while (true)
        {
            int end = bytes.LastIndexOfAny((byte)'\r', (byte)'\n');
            if (end < 0) return -1;
            inQuotes ^= int.IsOddInteger(bytes[end..].Count((byte)'"'));
            if (!inQuotes) return end;
            bytes = bytes[..end];
        }
    }

    private void CountDelimiters(ReadOnlySpan<byte> row)
    {
        while (true)
        {
            int quote = row.IndexOf((byte)'"');
            if (!_inQuotes) _delimiters += (quote < 0 ? row : row[..quote]).Count((byte)delimiter);
            if (quote < 0) return;
            _inQuotes = !_inQuotes;
            row = row[(quote + 1)..];
        }
    }

    /// <summary>Counts ends of lines: a return, a line feed, or the two together.</summary>
    private void CountLines(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty) return;
        int returns = bytes.Count((byte)'\r');
        _line += bytes.Count((byte)'\n') + returns - (returns > 0 ? bytes.Count("\r\n"u8) : 0) - (_afterReturn && bytes[0] == '\n' ? 1 : 0);
        _afterReturn = bytes[^1] == '\r';
    }

    private DataFormatException Error(FormattableString message) => new(FormattableString.Invariant(message), fileName, _row);
}
