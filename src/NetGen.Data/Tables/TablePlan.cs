using System.Numerics;

namespace NetGen.Data;

/// <summary>Which column of a file is what.</summary>
internal sealed class TablePlan<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CsvOptions _options;
    private readonly string[] _names;
    private readonly string _fileName;
    private readonly Dictionary<int, string> _roles = [];

    /// <summary>Makes the plan.</summary>
    /// <param name="options">What the columns are to be.</param>
    /// <param name="names">The columns' names.</param>
    /// <param name="fileName">The file, for errors.</param>
    /// <exception cref="DataFormatException">The file lacks a column.</exception>
    /// <exception cref="ArgumentException">The options contradict each other, or leave no inputs.</exception>
    public TablePlan(CsvOptions options, string[] names, string fileName)
    {
        (_options, _names, _fileName) = (options, names, fileName);
        int[] targets = [.. options.Targets.Select(column => Take(column, nameof(options.Targets)))];
        foreach (Column column in options.Exclude) Take(column, nameof(options.Exclude));
        var categorical = options.Categorical.ToDictionary(column => Take(column.Column, nameof(options.Categorical)));

        Inputs = [.. Enumerable.Range(0, names.Length)
            .Where(position => !_roles.ContainsKey(position) || categorical.ContainsKey(position))
            .Select(position => categorical.TryGetValue(position, out CategoricalColumn? column)
                ? Classes(position, column.Classes, column.MissingClass)
                : (TableColumn<T>)new NumberColumn<T>(position, names[position], options.Missing))];
        if (Inputs.Length == 0)
            throw Contradiction($"No column of {fileName} is left to be an input: it has {names.Length}, all of them targets or left out.");

        if (options.TargetKind == TargetKind.Classes && targets.Length != 1)
            throw Contradiction($"Classes need exactly 1 target column, but Targets holds {targets.Length}.");
        Targets = options.TargetKind == TargetKind.Classes
            ? [Classes(targets[0], options.Classes, missing: null)]
            : [.. targets.Select(position => new NumberColumn<T>(position, names[position], MissingValues.Error))];
    }

    /// <summary>The inputs, in the file's order.</summary>
    public TableColumn<T>[] Inputs { get; }

    /// <summary>The targets, in the options' order.</summary>
    public TableColumn<T>[] Targets { get; }

    private ClassColumn<T> Classes(int position, IReadOnlyList<string>? given, string? missing) => new(position, _names[position], given, _options.MaxClasses, missing);

    /// <summary>The position of a column, which from now on has this role and no other.</summary>
    private int Take(Column column, string role)
    {
        int position = Find(column);
        if (!_roles.TryAdd(position, role))
            throw Contradiction($"Column '{DataFormatException.Shorten(_names[position])}' of {_fileName} stands in {_roles[position]} and again in {role}.");
        return position;
    }

    private int Find(Column column)
    {
        int position = column.Name is { } name ? Array.IndexOf(_names, name) : column.Position.GetOffset(_names.Length);
        if (position >= 0 && position < _names.Length) return position;
        string what = column.Name is null ? $"no column {column}" : $"no column '{column}'";
        string known = DataFormatException.Shorten(string.Join(", ", _names.Take(20)));
        throw new DataFormatException($"There is {what} among the {_names.Length} columns: {known}.", _fileName, column: column.ToString());
    }

    /// <summary>The error of the argument that the user gave.</summary>
    private static ArgumentException Contradiction(FormattableString message, string options = "options") => new(FormattableString.Invariant(message), options);
}
