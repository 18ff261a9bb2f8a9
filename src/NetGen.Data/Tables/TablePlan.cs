using System.Numerics;

namespace NetGen.Data;

/// <summary>Which column of a file is what.</summary>
internal sealed class TablePlan<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CsvOptions _options;
    private readonly string[] _names;
    private readonly string _fileName;
    private readonly char _delimiter;
    private readonly Dictionary<int, string> _roles = [];
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    /// <summary>Makes the plan.</summary>
    /// <param name="options">What the columns are to be.</param>
    /// <param name="names">The columns' names.</param>
    /// <param name="source">The table, for errors.</param>
    /// <exception cref="DataFormatException">The file lacks a column, or has one that is none of the inputs that are named.</exception>
    /// <exception cref="ArgumentException">The options contradict each other, or leave no inputs.</exception>
    public TablePlan(CsvOptions options, string[] names, CsvSource source)
    {
        (_options, _names, _fileName) = (options, names, source.FileName);
        _delimiter = source.Format.Delimiter;
        for (int position = 0; position < names.Length; position++) _positions.Add(names[position], position);
        if (options.Inputs is not null) RequireNamedColumns(options.Inputs);
        int[] targets = [.. options.Targets.Select(column => Take(column, nameof(options.Targets)))];
        // Where all inputs are named, nobody misses what would be left out.
        foreach (Column column in options.Exclude.Where(column => options.Inputs is null || TryFind(column) is not null)) Take(column, nameof(options.Exclude));
        LeftOut = [.. options.Exclude.Select(column => TryFind(column) is { } position ? Lasting(position) : column)];
        Dictionary<int, CategoricalColumn> categorical = options.Categorical.ToDictionary(column => Take(column.Column, nameof(options.Categorical)));

        Inputs = [.. InputPositions(categorical)
            .Select(position => categorical.TryGetValue(position, out CategoricalColumn? column)
                ? Classes(position, column.Classes, column.MissingClass, isTarget: false)
                : (TableColumn<T>)new NumberColumn<T>(position, names[position], options.Missing, isTarget: false))];
        if (Inputs.Length == 0)
        {
            string advice = names.Length > 1 ? "Targets and Exclude say which these are." : $"{Advice.Delimiter(_delimiter)} {Advice.SkipRows}";
            throw Contradiction($"No column of {_fileName} is left to be an input: it has {names.Length}, all of them targets or left out. {advice}");
        }

        if (options.TargetKind == TargetKind.Classes && targets.Length != 1)
            throw Contradiction($"Classes need exactly 1 target column, but Targets holds {targets.Length}; with TargetKind.Numbers there may be more.");
        Targets = options.TargetKind == TargetKind.Classes
            ? [Classes(targets[0], options.Classes, missing: null, isTarget: true)]
            : [.. targets.Select(position => new NumberColumn<T>(position, names[position], MissingValues.Error, isTarget: true))];
    }

    /// <summary>The inputs, in the options' order if they name them, else in the file's.</summary>
    public TableColumn<T>[] Inputs { get; }

    /// <summary>The targets, in the options' order.</summary>
    public TableColumn<T>[] Targets { get; }

    /// <summary>What is left out, by names if there are any.</summary>
    public Column[] LeftOut { get; }

    /// <summary>A column as it can be found in other files too: by its name, if there are names.</summary>
    public Column Lasting(int position) => _options.HasHeader ? Column.FromName(_names[position]) : position;

    private ClassColumn<T> Classes(int position, IReadOnlyList<string>? given, string? missing, bool isTarget) =>
        new(position, _names[position], given, _options.MaxClasses, missing, isTarget);

    private IEnumerable<int> InputPositions(Dictionary<int, CategoricalColumn> categorical)
    {
        if (_options.Inputs is not { } inputs)
            return Enumerable.Range(0, _names.Length).Where(position => !_roles.ContainsKey(position) || categorical.ContainsKey(position));
        // Those of classes are inputs like the others, and have to be named with them.
        foreach (int position in categorical.Keys) _roles.Remove(position);
        int[] positions = [.. inputs.Select(column => Take(column, nameof(_options.Inputs)))];
        foreach (int position in categorical.Keys.Where(position => !_roles.ContainsKey(position)))
            throw Contradiction($"Column '{DataFormatException.Shorten(_names[position])}' of {_fileName} stands in Categorical, but not in Inputs.");
        return positions;
    }

    /// <summary>Checks that the file has all columns that are named, and no others.</summary>
    private void RequireNamedColumns(IReadOnlyList<Column> inputs)
    {
        Column[] needed = [.. inputs, .. _options.Targets];
        HashSet<int?> known = [.. needed.Concat(_options.Exclude).Concat(_options.Categorical.Select(column => column.Column)).Select(TryFind)];
        string[] missing = [.. needed.Where(column => TryFind(column) is null).Select(column => column.ToString())];
        string[] unknown = [.. _names.Where((_, position) => !known.Contains(position))];
        if (missing.Length + unknown.Length == 0) return;
        string lists = $"missing {DataFormatException.List(missing)}; unknown {DataFormatException.List(unknown)}";
        string help = "Inputs and Targets name those that have to be there, Exclude those that may." + (_names.Length > 1 ? "" : $" {Advice.Delimiter(_delimiter)}");
        throw new DataFormatException($"The columns are not those that the options name: {lists}. {help}", _fileName);
    }

    /// <summary>The position of a column, which from now on has this role and no other.</summary>
    private int Take(Column column, string role)
    {
        int position = TryFind(column) ?? throw Missing(column, role);
        if (!_roles.TryAdd(position, role))
            throw Contradiction($"Column '{DataFormatException.Shorten(_names[position])}' of {_fileName} stands in {_roles[position]} and again in {role}.");
        return position;
    }

    private int? TryFind(Column column)
    {
        if (column.Name is { } name) return _positions.TryGetValue(name, out int found) ? found : null;
        int position = column.Position.GetOffset(_names.Length);
        return position >= 0 && position < _names.Length ? position : null;
    }

    private DataFormatException Missing(Column column, string role)
    {
        string text = DataFormatException.Shorten(column.ToString()), what = column.Name is null ? text : $"'{text}'";
        string known = DataFormatException.Shorten(string.Join(", ", _names.Take(20)));
        string message = FormattableString.Invariant($"There is no column {what} among the {_names.Length} columns: {known}. {role} asks for it{Instead(column)}");
        return new DataFormatException(message, _fileName, column: column.ToString());
    }

    /// <summary>What may be meant by a column that there is not: the end of a sentence, perhaps with another one.</summary>
    private string Instead(Column column)
    {
        string? other = _names.FirstOrDefault(name => name.Equals(column.Name, StringComparison.OrdinalIgnoreCase));
        if (other is not null) return $": '{DataFormatException.Shorten(other)}' may be meant, large and small letters differ.";
        if (!_options.HasHeader && column.Name is not null) return ", but HasHeader is false, and columns are called column0, column1 and so on.";
        return _names.Length > 1 ? "." : $". {Advice.Delimiter(_delimiter)}";
    }

    /// <summary>The error of the argument that the user gave.</summary>
    private static ArgumentException Contradiction(FormattableString message, string options = "options") => new(FormattableString.Invariant(message), options);
}
