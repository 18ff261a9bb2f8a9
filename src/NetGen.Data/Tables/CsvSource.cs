using System.Diagnostics.CodeAnalysis;
using CsvHelper;

namespace NetGen.Data;

/// <summary>The rows of a table as CsvHelper parses them, and errors that know where they are.</summary>
internal sealed class CsvSource : IDisposable
{
    /// <summary>The most bytes of one row: a quote that is never closed would otherwise take in a whole file.</summary>
    private const int LongestRow = 16 << 20;

    private readonly CsvReader _reader;
    private readonly HashSet<string> _missing;

    /// <summary>Reads from a stream, which stays open.</summary>
    public CsvSource(Stream stream, string fileName, char delimiter, IReadOnlyList<string> missingMarks)
    {
        FileName = fileName;
        _missing = [.. missingMarks];
        _reader = CsvReader.Create(stream, new CsvReaderOptions
        {
            Separator = delimiter,
            // The header is a row like any other, read here: rows may stand before it, and names be there twice.
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = LongestRow,
            PoolStrings = true,
        }, leaveOpen: true);
    }

    public string FileName { get; }

    /// <summary>The number of fields in the current row.</summary>
    public int FieldCount => _reader.FieldCount;

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="DataFormatException">The row is malformed, or what is compressed is damaged.</exception>
    public bool Read()
    {
        try
        {
            return _reader.Read();
        }
        catch (CsvFormatException error)
        {
            throw new DataFormatException(error.Message, FileName, error.LineNumber > 0 ? error.LineNumber : null, innerException: error);
        }
        catch (InvalidDataException error)
        {
            throw new DataFormatException($"The file is not valid gzip: {error.Message}", FileName, innerException: error);
        }
    }

    /// <summary>A field of the current row in UTF-8.</summary>
    public ReadOnlySpan<byte> Field(int column) => _reader.GetSpan(column);

    /// <summary>A field of the current row.</summary>
    public string Text(int column) => _reader.GetString(column);

    /// <summary>Whether a field of the current row says that there is no value.</summary>
    public bool IsMissing(int column) => _reader.GetSpan(column).IsEmpty || (_missing.Count > 0 && _missing.Contains(_reader.GetString(column)));

    /// <summary>Throws an error in the current row.</summary>
    [DoesNotReturn]
    public void Fail(FormattableString message, string? column = null) =>
        throw new DataFormatException(FormattableString.Invariant(message), FileName, _reader.LineNumber, column);

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();
}
