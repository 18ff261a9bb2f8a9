using System.Globalization;
using System.Numerics;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// How well scores tell two classes apart, whatever the threshold, and which threshold to take. An example is of class 1 where its target is above 0.5,
/// and taken for class 1 where its score is at least the threshold. Equal scores are one point of a curve. Definitions are those of
/// <c>roc_auc_score</c>, <c>average_precision_score</c>, <c>roc_curve</c> (<c>drop_intermediate=False</c>) and <c>precision_recall_curve</c> of
/// <c>sklearn.metrics</c>, with <c>zero_division=0</c>.
/// </summary>
/// <example>
/// <code>
/// BinaryReport report = BinaryReport.Of(network, test);
/// Console.WriteLine($"ROC AUC {report.RocAuc:0.000}, best threshold {report.BestThreshold:0.00}: {report.At(report.BestThreshold)}");
/// </code>
/// </example>
public sealed class BinaryReport
{
    private readonly ScoreCounts _counts;

    private BinaryReport(ScoreCounts counts, int examples, int positives)
    {
        _counts = counts;
        Examples = examples;
        Positives = positives;
        Roc = [new RocPoint(double.PositiveInfinity, 0, 0), .. counts.Scores.Select((score, at) => new RocPoint(score, FalseRate(at), Recall(at)))];
        PrecisionRecall =
        [
            .. counts.Scores.Select((score, at) => new PrecisionRecallPoint(score, Precision(at), Recall(at))).Reverse(),
            new PrecisionRecallPoint(double.PositiveInfinity, 1, 0),
        ];
        for (int point = 1; point < Roc.Count; point++)
        {
            (RocPoint before, RocPoint here) = (Roc[point - 1], Roc[point]);
            double recall = here.TruePositiveRate - before.TruePositiveRate;
            RocAuc += (here.FalsePositiveRate - before.FalsePositiveRate) * (here.TruePositiveRate + before.TruePositiveRate) / 2;
            AveragePrecision += recall * Precision(point - 1);
        }

        BestThreshold = counts.Scores[Enumerable.Range(0, counts.Scores.Length).Reverse().MaxBy(F1)];
    }

    /// <summary>Number of examples.</summary>
    public int Examples { get; }

    /// <summary>Number of examples of class 1.</summary>
    public int Positives { get; }

    /// <summary>
    /// The area under the curve <see cref="Roc"/>, in [0, 1]: how likely an example of class 1 has a larger score than one of class 0, equal scores
    /// counting half. 0.5 is no better than chance.
    /// </summary>
    public double RocAuc { get; }

    /// <summary><c>sum (R_n - R_(n-1)) P_n</c> over the thresholds, in [0, 1]; by chance it is the share of class 1.</summary>
    public double AveragePrecision { get; }

    /// <summary>The score that is the threshold with the largest F1; of several the smallest.</summary>
    public double BestThreshold { get; }

    /// <summary>The receiver operating characteristic: from no example taken for class 1 to all, a point for every score that occurs.</summary>
    public IReadOnlyList<RocPoint> Roc { get; }

    /// <summary>Precision and recall from all examples taken for class 1 to none, a point for every score that occurs.</summary>
    public IReadOnlyList<PrecisionRecallPoint> PrecisionRecall { get; }

    /// <summary>Looks at scores and targets.</summary>
    /// <param name="scores">A score for every example, a probability of class 1 or whatever is larger for it; numbers, at least one.</param>
    /// <param name="targets">A target for every example.</param>
    /// <param name="weights">How much each example counts, such as <see cref="Dataset{T}.Weights"/>; empty when all count the same.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">
    /// A length is wrong, a score is NaN, a weight is negative or not finite, or the examples with a weight are not of both classes.
    /// </exception>
    public static BinaryReport From<T>(ReadOnlySpan<T> scores, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights = default)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int examples = Arguments.Examples(scores.Length, 1, nameof(scores), targets.Length, 1, nameof(targets));
        Arguments.RequireExamples(examples, nameof(scores));
        if (!weights.IsEmpty) Arguments.RequireLength(weights.Length, examples, nameof(weights));
        int positives = 0;
        foreach (T target in targets) positives += target > T.CreateChecked(0.5) ? 1 : 0;
        return new BinaryReport(ScoreCounts.Of(scores, targets, weights), examples, positives);
    }

    /// <summary>
    /// Looks at what a network of two classes makes of a dataset: one with a single output and <see cref="Loss.BinaryCrossEntropy"/>, or with two
    /// outputs that are classes, of which the second is class 1. Counts every example once, as all evaluations do. Takes memory for all outputs.
    /// </summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The examples.</param>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">
    /// The dataset does not fit the network or is of one class only, there are not two classes, or an output is NaN.
    /// </exception>
    public static BinaryReport Of<TNetwork, T>(TNetwork network, Dataset<T> data)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] outputs = Metrics.Outputs(network, data);
        Metrics.RequireClasses(TNetwork.Description, data.Targets.Span, nameof(BinaryReport), nameof(network));
        return OfOutputs<T>(outputs, data.Targets.Span, TNetwork.Description.AnswerSize, nameof(network));
    }

    /// <summary>Precision, recall and F1 of class 1 where examples with at least this score are taken for it.</summary>
    /// <param name="threshold">The score; a number.</param>
    /// <exception cref="ArgumentOutOfRangeException">NaN.</exception>
    public ClassScores At(double threshold)
    {
        Option.Number(threshold, nameof(threshold));
        int at = _counts.Scores.Length - 1;
        while (at >= 0 && _counts.Scores[at] < threshold) at--;
        return at < 0 ? new ClassScores(0, 0, 0, Positives) : new ClassScores(Precision(at), Recall(at), F1(at), Positives);
    }

    /// <summary>A table of the best threshold and of what does not depend on a threshold; two digits, the same in every culture.</summary>
    public override string ToString() => BinaryText.Of(this);

    /// <summary>The same of a network's outputs, rows back to back.</summary>
    internal static BinaryReport OfOutputs<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int outputSize, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (outputSize == 1) return From(outputs, targets);
        if (outputSize != 2)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"BinaryReport needs two classes, but there are {outputSize}; ClassificationReport is for any number of them."), name);
        }

        T[] scores = new T[outputs.Length / 2], actual = new T[scores.Length];
        for (int row = 0; row < scores.Length; row++)
        {
            scores[row] = outputs[2 * row + 1];
            actual[row] = Classification.ArgMax(targets.Slice(2 * row, 2)) == 1 ? T.One : T.Zero;
        }

        return From<T>(scores, actual);
    }

    private double Precision(int at) => _counts.Positives[at] / (_counts.Positives[at] + _counts.Negatives[at]);

    private double Recall(int at) => _counts.Positives[at] / _counts.Positives[^1];

    private double FalseRate(int at) => _counts.Negatives[at] / _counts.Negatives[^1];

    // 2 tp / (2 tp + fp + fn), whose denominator is what is taken for class 1 and what is of it.
    private double F1(int at) => 2 * _counts.Positives[at] / (_counts.Positives[at] + _counts.Negatives[at] + _counts.Positives[^1]);
}
