namespace NetGen.Data;

/// <summary>The first rows of a table before it is known what stands between their fields.</summary>
internal static class SampleRows
{
    /// <summary>So many rows tell enough.</summary>
    private const int Most = 100;

    /// <summary>Where the first rows stand, behind those to skip. Lines of blanks are none.</summary>
    /// <param name="text">The beginning of the table.</param>
    /// <param name="isWhole">Whether it is all there is: else its last row may be cut, and only counts where it is the first.</param>
    /// <param name="skip">Rows to pass over.</param>
    public static ReadOnlySpan<Range> Of(ReadOnlySpan<byte> text, bool isWhole, int skip)
    {
        var rows = new List<Range>();
        bool inQuotes = false;
        int begin = 0, passed = 0;
        for (int at = 0; at < text.Length && rows.Count < Most; at++)
        {
            if (text[at] == '"') inQuotes = !inQuotes;
            if (inQuotes || text[at] is not ((byte)'\r' or (byte)'\n')) continue;
            Take(text, begin..at);
            begin = at + 1;
        }

        if (rows.Count < Most && (isWhole || rows.Count == 0)) Take(text, begin..);
        return rows.ToArray();

        void Take(ReadOnlySpan<byte> text, Range row)
        {
            if (!text[row].ContainsAnyExcept((byte)' ', (byte)'\t')) return;
            if (passed++ >= skip) rows.Add(row);
        }
    }
}
