using System.Globalization;
using System.Numerics;

namespace NetGen;

/// <summary>Rows on their way into a dataset, one after the other: all of them as long as the first, and finite as the dataset's type.</summary>
/// <param name="what">What a row holds, in the plural.</param>
/// <param name="name">The argument that they come from.</param>
internal sealed class RowCollector<T>(string what, string name)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly List<T> _values = [];

    /// <summary>How many rows there are.</summary>
    public int Count { get; private set; }

    /// <summary>Values per row; 0 as long as there is none.</summary>
    public int Width { get; private set; }

    /// <summary>All rows of a list.</summary>
    public static RowCollector<T> Of<TFrom>(IReadOnlyList<TFrom[]> rows, string what, string name)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
    {
        ArgumentNullException.ThrowIfNull(rows, name);
        var collected = new RowCollector<T>(what, name);
        foreach (TFrom[] row in rows) collected.Add(row);
        return collected;
    }

    /// <summary>A list of values, each a row.</summary>
    public static RowCollector<T> Of<TFrom>(IReadOnlyList<TFrom> values, string what, string name)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
    {
        ArgumentNullException.ThrowIfNull(values, name);
        var collected = new RowCollector<T>(what, name);
        foreach (TFrom value in values) collected.Add(value);
        return collected;
    }

    /// <summary>The rows of a matrix.</summary>
    public static RowCollector<T> Of<TFrom>(TFrom[,] rows, string what, string name)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
    {
        ArgumentNullException.ThrowIfNull(rows, name);
        var collected = new RowCollector<T>(what, name);
        TFrom[] row = new TFrom[rows.GetLength(1)];
        for (int i = 0; i < rows.GetLength(0); i++)
        {
            for (int column = 0; column < row.Length; column++) row[column] = rows[i, column];
            collected.Add(row);
        }

        return collected;
    }

    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">There is none, it is empty, it is not as long as the first one, or a value is not finite.</exception>
    public void Add<TFrom>(TFrom[]? row)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
    {
        if (row is null) throw Error($"Row {Count} is null; every example needs its {what}.");
        Add(row.AsSpan());
    }

    /// <summary>Adds a row of one value.</summary>
    /// <exception cref="ArgumentException">The value is not finite.</exception>
    public void Add<TFrom>(TFrom value)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom> => Add(new ReadOnlySpan<TFrom>(in value));

    private void Add<TFrom>(ReadOnlySpan<TFrom> row)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
    {
        if (row.Length == 0) throw Error($"Row {Count} has no {what}; every example needs at least 1.");
        if (Count == 0) Width = row.Length;
        if (row.Length != Width) throw Error($"Expected {Width} {what} in every row, as in row 0, but row {Count} has {row.Length}.");
        for (int column = 0; column < row.Length; column++)
        {
            T value = T.CreateChecked(row[column]);
            if (!T.IsFinite(value)) throw NotFinite(row[column], column);
            _values.Add(value);
        }

        Count++;
    }

    private ArgumentException NotFinite<TFrom>(TFrom value, int column)
        where TFrom : unmanaged, IBinaryFloatingPointIeee754<TFrom>
    {
        string why = TFrom.IsFinite(value) ? $", which a {(typeof(T) == typeof(float) ? "float" : "double")} cannot hold" : "";
        return Error($"Values must be finite, but row {Count}, column {column} is {value}{why}.");
    }

    /// <summary>The dataset of these rows and as many targets.</summary>
    /// <exception cref="ArgumentException">There are none, or not as many targets.</exception>
    public Dataset<T> With(RowCollector<T> targets)
    {
        RequireSome();
        if (targets.Count != Count) throw targets.Error($"Expected {Count} rows of targets, one for every row of inputs, but got {targets.Count}.");
        return new Dataset<T>(Width, targets.Width, ToArray(), targets.ToArray());
    }

    /// <summary>The dataset of these rows and a class for each.</summary>
    /// <exception cref="ArgumentException">There are none, not as many labels, or a label is no class.</exception>
    public Dataset<T> With(int classes, int[] labels)
    {
        RequireSome();
        if (labels.Length != Count)
            throw new ArgumentException(FormattableString.Invariant($"Expected {Count} labels, one for every row of inputs, but got {labels.Length}."), nameof(labels));
        return Dataset<T>.FromClasses(Width, classes, ToArray(), labels.AsMemory());
    }

    private T[] ToArray() => [.. _values];

    private void RequireSome()
    {
        if (Count == 0) throw Error($"A dataset needs at least 1 example, but got 0.");
    }

    private ArgumentException Error(FormattableString message) => new(message.ToString(CultureInfo.InvariantCulture), name);
}
