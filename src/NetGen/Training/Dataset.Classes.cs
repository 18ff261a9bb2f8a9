using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <content>Datasets of classes.</content>
public sealed partial class Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Creates a dataset of exclusive classes: the target of an example's own class is 1, the others are 0.</summary>
    /// <param name="inputSize">Inputs per example; at least 1.</param>
    /// <param name="classes">Number of classes, which is the number of outputs; at least 1.</param>
    /// <param name="inputs">The inputs, rows back to back; at least one row, all values finite.</param>
    /// <param name="labels">The class of every example, from 0 to <paramref name="classes"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    /// <exception cref="ArgumentException">
    /// There is no example, rows are incomplete or missing, a value is not finite, or a label is no class.
    /// </exception>
    public static Dataset<T> FromClasses(int inputSize, int classes, ReadOnlyMemory<T> inputs, ReadOnlyMemory<int> labels)
    {
        Option.AtLeastOne(inputSize, nameof(inputSize));
        Option.AtLeastOne(classes, nameof(classes));
        Kernels.Arguments.Examples(inputs.Length, inputSize, nameof(inputs), labels.Length, 1, nameof(labels));
        T[] targets = new T[checked(labels.Length * classes)];
        ReadOnlySpan<int> classOf = labels.Span;
        for (int row = 0; row < classOf.Length; row++)
        {
            int label = classOf[row];
            if ((uint)label >= (uint)classes)
                throw Error($"The label in row {row} must be from 0 to {classes - 1}, but is {label}.", nameof(labels));
            targets[row * classes + label] = T.One;
        }

        return new Dataset<T>(inputSize, classes, inputs, targets);
    }

    /// <summary>Creates a dataset of exclusive classes of arrays that are written down.</summary>
    /// <param name="inputSize">Inputs per example; at least 1.</param>
    /// <param name="classes">Number of classes, which is the number of outputs; at least 1.</param>
    /// <param name="inputs">The inputs, rows back to back; at least one row, all values finite.</param>
    /// <param name="labels">The class of every example, from 0 to <paramref name="classes"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    /// <exception cref="ArgumentException">
    /// There is no example, rows are incomplete or missing, a value is not finite, or a label is no class.
    /// </exception>
    /// <example>
    /// <code>
    /// Dataset&lt;float&gt; data = Dataset&lt;float&gt;.FromClasses(inputSize: 2, classes: 3, [0.1f, 0.9f, 0.8f, 0.2f], labels: [2, 0]);
    /// </code>
    /// </example>
    // Where both fit, the one that takes memory is meant; only this one takes numbers between brackets.
    [OverloadResolutionPriority(-1)]
    public static Dataset<T> FromClasses(int inputSize, int classes, T[] inputs, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(labels);
        return FromClasses(inputSize, classes, inputs.AsMemory(), labels.AsMemory());
    }

    /// <summary>Creates a dataset of exclusive classes of rows, each an array.</summary>
    /// <param name="classes">Number of classes, which is the number of outputs; at least 1.</param>
    /// <param name="inputs">The inputs of every example; rows of one length.</param>
    /// <param name="labels">The class of every example, from 0 to <paramref name="classes"/> - 1.</param>
    /// <returns>The examples, copied; numbers are rounded to <typeparamref name="T"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer classes than 1.</exception>
    /// <exception cref="ArgumentException">
    /// There is no row; a row is longer or shorter than the first one, or empty; a value is not finite; there are not as many labels; or a label is no class.
    /// </exception>
    /// <example>
    /// <code>
    /// Dataset&lt;float&gt; data = Dataset&lt;float&gt;.FromClasses(classes: 3, [[0.1, 0.9], [0.8, 0.2]], labels: [2, 0]);
    /// </code>
    /// </example>
    public static Dataset<T> FromClasses(int classes, IReadOnlyList<double[]> inputs, IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return RowCollector<T>.Of(inputs, nameof(inputs), nameof(inputs)).With(classes, [.. labels]);
    }

    /// <inheritdoc cref="FromClasses(int, IReadOnlyList{double[]}, IReadOnlyList{int})"/>
    public static Dataset<T> FromClasses(int classes, IReadOnlyList<T[]> inputs, IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(labels);
        return RowCollector<T>.Of(inputs, nameof(inputs), nameof(inputs)).With(classes, [.. labels]);
    }
}
