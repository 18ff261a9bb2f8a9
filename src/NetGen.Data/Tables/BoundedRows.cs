using System.Buffers;

namespace NetGen.Data;

/// <summary>
/// A table on its way to the parser, which takes in a whole row, and a place for each of its fields, before anybody can look at it: a row that is
/// too long, or has too many fields, is refused here. Rows are told apart by RFC 4180; what is no UTF-8 passes, and is only bounded in its length,
/// by the parser.
/// </summary>
internal sealed class BoundedRows(Stream table, string fileName, char delimiter) : ForwardStream
{
    /// <summary>No more is handed over at once, so that the parser does not get far ahead.</summary>
    private const int AtOnce = 1 << 16;

    private static readonly SearchValues<byte> Ends = SearchValues.Create("\"\r\n"u8);

    private bool _isBegun, _passes, _inQuotes, _afterReturn;
    private long _line = 1, _row = 1;
    private int _bytes, _delimiters;

    /// <inheritdoc/>
    /// <exception cref="DataFormatException">A row is too long.</exception>
    public override int Read(Span<byte> buffer)
    {
        buffer = buffer[..Math.Min(buffer.Length, AtOnce)];
        int count = _isBegun ? table.Read(buffer) : table.ReadAtLeast(buffer, Math.Min(buffer.Length, 4), throwOnEndOfStream: false);
        // The byte order marks of UTF-16, and that of UTF-32 which does not begin like one of them.
        if (!_isBegun) _passes = buffer[..count] is [0xff, 0xfe, ..] or [0xfe, 0xff, ..] or [0, 0, 0xfe, 0xff, ..];
        _isBegun = true;
        if (!_passes) Count(buffer[..count]);
        return count;
    }

    private void Count(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int end = bytes.IndexOfAny(Ends);
            ReadOnlySpan<byte> piece = end < 0 ? bytes : bytes[..end];
            _bytes += piece.Length;
            if (!_inQuotes) _delimiters += piece.Count((byte)delimiter);
            if (!piece.IsEmpty) _afterReturn = false;
            if (_bytes > Limits.RowBytes) throw Error($"A row has more than {Limits.RowBytes} bytes; a quote may never be closed.");
            if (_delimiters >= Limits.Columns) throw Error($"A row has more than {Limits.Columns} fields.");
            if (end < 0) return;
            Pass(bytes[end]);
            bytes = bytes[(end + 1)..];
        }
    }

    /// <summary>Passes a quote, or an end of a line.</summary>
    private void Pass(byte end)
    {
        _bytes++;
        if (end == '"') _inQuotes = !_inQuotes;
        else if (end == '\r' || !_afterReturn) _line++;
        _afterReturn = end == '\r';
        if (_inQuotes || end == '"') return;
        (_row, _bytes, _delimiters) = (_line, 0, 0);
    }

    private DataFormatException Error(FormattableString message) => new(FormattableString.Invariant(message), fileName, _row);
}
