using System.Globalization;
using System.Numerics;

namespace NetGen.Data;

/// <summary>Reads a table from beginning to end.</summary>
internal static class Table
{
    /// <summary>Reads all rows, and puts them together.</summary>
    /// <exception cref="DataFormatException">The table is no such table.</exception>
    public static LoadedData<T> Read<T>(CsvSource source, CsvOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string[] names = ReadNames(source, options);
        var plan = new TablePlan<T>(options, names, source);

        int rows = 0;
        bool more = !options.HasHeader || source.Read();
        for (; more; more = source.Read(), rows++)
        {
            RequireFields(source, names.Length);
            foreach (TableColumn<T> column in plan.Inputs) column.Add(source);
            foreach (TableColumn<T> column in plan.Targets) column.Add(source);
        }

        if (rows == 0) throw NoRows(source, options, names.Length);
        foreach (NumberColumn<T> column in plan.Inputs.OfType<NumberColumn<T>>()) column.Fill(source.FileName);
        string[] inputNames = Names(plan.Inputs, "inputs", source.FileName), targetNames = Names(plan.Targets, "targets", source.FileName);
        var data = new Dataset<T>(
            inputNames.Length, targetNames.Length, Gather(plan.Inputs, rows, inputNames.Length, source), Gather(plan.Targets, rows, targetNames.Length, source));
        return new LoadedData<T>(data, Array.AsReadOnly(inputNames), Array.AsReadOnly(targetNames), plan.Targets is [ClassColumn<T> target] ? target.Classes : [])
        {
            OptionsForMore = OptionsForMore(options, plan, source.Format),
        };
    }

    /// <summary>Goes to the first row that is no longer skipped: the header's, or the first with data where there is none.</summary>
    /// <returns>The columns' names, no two of them the same.</returns>
    /// <exception cref="DataFormatException">There is no such row, it has too many fields, or a name stands in it twice.</exception>
    public static string[] ReadNames(CsvSource source, CsvOptions options)
    {
        for (int row = 0; row <= options.SkipRows; row++)
        {
            if (!source.Read()) throw NoRows(source, options, 0);
        }

        if (source.FieldCount > Limits.Columns) source.Fail($"A row has more than {Limits.Columns} fields. {Advice.Delimiter(source.Format.Delimiter)}");
        string[] names = new string[source.FieldCount];
        for (int i = 0; i < names.Length; i++)
            names[i] = options.HasHeader ? source.CheckedText(i) : string.Create(CultureInfo.InvariantCulture, $"column{i}");
        if (options.HasHeader) RequireDistinct(names, source);
        return names;
    }

    /// <summary>Checks the length of the current row.</summary>
    public static void RequireFields(CsvSource source, int expected)
    {
        if (source.FieldCount == expected) return;
        source.Fail(
            $"Expected {expected} fields, but the row has {source.FieldCount}. {Advice.Delimiter(source.Format.Delimiter)} {Advice.SkipRows}");
    }

    private static T[] Gather<T>(TableColumn<T>[] columns, int rows, int width, CsvSource source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if ((long)rows * width > Array.MaxLength)
        {
            string message = string.Create(CultureInfo.InvariantCulture, $"{rows} rows of {width} values are more than memory can hold in one piece.");
            throw new DataFormatException($"{message} Csv.Open reads them row by row.", source.FileName);
        }

        T[] values = new T[rows * width];
        int at = 0;
        foreach (TableColumn<T> column in columns)
        {
            column.CopyTo(values.AsSpan(at), width);
            at += column.ValueNames.Count;
        }

        return values;
    }

    /// <summary>The options with everything that was taken from this file written down.</summary>
    public static CsvOptions OptionsForMore<T>(CsvOptions options, TablePlan<T> plan, TableFormat format)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dictionary<string, double>? means = options.Missing == MissingValues.ColumnMean
            ? plan.Inputs.OfType<NumberColumn<T>>().ToDictionary(column => column.Name, column => column.Filling!.Value)
            : null;
        return options with
        {
            Inputs = [.. plan.Inputs.Select(column => plan.Lasting(column.Position))],
            Targets = [.. plan.Targets.Select(column => plan.Lasting(column.Position))],
            Exclude = plan.LeftOut,
            Classes = plan.Targets is [ClassColumn<T> target] ? target.Classes : options.Classes,
            Categorical = [.. plan.Inputs.OfType<ClassColumn<T>>()
                .Select(column => new CategoricalColumn(plan.Lasting(column.Position)) { Classes = column.Classes, MissingClass = column.MissingClass })],
            Missing = means is null ? options.Missing : MissingValues.Fill(means),
            // A decimal comma was recognised by numbers that another file may not have, and without a header so was the delimiter; a header shows it in every file.
            Delimiter = format.DecimalMark == ',' || !options.HasHeader ? format.Delimiter : options.Delimiter,
            DecimalMark = format.DecimalMark == ',' ? ',' : options.DecimalMark,
        };
    }

    /// <summary>A name for every value of some columns.</summary>
    /// <exception cref="DataFormatException">There are more than any network takes.</exception>
    public static string[] Names<T>(TableColumn<T>[] columns, string what, string fileName)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long count = columns.Sum(column => (long)column.Width);
        if (count > Limits.Columns)
        {
            throw new DataFormatException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"With its classes the table has {count} {what}, but a network can have {Limits.Columns}. Exclude leaves columns out, MaxClasses refuses large ones."),
                fileName);
        }

        return [.. columns.SelectMany(column => column.ValueNames)];
    }

    private static void RequireDistinct(string[] names, CsvSource source)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (!seen.Add(name)) source.Fail($"The header has this column twice. If the row is no header, set HasHeader to false.", name);
        }
    }

    /// <summary>The error of a table without data.</summary>
    public static DataFormatException NoRows(CsvSource source, CsvOptions options, int columns)
    {
        string found = columns > 0
            ? string.Create(CultureInfo.InvariantCulture, $"a header of {columns} columns. If it is data, set HasHeader to false.") : "nothing.";
        string skipped = options.SkipRows == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" behind the {options.SkipRows} that SkipRows passes over");
        return new DataFormatException($"Expected at least 1 row of data{skipped}, but found {found}", source.FileName);
    }
}
