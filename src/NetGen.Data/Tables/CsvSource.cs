using System.Diagnostics.CodeAnalysis;
using System.Text;
using CsvHelper;

namespace NetGen.Data;

/// <summary>The rows of a table as CsvHelper parses them, and errors that know where they are.</summary>
internal sealed class CsvSource : IDisposable
{
    private readonly CsvReader _reader;
    private readonly byte[][] _missing;

    /// <summary>Reads from a stream, which stays open.</summary>
    public CsvSource(Stream stream, string fileName, char delimiter, IReadOnlyList<string> missingMarks)
    {
        FileName = fileName;
        _missing = [.. missingMarks.Select(Encoding.UTF8.GetBytes)];
        _reader = CsvReader.Create(new BoundedRows(stream, fileName, delimiter), new CsvReaderOptions
        {
            Separator = delimiter,
            // The header is a row like any other, read here: rows may stand before it, and names be there twice.
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = Limits.RowBytes,
        }, leaveOpen: true);
    }

    public string FileName { get; }

    /// <summary>The number of fields in the current row.</summary>
    public int FieldCount => _reader.FieldCount;

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="DataFormatException">The row is malformed or too long, or what is compressed is damaged.</exception>
    public bool Read()
    {
        try
        {
            if (!_reader.Read()) return false;
        }
        catch (CsvFormatException error)
        {
            throw new DataFormatException(error.Message, FileName, error.LineNumber > 0 ? error.LineNumber : null, innerException: error);
        }
        catch (InvalidDataException error)
        {
            throw new DataFormatException($"The file is not valid gzip: {error.Message}", FileName, innerException: error);
        }

        // What ends soon enough behind the bound has come this far.
        if (_reader.RawRecord.Length > Limits.RowBytes) Fail($"A row has more than {Limits.RowBytes} bytes.");
        return true;
    }

    /// <summary>A field of the current row in UTF-8.</summary>
    public ReadOnlySpan<byte> Field(int column) => _reader.GetSpan(column);

    /// <summary>A field of the current row.</summary>
    public string Text(int column) => _reader.GetString(column);

    /// <summary>Whether a field of the current row says that there is no value.</summary>
    public bool IsMissing(int column)
    {
        ReadOnlySpan<byte> field = _reader.GetSpan(column);
        if (field.IsEmpty) return true;
        foreach (byte[] mark in _missing)
        {
            if (field.SequenceEqual(mark)) return true;
        }

        return false;
    }

    /// <summary>Throws an error in the current row.</summary>
    [DoesNotReturn]
    public void Fail(FormattableString message, string? column = null) =>
        throw new DataFormatException(FormattableString.Invariant(message), FileName, _reader.LineNumber, column);

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();
}
