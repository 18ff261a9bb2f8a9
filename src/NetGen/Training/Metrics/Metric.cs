using System.Numerics;

namespace NetGen;

/// <summary>
/// A number that says how well predictions fit their targets, for people to watch and for early stopping to observe, not to train on. A metric of your
/// own is a record derived from this one.
/// </summary>
public abstract record Metric
{
    /// <summary>Creates a metric.</summary>
    /// <param name="name">What it is called in reports.</param>
    /// <param name="largerIsBetter">Whether more of it is better; else less.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    protected Metric(string name, bool largerIsBetter)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        LargerIsBetter = largerIsBetter;
    }

    /// <summary>The mean of the precisions of all classes, absent ones among them; see <see cref="ClassificationReport.MacroAverage"/>.</summary>
    public static Metric MacroPrecision { get; } = new ClassificationMetric("macro precision", report => report.MacroAverage.Precision);

    /// <summary>The mean of the recalls of all classes, absent ones among them; see <see cref="ClassificationReport.MacroAverage"/>.</summary>
    public static Metric MacroRecall { get; } = new ClassificationMetric("macro recall", report => report.MacroAverage.Recall);

    /// <summary>The mean of the F1 scores of all classes, absent ones among them; see <see cref="ClassificationReport.MacroAverage"/>.</summary>
    public static Metric MacroF1 { get; } = new ClassificationMetric("macro F1", report => report.MacroAverage.F1);

    /// <summary>
    /// The area under the receiver operating characteristic of two classes; see <see cref="BinaryReport.RocAuc"/>. Needs examples of both, which
    /// <see cref="ValidationSplit.Stratified"/> sees to.
    /// </summary>
    public static Metric RocAuc { get; } = new BinaryMetric("ROC AUC", report => report.RocAuc);

    /// <summary>
    /// The area under the precision-recall curve of two classes, as steps; see <see cref="BinaryReport.AveragePrecision"/>. Needs examples of both,
    /// which <see cref="ValidationSplit.Stratified"/> sees to.
    /// </summary>
    public static Metric AveragePrecision { get; } = new BinaryMetric("average precision", report => report.AveragePrecision);

    /// <summary>The mean distance from the target; see <see cref="RegressionReport.Overall"/>.</summary>
    public static Metric MeanAbsoluteError { get; } = new RegressionMetric("MAE", false, report => report.Overall.MeanAbsoluteError);

    /// <summary>The root of the mean squared distance from the target; see <see cref="RegressionReport.Overall"/>.</summary>
    public static Metric RootMeanSquaredError { get; } = new RegressionMetric("RMSE", false, report => report.Overall.RootMeanSquaredError);

    /// <summary>The share of the targets' variance that is explained; see <see cref="RegressionReport.Overall"/>.</summary>
    public static Metric R2 { get; } = new RegressionMetric("R2", true, report => report.Overall.R2);

    /// <summary>What it is called in reports.</summary>
    public string Name { get; }

    /// <summary>Whether more of it is better; else less.</summary>
    public bool LargerIsBetter { get; }

    /// <summary>Whether it is about classes, which not every network has.</summary>
    internal virtual bool NeedsClasses => false;

    /// <summary>The share of examples whose class is among the most probable ones; see <see cref="ClassificationReport.TopAccuracy"/>.</summary>
    /// <param name="count">Among how many; from 1 to the number of classes.</param>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public static Metric TopAccuracy(int count) => new ClassificationMetric(
        FormattableString.Invariant($"top-{Option.AtLeastOne(count, nameof(count))} accuracy"), report => report.TopAccuracy(count));

    /// <summary>The number.</summary>
    /// <param name="outputs">Predictions, rows back to back; at least one.</param>
    /// <param name="targets">As many rows of targets.</param>
    /// <param name="outputSize">Values per row.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">There is no such number for these targets.</exception>
    public abstract double Of<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int outputSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Its name.</summary>
    public sealed override string ToString() => Name;

    /// <summary>A number out of a report on a classification.</summary>
    private sealed record ClassificationMetric(string Title, Func<ClassificationReport, double> Read) : Metric(Title, largerIsBetter: true)
    {
        internal override bool NeedsClasses => true;

        public override double Of<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int outputSize) =>
            Read(ClassificationReport.From(outputs, targets, outputSize));
    }

    /// <summary>A number out of a report on two classes; outputs that are not numbers have none.</summary>
    private sealed record BinaryMetric(string Title, Func<BinaryReport, double> Read) : Metric(Title, largerIsBetter: true)
    {
        internal override bool NeedsClasses => true;

        public override double Of<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int outputSize)
        {
            foreach (T output in outputs)
            {
                if (T.IsNaN(output)) return double.NaN;
            }

            return Read(BinaryReport.OfOutputs(outputs, targets, outputSize, nameof(outputs)));
        }
    }

    /// <summary>A number out of a report on a regression.</summary>
    private sealed record RegressionMetric(string Title, bool More, Func<RegressionReport, double> Read) : Metric(Title, More)
    {
        public override double Of<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int outputSize) =>
            Read(RegressionReport.From(outputs, targets, outputSize));
    }
}
