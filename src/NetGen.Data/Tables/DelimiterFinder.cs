namespace NetGen.Data;

/// <summary>Finds what stands between the fields of a table by its first rows.</summary>
internal static class DelimiterFinder
{
    /// <summary>The comma comes last: where another one cuts all rows alike, commas are decimal marks.</summary>
    private const string Candidates = "\t;|,";

    /// <summary>
    /// The first of tab, semicolon, bar and comma that stands in every row, and in all of them equally often. If there is none, rows differ in length, and it is that which
    /// the first row has most of; a comma where it has none.
    /// </summary>
    /// <param name="text">The beginning of a table.</param>
    /// <param name="rows">Where its rows stand.</param>
    public static char Find(ReadOnlySpan<byte> text, ReadOnlySpan<Range> rows)
    {
        if (rows.IsEmpty) return ',';
        Span<int> first = stackalloc int[Candidates.Length], counts = stackalloc int[Candidates.Length];
        Span<bool> differ = stackalloc bool[Candidates.Length];
        Count(text[rows[0]], first);
        foreach (Range row in rows[1..])
        {
            Count(text[row], counts);
            for (int i = 0; i < counts.Length; i++) differ[i] |= counts[i] != first[i];
        }

        int most = Candidates.Length - 1;
        for (int i = 0; i < first.Length; i++)
        {
            if (first[i] > 0 && !differ[i]) return Candidates[i];
            if (first[i] > first[most]) most = i;
        }

        return Candidates[most];
    }

    /// <summary>Counts the candidates outside of quotes. A tab beside another one is a blank.</summary>
    private static void Count(ReadOnlySpan<byte> row, Span<int> counts)
    {
        counts.Clear();
        bool inQuotes = false;
        for (int at = 0; at < row.Length; at++)
        {
            if (row[at] == '"') inQuotes = !inQuotes;
            int candidate = inQuotes ? -1 : Candidates.IndexOf((char)row[at], StringComparison.Ordinal);
            if (candidate < 0) continue;
            bool isBlank = row[at] == '\t' && ((at > 0 && IsOther(row[at - 1])) || (at + 1 < row.Length && IsOther(row[at + 1])));
            if (!isBlank) counts[candidate]++;
        }

        static bool IsOther(byte value) => value is (byte)',' or (byte)';' or (byte)'|';
    }
}
