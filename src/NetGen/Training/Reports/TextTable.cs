using System.Text;

namespace NetGen;

/// <summary>Rows of text below a header, every column at the right, with the widths of scikit-learn's <c>classification_report</c>.</summary>
internal sealed class TextTable(params string[] header)
{
    private const int LeastWidth = 9;
    private readonly List<string[]> _rows = [header, []];

    /// <summary>Adds a row, which may be shorter than the header; one without cells is an empty line.</summary>
    public void Add(params string[] cells) => _rows.Add(cells);

    /// <summary>The table; lines end in a line feed, whatever the platform, but for the last one, which has no end.</summary>
    public override string ToString()
    {
        int[] widths = [.. Enumerable.Range(0, header.Length).Select(Width)];
        var text = new StringBuilder();
        foreach (string[] row in _rows)
        {
            if (text.Length > 0) text.Append('\n');
            for (int column = 0; column < row.Length; column++)
                text.Append(column switch { 0 => "", 1 => "  ", _ => " " }).Append(row[column].PadLeft(widths[column]));
        }

        return text.ToString();
    }

    private int Width(int column) =>
        Math.Max(column == 0 ? 0 : LeastWidth, _rows.Max(row => column < row.Length ? row[column].Length : 0));
}
