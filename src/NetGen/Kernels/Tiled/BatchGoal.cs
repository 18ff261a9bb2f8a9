namespace NetGen.Kernels;

/// <summary>What of a batch is differentiated: the losses of its examples, or its outputs times gradients that are given for them.</summary>
internal readonly unsafe struct BatchGoal<T>
    where T : unmanaged
{
    private BatchGoal(T* targets, T* weights, T* outputGradient)
    {
        Targets = targets;
        Weights = weights;
        OutputGradient = outputGradient;
    }

    /// <summary>What the outputs should be; null if gradients are given.</summary>
    public T* Targets { get; }

    /// <summary>What the examples count; null if each counts 1.</summary>
    public T* Weights { get; }

    /// <summary>The given gradients; null if there is a loss.</summary>
    public T* OutputGradient { get; }

    /// <summary>The losses, weighted unless there are no weights.</summary>
    public static BatchGoal<T> Loss(T* targets, T* weights = null) => new(targets, weights, null);

    /// <summary>The outputs times these gradients.</summary>
    public static BatchGoal<T> Given(T* outputGradient) => new(null, null, outputGradient);
}
