using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>What of a batch is differentiated: the losses of its examples, or its outputs times gradients that are given for them.</summary>
internal readonly ref struct BatchGoal<T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [MethodImpl(Inline)]
    private BatchGoal(ReadOnlySpan<T> values, ReadOnlySpan<T> weights, bool isLoss)
    {
        Values = values;
        Weights = weights;
        IsLoss = isLoss;
    }

    /// <summary>What the outputs should be, or the gradients that are given for them; a row for each example.</summary>
    public ReadOnlySpan<T> Values { get; }

    /// <summary>What the examples count; empty if each counts 1.</summary>
    public ReadOnlySpan<T> Weights { get; }

    /// <summary>Whether there are losses; else gradients are given.</summary>
    public bool IsLoss { get; }

    /// <summary>Whether there are losses that all count the same.</summary>
    public bool IsPlainLoss
    {
        [MethodImpl(Inline)]
        get => IsLoss && Weights.IsEmpty;
    }

    /// <summary>The losses.</summary>
    [MethodImpl(Inline)]
    public static BatchGoal<T> Loss(ReadOnlySpan<T> targets) => new(targets, default, isLoss: true);

    /// <summary>The losses times weights; without any, each counts 1.</summary>
    [MethodImpl(Inline)]
    public static BatchGoal<T> Loss(ReadOnlySpan<T> targets, ReadOnlySpan<T> weights) => new(targets, weights, isLoss: true);

    /// <summary>The outputs times these gradients.</summary>
    [MethodImpl(Inline)]
    public static BatchGoal<T> Given(ReadOnlySpan<T> outputGradient) => new(outputGradient, default, isLoss: false);

    /// <summary>What the sum over the examples is multiplied with: 1 / the sum of their weights for the mean of losses, else 1.</summary>
    [MethodImpl(Inline)]
    public T Scale(bool mean, int examples) =>
        Weights.IsEmpty ? Reductions.Scale<T>(mean && IsLoss, examples) : NetGen.Kernels.Weights.Scale(mean, Weights);
}
