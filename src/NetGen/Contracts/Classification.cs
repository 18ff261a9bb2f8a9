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
}
