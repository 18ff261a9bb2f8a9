using System.Numerics;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// Which classes a network confuses. The class of an example is where its target is largest, the predicted class where the output is largest, the first
/// one of several equal ones. Outputs of one value are two classes, 0 and 1, on the two sides of 0.5; there an output that is not a number is a
/// wrong answer. Definitions are those of <c>sklearn.metrics</c>, with <c>zero_division=0</c> and all classes as <c>labels</c>.
/// </summary>
public sealed class ClassificationReport
{
    private readonly int[] _confusion;
    private readonly int[] _ranks;

    private ClassificationReport(int classes, int[] confusion, int[] ranks)
    {
        Classes = classes;
        Examples = ranks.Sum();
        _confusion = confusion;
        _ranks = ranks;
        PerClass = [.. Enumerable.Range(0, classes).Select(ScoresOf)];
        MacroAverage = Average(static _ => 1);
        WeightedAverage = Average(static scores => scores.Support);
        MajorityClass = Enumerable.Range(0, classes).MaxBy(one => PerClass[one].Support);
    }

    /// <summary>Number of classes.</summary>
    public int Classes { get; }

    /// <summary>Number of examples.</summary>
    public int Examples { get; }

    /// <summary>The scores of every class.</summary>
    public IReadOnlyList<ClassScores> PerClass { get; }

    /// <summary>
    /// The mean over all classes, each counting the same: one that is absent from targets and predictions scores 0 and counts. (scikit-learn leaves such
    /// a class out, unless its <c>labels</c> name it.)
    /// </summary>
    public ClassScores MacroAverage { get; }

    /// <summary>The mean over classes, each counting as often as it occurs.</summary>
    public ClassScores WeightedAverage { get; }

    /// <summary>The share of examples whose class was predicted; in [0, 1].</summary>
    public double Accuracy => TopAccuracy(1);

    /// <summary>The class that most examples are of, from 0 to <see cref="Classes"/> - 1; of several the first.</summary>
    public int MajorityClass { get; }

    /// <summary>
    /// The accuracy of one who always answers with <see cref="MajorityClass"/>, in [0, 1]: what a network must be better than to be of use.
    /// </summary>
    public double BaselineAccuracy => (double)PerClass[MajorityClass].Support / Examples;

    /// <summary>Counts what outputs make of targets.</summary>
    /// <param name="outputs">Predictions, rows back to back; at least one row.</param>
    /// <param name="targets">Targets, as many rows.</param>
    /// <param name="outputSize">Values per row; at least 1.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outputSize"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">A length is wrong, or there is no example.</exception>
    public static ClassificationReport From<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int outputSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Option.AtLeastOne(outputSize, nameof(outputSize));
        int examples = Arguments.Examples(outputs.Length, outputSize, nameof(outputs), targets.Length, outputSize, nameof(targets));
        Arguments.RequireExamples(examples, nameof(outputs));
        int classes = Math.Max(2, outputSize);
        int[] confusion = new int[checked(classes * classes)], ranks = new int[classes];
        for (int row = 0; row < examples; row++)
        {
            ReadOnlySpan<T> output = outputs.Slice(row * outputSize, outputSize), target = targets.Slice(row * outputSize, outputSize);
            (int actual, int predicted, int rank) = outputSize == 1 ? Sides(output[0], target[0]) : Ranked(output, Classification.ArgMax(target));
            confusion[actual * classes + predicted]++;
            ranks[rank]++;
        }

        return new ClassificationReport(classes, confusion, ranks);
    }

    /// <summary>
    /// Counts what a network makes of a dataset. Takes memory for all its outputs. The network must tell classes apart: by
    /// <see cref="Loss.CrossEntropy"/>, or by <see cref="Loss.BinaryCrossEntropy"/> where it has a single output, or every row one target above 0.5.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The examples.</param>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">
    /// The dataset does not fit the network; or there are no classes: <see cref="RegressionReport"/> is for quantities.
    /// </exception>
    public static ClassificationReport Of<TNetwork, T>(TNetwork network, Dataset<T> data)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] outputs = Metrics.Outputs(network, data);
        Metrics.RequireClasses(TNetwork.Description, data.Targets.Span, nameof(ClassificationReport), nameof(network));
        return From(outputs, data.Targets.Span, TNetwork.Description.AnswerSize);
    }

    /// <summary>An entry of the confusion matrix: how many examples of one class were taken for another, or for the same.</summary>
    /// <param name="actual">The class they are of, from 0 to <see cref="Classes"/> - 1.</param>
    /// <param name="predicted">The class they were taken for, from 0 to <see cref="Classes"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such class.</exception>
    public int Confusion(int actual, int predicted) =>
        _confusion[Option.Index(actual, Classes, nameof(actual)) * Classes + Option.Index(predicted, Classes, nameof(predicted))];

    /// <summary>
    /// The share of examples whose class is among the largest outputs; in [0, 1]. Of equal outputs the first counts as larger (scikit-learn takes
    /// the last), and one that is not a number as the smallest.
    /// </summary>
    /// <param name="count">How many outputs; from 1 to <see cref="Classes"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public double TopAccuracy(int count) => (double)_ranks.Take(Option.OneTo(Classes, count, nameof(count))).Sum() / Examples;

    /// <summary>
    /// A table of the classes' scores, as scikit-learn's <c>classification_report</c> prints it, and a line with <see cref="BaselineAccuracy"/>: two
    /// digits, the same in every culture.
    /// </summary>
    public override string ToString() => ClassificationText.Of(this);

    private static (int Actual, int Predicted, int Rank) Sides<T>(T output, T target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T half = T.CreateChecked(0.5);
        int actual = target > half ? 1 : 0;
        bool right = !T.IsNaN(output) && output > half == target > half;
        return (actual, right ? actual : 1 - actual, right ? 0 : 1);
    }

    /// <summary>The predicted class, and how many classes come before the actual one.</summary>
    private static (int Actual, int Predicted, int Rank) Ranked<T>(ReadOnlySpan<T> output, int actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int rank = 0;
        T own = output[actual];
        for (int one = 0; one < output.Length; one++)
        {
            bool equal = output[one] == own || (T.IsNaN(output[one]) && T.IsNaN(own));
            if (output[one] > own || (T.IsNaN(own) && !T.IsNaN(output[one])) || (equal && one < actual)) rank++;
        }

        return (actual, Classification.ArgMax(output), rank);
    }

    private ClassScores ScoresOf(int one)
    {
        (int right, int actual, int predicted) = (_confusion[one * Classes + one], 0, 0);
        for (int other = 0; other < Classes; other++)
        {
            actual += _confusion[one * Classes + other];
            predicted += _confusion[other * Classes + one];
        }

        return new ClassScores(Quotient(right, predicted), Quotient(right, actual), Quotient(2.0 * right, (double)actual + predicted), actual);
    }

    private ClassScores Average(Func<ClassScores, double> weight)
    {
        double all = PerClass.Sum(weight);
        return new ClassScores(Mean(scores => scores.Precision), Mean(scores => scores.Recall), Mean(scores => scores.F1), Examples);

        double Mean(Func<ClassScores, double> score) => PerClass.Sum(scores => weight(scores) * score(scores)) / all;
    }

    private static double Quotient(double part, double whole) => whole == 0 ? 0 : part / whole;
}
