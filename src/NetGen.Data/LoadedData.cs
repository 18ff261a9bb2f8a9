using System.Numerics;

namespace NetGen.Data;

/// <summary>What a file held: examples, and the names of what they are made of.</summary>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public sealed record LoadedData<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal LoadedData(Dataset<T> data, IReadOnlyList<string> inputNames, IReadOnlyList<string> targetNames, IReadOnlyList<string> classNames)
    {
        Data = data;
        InputNames = inputNames;
        TargetNames = targetNames;
        ClassNames = classNames;
    }

    /// <summary>The examples, in the file's order.</summary>
    public Dataset<T> Data { get; }

    /// <summary>
    /// A name for every input: a column's own, or <c>column=class</c> for each class of a categorical column. Columns of files without a header
    /// are called <c>column0</c>, <c>column1</c> and so on.
    /// </summary>
    public IReadOnlyList<string> InputNames { get; }

    /// <summary>A name for every target: a column's own, or <c>column=class</c> for each class.</summary>
    public IReadOnlyList<string> TargetNames { get; }

    /// <summary>
    /// The classes of a classification, in the order of the outputs, so that <c>ClassNames[network.Classify(input)]</c> names a prediction. Empty
    /// where targets are numbers.
    /// </summary>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>
    /// Options that read another file the same way, such as the test data of what was trained on: the same columns, found by their names wherever they stand
    /// (by their positions where there is no header), the classes found here, in the same order, and what missing values were filled with. A file that lacks
    /// one of the columns, or has others, is refused; only what was left out need not be there. Null when it was no table that was read.
    /// </summary>
    public CsvOptions? OptionsForMore { get; internal init; }

    /// <summary>Names a prediction: the class of the largest output, the first of them when several are as large.</summary>
    /// <param name="output">The network's output for one example; one value per class.</param>
    /// <exception cref="ArgumentException">There is not one value per class, or a value is not a number.</exception>
    /// <exception cref="InvalidOperationException">The targets are no classes.</exception>
    public string ClassOf(ReadOnlySpan<T> output)
    {
        if (ClassNames.Count == 0) throw new InvalidOperationException("The targets are numbers, not classes, so outputs have no class.");
        Kernels.Arguments.RequireLength(output.Length, ClassNames.Count, nameof(output));
        int best = 0;
        for (int i = 0; i < output.Length; i++)
        {
            if (T.IsNaN(output[i])) throw new ArgumentException($"Output {i} is not a number.", nameof(output));
            if (output[i] > output[best]) best = i;
        }

        return ClassNames[best];
    }
}
