using System.Numerics;

namespace NetGen;

/// <content>Columns of a dataset.</content>
public sealed partial class Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>The same examples with some of their inputs only: <c>dataset.Select(0, 3)</c>. Targets and weights stay, and are not copied.</summary>
    /// <param name="columns">The inputs to keep, from 0 to <see cref="InputSize"/> - 1, in the order that they get; at least one, none of them twice.</param>
    /// <exception cref="ArgumentException">There is no column, or one is there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such column.</exception>
    public Dataset<T> Select(params ReadOnlySpan<int> columns)
    {
        if (columns.IsEmpty) throw new ArgumentException("Expected at least 1 column, but got 0.", nameof(columns));
        for (int i = 0; i < columns.Length; i++)
        {
            Option.Index(columns[i], InputSize, nameof(columns));
            int first = columns.IndexOf(columns[i]);
            if (first < i) throw Error($"Column {columns[i]} is there twice, at {first} and at {i}.", nameof(columns));
        }

        T[] inputs = new T[Count * columns.Length];
        ReadOnlySpan<T> all = Inputs.Span;
        for (int row = 0; row < Count; row++)
        {
            for (int i = 0; i < columns.Length; i++) inputs[row * columns.Length + i] = all[row * InputSize + columns[i]];
        }

        return new Dataset<T>(columns.Length, OutputSize, inputs, Targets) { Weights = Weights, _probabilitiesOf = _probabilitiesOf };
    }
}
