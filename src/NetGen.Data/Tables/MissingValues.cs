using System.Collections.Frozen;

namespace NetGen.Data;

/// <summary>What becomes of inputs whose field is empty, or one of <see cref="CsvOptions.MissingMarks"/>. Targets are never filled; what a missing
/// class counts as says <see cref="CategoricalColumn.MissingClass"/>.</summary>
public sealed class MissingValues
{
    private readonly FrozenDictionary<string, double>? _ofColumn;
    private readonly double? _value;

    private MissingValues(double? value = null, FrozenDictionary<string, double>? ofColumn = null)
    {
        _value = value;
        _ofColumn = ofColumn;
    }

    /// <summary>A missing value is an error, which names its place.</summary>
    public static MissingValues Error { get; } = new();

    /// <summary>
    /// The mean of the column's other values stands in: of all rows of the file, including those that are later held back to validate on. To fill
    /// another file with the same means, read it with <see cref="LoadedData{T}.OptionsForMore"/>.
    /// </summary>
    public static MissingValues ColumnMean { get; } = new();

    /// <summary>One value stands in, in all columns.</summary>
    /// <param name="value">The value; finite, also as a <see langword="float"/> where data are of that type.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public static MissingValues Fill(double value) => new(Require.Finite(value, nameof(value)));

    /// <summary>A value for each of some columns stands in; in the others a missing value is an error.</summary>
    /// <param name="values">The value by the column's name; finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is not finite.</exception>
    public static MissingValues Fill(IReadOnlyDictionary<string, double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (double value in values.Values) Require.Finite(value, nameof(values));
        return new MissingValues(ofColumn: values.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The value for a column that is known before the file is read; null when there is none.</summary>
    internal double? For(string column) =>
        _ofColumn is null ? _value : _ofColumn.TryGetValue(column, out double value) ? value : null;
}
