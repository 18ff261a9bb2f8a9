namespace NetGen.Data;

/// <summary>How a table is written: what stands between its fields, and between a number's whole part and its fraction.</summary>
/// <param name="Delimiter">What stands between fields.</param>
/// <param name="DecimalMark">A point or a comma.</param>
internal readonly record struct TableFormat(char Delimiter, char DecimalMark)
{
    /// <summary>So many bytes of a table say how it is written.</summary>
    public const int Beginning = 1 << 16;

    /// <summary>What the options say, and what they leave open by the file's name and its beginning.</summary>
    /// <param name="beginning">The first bytes of the text, <see cref="Beginning"/> of them or all there are.</param>
    /// <param name="options">The options.</param>
    /// <param name="fileName">The file's name.</param>
    public static TableFormat Of(ReadOnlySpan<byte> beginning, CsvOptions options, string fileName)
    {
        char? delimiter = options.Delimiter ?? (DataFile.ExtensionOf(fileName) is ".tsv" or ".tab" ? '\t' : null);
        if (delimiter is not null && options.DecimalMark is not null) return new(delimiter.Value, options.DecimalMark.Value);
        bool isWhole = beginning.Length < Beginning;
        if (beginning is [0xef, 0xbb, 0xbf, ..]) beginning = beginning[3..];
        ReadOnlySpan<Range> rows = SampleRows.Of(beginning, isWhole, options.SkipRows);
        char between = delimiter ?? DelimiterFinder.Find(beginning, rows);
        return new(between, options.DecimalMark ?? DecimalMarkFinder.Find(beginning, options.HasHeader && !rows.IsEmpty ? rows[1..] : rows, between));
    }
}
