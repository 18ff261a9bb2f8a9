using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Checks of span lengths that emitted networks make before they hand memory to kernels.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Arguments
{
    /// <summary>Checks that a span has exactly the expected length.</summary>
    /// <param name="actual">Its length.</param>
    /// <param name="expected">What it has to be.</param>
    /// <param name="name">The argument's name.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireLength(int actual, int expected, string name)
    {
        if (actual != expected) ThrowLength(actual, expected, name);
    }

    /// <summary>The number of examples in a batch whose rows stand back to back.</summary>
    /// <param name="length">The batch's length.</param>
    /// <param name="size">Values of one example; at least 1.</param>
    /// <param name="name">The argument's name.</param>
    /// <exception cref="ArgumentException">The length is not a multiple of the size.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Examples(int length, int size, string name)
    {
        int examples = (int)((uint)length / (uint)size);
        if (examples * size != length) ThrowRagged(length, size, name);
        return examples;
    }

    /// <summary>The number of examples in a batch given as two spans, which have to agree on it.</summary>
    /// <param name="firstLength">Length of the span that decides.</param>
    /// <param name="firstSize">Its values per example.</param>
    /// <param name="firstName">Its name.</param>
    /// <param name="secondLength">Length of the span that has to follow.</param>
    /// <param name="secondSize">Its values per example.</param>
    /// <param name="secondName">Its name.</param>
    /// <exception cref="ArgumentException">The first is no whole number of examples, or the second does not have as many.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Examples(int firstLength, int firstSize, string firstName, int secondLength, int secondSize, string secondName)
    {
        int examples = Examples(firstLength, firstSize, firstName);
        if (secondLength != (long)examples * secondSize) ThrowBatch(secondLength, examples, secondSize, secondName);
        return examples;
    }

    /// <summary>Checks that a batch is not empty.</summary>
    /// <param name="examples">The number of its examples.</param>
    /// <param name="name">The argument's name.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void RequireExamples(int examples, string name)
    {
        if (examples == 0) ThrowEmpty(name);
    }

    [DoesNotReturn]
    private static void ThrowLength(int actual, int expected, string name) =>
        throw new ArgumentException(FormattableString.Invariant($"Expected {expected} values, but got {actual}."), name);

    [DoesNotReturn]
    private static void ThrowRagged(int length, int size, string name) =>
        throw new ArgumentException(
            FormattableString.Invariant($"Expected a multiple of {size} values ({size} per example), but got {length}."), name);

    [DoesNotReturn]
    private static void ThrowBatch(int length, int examples, int size, string name) =>
        throw new ArgumentException(
            FormattableString.Invariant($"Expected {(long)examples * size} values ({examples} examples of {size}), but got {length}."), name);

    [DoesNotReturn]
    private static void ThrowEmpty(string name) =>
        throw new ArgumentException("Expected at least 1 example, but got 0.", name);
}
