using System.Numerics;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// How far a network's outputs are from their targets. Definitions are those of <c>sklearn.metrics</c>, computed in double precision; outputs that are
/// not numbers give scores that are not numbers.
/// </summary>
public sealed class RegressionReport
{
    private RegressionReport(int examples, RegressionScores[] perOutput, RegressionScores[] baselines)
    {
        Examples = examples;
        PerOutput = perOutput;
        Overall = Mean(perOutput);
        BaselinePerOutput = baselines;
        Baseline = Mean(baselines);
    }

    /// <summary>Number of examples.</summary>
    public int Examples { get; }

    /// <summary>The scores of every output.</summary>
    public IReadOnlyList<RegressionScores> PerOutput { get; }

    /// <summary>The means of the outputs' scores.</summary>
    public RegressionScores Overall { get; }

    /// <summary>
    /// The scores, for every output, of one who always answers with the mean of these targets: R2 measures how far a network is above them. Their root
    /// mean squared error is the targets' standard deviation (divided by n), their R2 is 0, or 1 where all targets are equal; NaN for a single example.
    /// </summary>
    public IReadOnlyList<RegressionScores> BaselinePerOutput { get; }

    /// <summary>The means of <see cref="BaselinePerOutput"/>: what a network must be better than to be of use.</summary>
    public RegressionScores Baseline { get; }

    /// <summary>Compares outputs with targets.</summary>
    /// <param name="outputs">Predictions, rows back to back; at least one row.</param>
    /// <param name="targets">Targets, as many rows.</param>
    /// <param name="outputSize">Values per row; at least 1.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outputSize"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">A length is wrong, or there is no example.</exception>
    public static RegressionReport From<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int outputSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Option.AtLeastOne(outputSize, nameof(outputSize));
        int examples = Arguments.Examples(outputs.Length, outputSize, nameof(outputs), targets.Length, outputSize, nameof(targets));
        Arguments.RequireExamples(examples, nameof(outputs));
        RegressionScores[] scores = new RegressionScores[outputSize], baselines = new RegressionScores[outputSize];
        for (int column = 0; column < outputSize; column++)
            (scores[column], baselines[column]) = ScoresOf(outputs[column..], targets[column..], outputSize, examples);
        return new RegressionReport(examples, scores, baselines);
    }

    /// <summary>Compares what a network makes of a dataset with its targets. Takes memory for all its outputs.</summary>
    /// <param name="network">The network.</param>
    /// <param name="data">The examples.</param>
    /// <typeparam name="TNetwork">The network's class.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The dataset does not fit the network.</exception>
    public static RegressionReport Of<TNetwork, T>(TNetwork network, Dataset<T> data)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        From(Metrics.Outputs(network, data), data.Targets.Span, data.OutputSize);

    /// <summary>A table of the outputs' scores, with their mean where there are several, and of <see cref="Baseline"/>; the same in every culture.</summary>
    public override string ToString() => RegressionText.Of(this);

    private static RegressionScores Mean(RegressionScores[] all) =>
        new(all.Average(scores => scores.MeanAbsoluteError), all.Average(scores => scores.RootMeanSquaredError), all.Average(scores => scores.R2));

    private static (RegressionScores Scores, RegressionScores Baseline) ScoresOf<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int stride, int examples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double mean = 0, absolute = 0, squared = 0, deviation = 0, spread = 0;
        bool constant = true;
        for (int row = 0; row < examples; row++)
        {
            mean += double.CreateChecked(targets[row * stride]) / examples;
            // A mean that is rounded would give equal targets a spread.
            constant &= targets[row * stride] == targets[0];
        }

        for (int row = 0; row < examples; row++)
        {
            double target = double.CreateChecked(targets[row * stride]), error = double.CreateChecked(outputs[row * stride]) - target;
            absolute += Math.Abs(error);
            squared += error * error;
            deviation += Math.Abs(target - mean);
            spread += (target - mean) * (target - mean);
        }

        double r2 = 1 - squared / spread;
        if (constant) r2 = double.IsNaN(squared) ? double.NaN : squared == 0 ? 1 : 0;
        var scores = new RegressionScores(absolute / examples, Math.Sqrt(squared / examples), examples > 1 ? r2 : double.NaN);
        RegressionScores baseline = constant
            ? new RegressionScores(0, 0, examples > 1 ? 1 : double.NaN)
            : new RegressionScores(deviation / examples, Math.Sqrt(spread / examples), 0);
        return (scores, baseline);
    }
}
