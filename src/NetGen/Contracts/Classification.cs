using System.Buffers;
using System.Numerics;

namespace NetGen;

/// <summary>Reading classes off outputs.</summary>
public static class Classification
{
    /// <summary>The index of the largest value, the first one of several equal ones; values that are not numbers never win over numbers.</summary>
    /// <param name="values">The outputs of one example, at least one.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException"><paramref name="values"/> is empty.</exception>
    public static int ArgMax<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (values.IsEmpty) throw new ArgumentException("Expected at least 1 value, but got 0.", nameof(values));
        int best = 0;
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] > values[best] || (T.IsNaN(values[best]) && !T.IsNaN(values[i]))) best = i;
        }

        return best;
    }

    /// <summary>The most probable class of one example: the index of the network's largest output.</summary>
    /// <param name="network">A network with an output per class.</param>
    /// <param name="input">One example.</param>
    /// <typeparam name="TSelf">The network's class.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException"><paramref name="input"/> has the wrong length.</exception>
    public static int Classify<TSelf, T>(TSelf network, ReadOnlySpan<T> input)
        where TSelf : class, INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int onStack = 1024;
        int classes = TSelf.OutputSize;
        T[]? rented = classes > onStack ? ArrayPool<T>.Shared.Rent(classes) : null;
        Span<T> outputs = rented is null ? stackalloc T[onStack] : rented;
        outputs = outputs[..classes];
        network.Predict(input, outputs);
        int best = ArgMax<T>(outputs);
        if (rented is not null) ArrayPool<T>.Shared.Return(rented);
        return best;
    }
}
