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
        for (int row = 0; row <= options.SkipRows; row++)
        {
            if (!source.Read()) throw NoRows(source, options, 0);
        }

        string[] names = new string[source.FieldCount];
        for (int i = 0; i < names.Length; i++) names[i] = options.HasHeader ? source.Text(i) : string.Create(CultureInfo.InvariantCulture, $"column{i}");
        if (options.HasHeader) RequireDistinct(names, source);
        var plan = new TablePlan<T>(options, names, source.FileName);

        int rows = 0;
        bool more = !options.HasHeader || source.Read();
        for (; more; more = source.Read(), rows++)
        {
            if (source.FieldCount != names.Length) source.Fail($"Expected {names.Length} fields, but the row has {source.FieldCount}.");
            foreach (TableColumn<T> column in plan.Inputs) column.Add(source);
            foreach (TableColumn<T> column in plan.Targets) column.Add(source);
        }

        if (rows == 0) throw NoRows(source, options, names.Length);
        foreach (NumberColumn<T> column in plan.Inputs.OfType<NumberColumn<T>>()) column.Fill(source.FileName);
        string[] inputNames = Names(plan.Inputs), targetNames = Names(plan.Targets);
        var data = new Dataset<T>(
            inputNames.Length, targetNames.Length, Gather(plan.Inputs, rows, inputNames.Length, source), Gather(plan.Targets, rows, targetNames.Length, source));
        return new LoadedData<T>(data, Array.AsReadOnly(inputNames), Array.AsReadOnly(targetNames), plan.Targets is [ClassColumn<T> target] ? target.Classes : [])
        {
            OptionsForMore = OptionsForMore(options, plan),
        };
    }

    private static T[] Gather<T>(TableColumn<T>[] columns, int rows, int width, CsvSource source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if ((long)rows * width > Array.MaxLength)
            throw new DataFormatException(string.Create(CultureInfo.InvariantCulture, $"{rows} rows of {width} values are more than memory can hold in one piece."), source.FileName);
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
    private static CsvOptions OptionsForMore<T>(CsvOptions options, TablePlan<T> plan)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Dictionary<string, double>? means = options.Missing == MissingValues.ColumnMean
            ? plan.Inputs.OfType<NumberColumn<T>>().ToDictionary(column => column.Name, column => column.Filling!.Value)
            : null;
        return options with
        {
            Classes = plan.Targets is [ClassColumn<T> target] ? target.Classes : options.Classes,
            Categorical = [.. plan.Inputs.OfType<ClassColumn<T>>()
                .Select(column => new CategoricalColumn(options.HasHeader ? Column.FromName(column.Name) : column.Position) { Classes = column.Classes })],
            Missing = means is null ? options.Missing : MissingValues.Fill(means),
        };
    }

    private static string[] Names<T>(TableColumn<T>[] columns)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => [.. columns.SelectMany(column => column.ValueNames)];

    private static void RequireDistinct(string[] names, CsvSource source)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            if (!seen.Add(name)) source.Fail($"The header has this column twice.", name);
        }
    }

    private static DataFormatException NoRows(CsvSource source, CsvOptions options, int columns)
    {
        string found = columns > 0 ? string.Create(CultureInfo.InvariantCulture, $"a header of {columns} columns") : "nothing";
        string skipped = options.SkipRows == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" behind the {options.SkipRows} rows to skip");
        return new DataFormatException($"Expected at least 1 row of data{skipped}, but found {found}.", source.FileName);
    }
}
