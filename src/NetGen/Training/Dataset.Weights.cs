using System.Numerics;
using NetGen.Kernels;

namespace NetGen;

/// <content>How much the examples count.</content>
public sealed partial class Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How much each example counts in training, <c>[Count]</c>; empty when all count the same. Evaluations count every example once.</summary>
    public ReadOnlyMemory<T> Weights { get; private init; }

    /// <summary>Whether there are weights.</summary>
    public bool HasWeights => !Weights.IsEmpty;

    /// <summary>
    /// The same examples with weights: an example of weight 2 counts as if it were there twice. Inputs and targets are not copied, nor are the weights.
    /// </summary>
    /// <remarks>
    /// The loss of a batch is <c>sum w l / sum w</c>, or with <see cref="Reduction.Sum"/> <c>sum w l</c>, and so is that of an epoch. A batch whose
    /// weights sum to 0 has the loss and the gradient 0.
    /// </remarks>
    /// <param name="weights">A weight for every example, finite and not negative; not all 0.</param>
    /// <exception cref="ArgumentException">There are more or fewer weights than examples, one is negative or not finite, or all are 0.</exception>
    public Dataset<T> WithWeights(ReadOnlyMemory<T> weights)
    {
        Arguments.RequireLength(weights.Length, Count, nameof(weights));
        ReadOnlySpan<T> values = weights.Span;
        for (int row = 0; row < values.Length; row++)
        {
            if (!T.IsFinite(values[row]) || values[row] < T.Zero)
                throw Error($"Weights must be finite and not negative, but that of row {row} is {values[row]}.", nameof(weights));
        }

        if (values.IndexOfAnyExcept(T.Zero) < 0) throw new ArgumentException("All weights are 0.", nameof(weights));
        return Copy(weights);
    }

    /// <summary>The same examples, each weighted as its class is; see <see cref="WithWeights"/>.</summary>
    /// <param name="classWeights">A weight for every class, finite and not negative.</param>
    /// <exception cref="ArgumentException">
    /// There are more or fewer weights than classes, one is negative or not finite, no example has any, or a row has no class: one target of 1 among
    /// zeros, or a single target of 0 or 1.
    /// </exception>
    public Dataset<T> WithClassWeights(params ReadOnlySpan<double> classWeights)
    {
        int[] classOf = Strata.ClassOfRows(this, stratified: true, out int classes);
        Arguments.RequireLength(classWeights.Length, classes, nameof(classWeights));
        T[] weights = new T[Count];
        for (int row = 0; row < weights.Length; row++)
        {
            double weight = classWeights[classOf[row]];
            if (weight is not (>= 0 and <= double.MaxValue))
                throw Error($"Weights must be finite and not negative, but that of class {classOf[row]} is {weight}.", nameof(classWeights));
            weights[row] = T.CreateChecked(weight);
        }

        return WithWeights(weights);
    }

    /// <summary>
    /// The same examples, weighted so that all classes that occur count the same: <c>Count / (classes * examples of the class)</c>, as scikit-learn's
    /// <c>class_weight="balanced"</c>.
    /// </summary>
    /// <exception cref="ArgumentException">A row has no class: one target of 1 among zeros, or a single target of 0 or 1.</exception>
    public Dataset<T> WithBalancedClasses()
    {
        int[] classOf = Strata.ClassOfRows(this, stratified: true, out int classes), counts = new int[classes];
        foreach (int one in classOf) counts[one]++;
        double occurring = counts.Count(count => count > 0);
        return WithClassWeights([.. counts.Select(count => count == 0 ? 0 : Count / (occurring * count))]);
    }

    /// <summary>What the first rows count together.</summary>
    internal double WeightOf(int rows) => new Batch<T>(rows, default, default, HasWeights ? Weights.Span[..rows] : default).Weight;

    private Dataset<T> Copy(ReadOnlyMemory<T> weights) =>
        new(InputSize, OutputSize, Inputs, Targets) { Weights = weights, _probabilitiesOf = _probabilitiesOf };
}
