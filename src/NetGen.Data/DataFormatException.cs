using System.Globalization;

namespace NetGen.Data;

/// <summary>A file does not hold what it should: it is damaged, or not of the kind it was read as.</summary>
public sealed class DataFormatException : FormatException
{
    /// <summary>The longest piece of a file that a message repeats; there are never more than two.</summary>
    private const int LongestPiece = 100;

    /// <summary>Creates the exception. Its message begins with the place.</summary>
    /// <param name="message">What was expected and what was found.</param>
    /// <param name="fileName">The file; what the stream was called, where there is none.</param>
    /// <param name="line">The line, counted from 1; null when it is the file as a whole, or one that has no lines.</param>
    /// <param name="column">The column's name; null when it is no single column.</param>
    /// <param name="innerException">Where the trouble was noticed, if elsewhere.</param>
    public DataFormatException(string message, string fileName, long? line = null, string? column = null, Exception? innerException = null)
        : base(Place(fileName, line, column) + message, innerException)
    {
        FileName = fileName;
        Line = line;
        Column = column;
    }

    /// <summary>The file; what the stream was called, where there is none.</summary>
    public string FileName { get; }

    /// <summary>The line, counted from 1: the first one of a row over several. Null when it is the file as a whole, or one that has no lines.</summary>
    public long? Line { get; }

    /// <summary>The column's name; null when it is no single column.</summary>
    public string? Column { get; }

    /// <summary>What a file says may be megabytes long; messages are not.</summary>
    internal static string Shorten(string text) => text.Length <= LongestPiece ? text : text[..LongestPiece] + "...";

    /// <summary>Names in quotes, as many as make a short piece of a message, and how many there are more.</summary>
    internal static string List(IReadOnlyCollection<string> names)
    {
        if (names.Count == 0) return "none";
        var shown = new List<string>();
        int room = LongestPiece;
        foreach (string name in names)
        {
            // The quotes, and what stands between two names, are part of the message too.
            room -= name.Length + 4;
            if (shown.Count > 0 && room < 0) return FormattableString.Invariant($"{string.Join(", ", shown)} and {names.Count - shown.Count} more");
            shown.Add($"'{Shorten(name)}'");
        }

        return string.Join(", ", shown);
    }

    private static string Place(string fileName, long? line, string? column)
    {
        string where = line is { } number ? string.Create(CultureInfo.InvariantCulture, $", line {number}") : "";
        return column is null ? $"{fileName}{where}: " : $"{fileName}{where}, column '{Shorten(column)}': ";
    }
}
