using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <content>Datasets of arrays.</content>
public sealed partial class Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Creates a dataset of arrays that are written down: <c>new Dataset&lt;float&gt;(2, 1, [0, 0, 0, 1], [0, 1])</c>. They are not copied.</summary>
    /// <param name="inputSize">Inputs per example; at least 1.</param>
    /// <param name="outputSize">Targets per example; at least 1.</param>
    /// <param name="inputs">The inputs, rows back to back; at least one row, all values finite.</param>
    /// <param name="targets">The targets, as many rows; all values finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    /// <exception cref="ArgumentException">There is no example, rows are incomplete or missing, or a value is not finite.</exception>
    // Where both fit, the one that takes memory is meant; only this one takes numbers between brackets.
    [OverloadResolutionPriority(-1)]
    public Dataset(int inputSize, int outputSize, T[] inputs, T[] targets)
        : this(inputSize, outputSize, Given(inputs, nameof(inputs)), Given(targets, nameof(targets)))
    {
    }

    /// <summary>Creates a dataset of rows, each an array.</summary>
    /// <param name="inputs">The inputs of every example; rows of one length.</param>
    /// <param name="targets">The targets of every example, as many rows; rows of one length.</param>
    /// <returns>The examples, copied; numbers are rounded to <typeparamref name="T"/>.</returns>
    /// <exception cref="ArgumentException">
    /// There is no row; a row is longer or shorter than the first one, or empty; there are not as many rows of targets; or a value is not finite.
    /// </exception>
    /// <example>
    /// <code>
    /// double[][] x = [[0, 0], [0, 1], [1, 0], [1, 1]];
    /// double[] y = [0, 1, 1, 0];
    /// Dataset&lt;float&gt; data = Dataset&lt;float&gt;.From(x, y);
    /// </code>
    /// </example>
    public static Dataset<T> From(IReadOnlyList<double[]> inputs, IReadOnlyList<double[]> targets) =>
        RowCollector<T>.Of(inputs, nameof(inputs), nameof(inputs)).With(RowCollector<T>.Of(targets, nameof(targets), nameof(targets)));

    /// <inheritdoc cref="From(IReadOnlyList{double[]}, IReadOnlyList{double[]})"/>
    public static Dataset<T> From(IReadOnlyList<T[]> inputs, IReadOnlyList<T[]> targets) =>
        RowCollector<T>.Of(inputs, nameof(inputs), nameof(inputs)).With(RowCollector<T>.Of(targets, nameof(targets), nameof(targets)));

    /// <summary>Creates a dataset of rows, each an array, with one target each.</summary>
    /// <param name="inputs">The inputs of every example; rows of one length.</param>
    /// <param name="targets">The target of every example.</param>
    /// <returns>The examples, copied; numbers are rounded to <typeparamref name="T"/>.</returns>
    /// <exception cref="ArgumentException">
    /// There is no row; a row is longer or shorter than the first one, or empty; there are not as many targets; or a value is not finite.
    /// </exception>
    public static Dataset<T> From(IReadOnlyList<double[]> inputs, IReadOnlyList<double> targets) =>
        RowCollector<T>.Of(inputs, nameof(inputs), nameof(inputs)).With(RowCollector<T>.Of(targets, nameof(targets), nameof(targets)));

    /// <inheritdoc cref="From(IReadOnlyList{double[]}, IReadOnlyList{double})"/>
    public static Dataset<T> From(IReadOnlyList<T[]> inputs, IReadOnlyList<T> targets) =>
        RowCollector<T>.Of(inputs, nameof(inputs), nameof(inputs)).With(RowCollector<T>.Of(targets, nameof(targets), nameof(targets)));

    /// <summary>Creates a dataset of two matrices, <c>[examples, inputs]</c> and <c>[examples, targets]</c>.</summary>
    /// <param name="inputs">The inputs, a row for every example.</param>
    /// <param name="targets">The targets, as many rows.</param>
    /// <returns>The examples, copied; numbers are rounded to <typeparamref name="T"/>.</returns>
    /// <exception cref="ArgumentException">There is no row or no column, there are not as many rows of targets, or a value is not finite.</exception>
    public static Dataset<T> From(double[,] inputs, double[,] targets) =>
        RowCollector<T>.Of(inputs, nameof(inputs), nameof(inputs)).With(RowCollector<T>.Of(targets, nameof(targets), nameof(targets)));

    /// <inheritdoc cref="From(double[,], double[,])"/>
    public static Dataset<T> From(T[,] inputs, T[,] targets) =>
        RowCollector<T>.Of(inputs, nameof(inputs), nameof(inputs)).With(RowCollector<T>.Of(targets, nameof(targets), nameof(targets)));

    private static ReadOnlyMemory<T> Given(T[] values, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        return values;
    }
}
