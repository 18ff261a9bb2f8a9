using System.Globalization;

namespace NetGen.Data;

/// <summary>What helps against an error in a table: the options that say something else.</summary>
internal static class Advice
{
    /// <summary>Of something that stands before the table.</summary>
    public const string SkipRows = "SkipRows passes over rows before the table.";

    /// <summary>Of rows that are cut in the wrong places.</summary>
    public static string Delimiter(char delimiter) =>
        $"Fields are taken to stand between {(delimiter == '\t' ? "tabs" : $"'{delimiter}'")}; Delimiter says what does.";

    /// <summary>Of a field without a value.</summary>
    /// <param name="source">At its row.</param>
    /// <param name="position">Its column.</param>
    /// <param name="isTarget">Whether it is to be learned.</param>
    /// <param name="options">What says what becomes of it where it is an input.</param>
    public static string Missing(CsvSource source, int position, bool isTarget, string options)
    {
        string mark = source.Field(position).IsEmpty ? "" : $" MissingMarks counts '{DataFormatException.Shorten(source.Text(position))}' as missing.";
        return (isTarget ? "Targets are never filled: leave the row out of the file." : $"{options} says what it becomes; Exclude leaves the column out.") + mark;
    }

    /// <summary>Of a field that is no number.</summary>
    /// <param name="source">At its row.</param>
    /// <param name="text">What stands there.</param>
    /// <param name="isTarget">Whether it is to be learned.</param>
    public static string NoNumber(CsvSource source, string text, bool isTarget)
    {
        const NumberStyles Any = NumberStyles.Float | NumberStyles.AllowThousands;
        if (double.TryParse(text, Any, NumberFormatInfo.InvariantInfo, out _) || double.TryParse(text, Any, CsvSource.Commas, out _))
            return $"Numbers are taken to be written with '{source.Format.DecimalMark}' and nothing between thousands; DecimalMark says how they are.";
        string header = source.HasHeader ? "" : " If the row is a header, set HasHeader to true.";
        return isTarget
            ? $"If it is a class, set TargetKind to Classes; Targets says which columns are learned.{header}"
            : $"Categorical takes words as classes, Exclude leaves the column out, MissingMarks says what counts as missing.{header}";
    }

    /// <summary>Of a number that is too large, or none.</summary>
    public static string NotFinite(bool isTarget) => isTarget
        ? "Targets says which columns are learned."
        : "Exclude leaves the column out, MissingMarks says what counts as missing.";

    /// <summary>Of a class that is not among those that are given.</summary>
    public static string UnknownClass(bool isTarget) =>
        $"{(isTarget ? "" : "In Categorical, ")}Classes lists them: it has to hold this one too, or be null for those of the file.";

    /// <summary>Of a column of more classes than there should be.</summary>
    public static string TooManyClasses(bool isTarget) => isTarget
        ? "If the column holds numbers, set TargetKind to Numbers."
        : "If the column holds numbers, take it out of Categorical; if it holds free text, list it in Exclude.";
}
