using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace NetGen.Data;

/// <summary>The rows of a table as CsvHelper parses them, and errors that know where they are.</summary>
internal sealed class CsvSource : IDisposable
{
    /// <summary>How numbers are written where a comma stands before the fraction.</summary>
    public static readonly NumberFormatInfo Commas = NumberFormatInfo.ReadOnly(new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "." });

    private readonly CsvReader _reader;
    private readonly MissingMarks _missing;

    /// <summary>Reads from a stream, which stays open.</summary>
    /// <param name="stream">The bytes of the table.</param>
    /// <param name="fileName">The file, for errors.</param>
    /// <param name="options">How it is written.</param>
    /// <param name="format">What they leave open, where it is known; null to recognise it.</param>
    /// <exception cref="DataFormatException">What is compressed is damaged, or the text is not encoded as it should be.</exception>
    public CsvSource(Stream stream, string fileName, CsvOptions options, TableFormat? format = null)
    {
        FileName = fileName;
        HasHeader = options.HasHeader;
        _missing = new MissingMarks(options.MissingMarks);
        PeekedStream text;
        try
        {
            text = TableText.Open(stream, options.Encoding);
            Format = format ?? TableFormat.Of(text.Peek(TableFormat.Beginning), options, fileName);
        }
        catch (Exception error) when (Refusal(error) is not null)
        {
            throw Refusal(error)!;
        }

        NumberFormat = Format.DecimalMark == ',' ? Commas : NumberFormatInfo.InvariantInfo;
        _reader = CsvReader.Create(new BoundedRows(text, fileName, Format.Delimiter), new CsvReaderOptions
        {
            Separator = Format.Delimiter,
            // The header is a row like any other, read here: rows may stand before it, and names be there twice.
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = Limits.RowBytes,
        }, leaveOpen: true);
    }

    public string FileName { get; }

    /// <summary>Whether its first row is taken for the columns' names.</summary>
    public bool HasHeader { get; }

    /// <summary>How the table is written.</summary>
    public TableFormat Format { get; }

    /// <summary>How its numbers are written.</summary>
    public NumberFormatInfo NumberFormat { get; }

    /// <summary>The number of fields in the current row.</summary>
    public int FieldCount => _reader.FieldCount;

    /// <summary>Goes to the next row; false at the end.</summary>
    /// <exception cref="DataFormatException">The row is malformed or too long, or what is compressed is damaged, or no such text.</exception>
    public bool Read()
    {
        try
        {
            if (!_reader.Read()) return false;
        }
        catch (Exception error) when (Refusal(error) is not null)
        {
            throw Refusal(error)!;
        }

        // What ends soon enough behind the bound has come this far.
        if (_reader.RawRecord.Length > Limits.RowBytes) Fail($"A row has more than {Limits.RowBytes} bytes.");
        return true;
    }

    /// <summary>A field of the current row in UTF-8.</summary>
    public ReadOnlySpan<byte> Field(int column) => _reader.GetSpan(column);

    /// <summary>A field of the current row.</summary>
    public string Text(int column) => _reader.GetString(column);

    /// <summary>A field of the current row that names something: what is no text would make one name of several.</summary>
    /// <exception cref="DataFormatException">The field is not valid UTF-8.</exception>
    public string CheckedText(int column, string? name = null)
    {
        if (!Utf8.IsValid(_reader.GetSpan(column)))
            Fail($"'{DataFormatException.Shorten(Text(column))}' is not valid UTF-8. Encoding says how the text is stored, such as Encoding.Latin1.", name);
        return Text(column);
    }

    /// <summary>Whether a field of the current row says that there is no value.</summary>
    public bool IsMissing(int column) => _missing.Contain(_reader.GetSpan(column));

    /// <summary>Throws an error in the current row.</summary>
    [DoesNotReturn]
    public void Fail(FormattableString message, string? column = null) =>
        throw new DataFormatException(FormattableString.Invariant(message), FileName, _reader.LineNumber, column);

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    /// <summary>What an error says about the file; null where it says nothing about it.</summary>
    private DataFormatException? Refusal(Exception error) => error switch
    {
        CsvFormatException format => new DataFormatException(
            $"{format.Message.TrimEnd('.')}. A field that holds a quote stands in quotes, and the quote is doubled; {Advice.Delimiter(Format.Delimiter)}",
            FileName, format.LineNumber > 0 ? format.LineNumber : null, innerException: error),
        InvalidDataException => new DataFormatException($"The file is not valid gzip: {error.Message}", FileName, innerException: error),
        DecoderFallbackException => new DataFormatException(
            "The text is not stored as its byte order mark, or Encoding, says; without a mark Encoding says how it is.", FileName, innerException: error),
        _ => null,
    };
}
