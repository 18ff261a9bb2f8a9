using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Some examples for one step.</summary>
/// <param name="count">How many.</param>
/// <param name="inputs">Their inputs, rows back to back.</param>
/// <param name="targets">Their targets, rows back to back.</param>
/// <param name="weights">How much each counts; empty when all count the same.</param>
internal readonly ref struct Batch<T>(int count, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>How many examples there are.</summary>
    public int Count { get; } = count;

    /// <summary>Their inputs.</summary>
    public ReadOnlySpan<T> Inputs { get; } = inputs;

    /// <summary>Their targets.</summary>
    public ReadOnlySpan<T> Targets { get; } = targets;

    /// <summary>How much each counts; empty when all count the same.</summary>
    public ReadOnlySpan<T> Weights { get; } = weights;

    /// <summary>What the batch counts in the mean over an epoch.</summary>
    public double Weight => Weights.IsEmpty ? Count : Sum(Weights);

    // Optimised at once: the conversions of generic mathematics box before that.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Sum(ReadOnlySpan<T> weights)
    {
        double sum = 0;
        foreach (T weight in weights) sum += double.CreateChecked(weight);
        return sum;
    }
}
