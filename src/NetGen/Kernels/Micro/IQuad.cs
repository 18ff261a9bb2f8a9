using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>Four values: the units of a layer that straight-line code for one example computes together.</summary>
/// <remarks>Sums have one order, <c>(l0 + l2) + (l1 + l3)</c>. Memory is not checked: the callers have.</remarks>
/// <typeparam name="TSelf">The type that implements the interface.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IQuad<TSelf, T> : IArithmetic<TSelf, T>, IElementary<TSelf>
    where TSelf : unmanaged, IQuad<TSelf, T>
    where T : unmanaged
{
    /// <summary>Four values.</summary>
    static abstract TSelf Create(T first, T second, T third, T fourth);

    /// <summary>The first of the values.</summary>
    static abstract T Scalar(TSelf a);

    /// <summary>One of the values, four times.</summary>
    static abstract TSelf Lane(TSelf a, int lane);

    /// <summary>The first values; zero in place of the others, whatever they are.</summary>
    static abstract TSelf First(int count, TSelf a);

    /// <summary>The first values of one, and the other values of the other.</summary>
    static abstract TSelf First(int count, TSelf a, TSelf others);

    /// <summary>The sum of the values.</summary>
    static abstract T Sum(TSelf a);

    /// <summary>The sum of the values, four times.</summary>
    static abstract TSelf Total(TSelf a);

    /// <summary>The largest of the values, four times; without meaning if one is NaN.</summary>
    static abstract TSelf Largest(TSelf a);

    /// <summary>The sum of each; <c>default</c> stands for a missing one.</summary>
    static abstract TSelf SumEach(TSelf a, TSelf b, TSelf c, TSelf d);

    /// <summary>Reads four parameters.</summary>
    static abstract TSelf Load(PinnedValues<T> values, int at);

    /// <summary>Reads four values.</summary>
    static abstract TSelf Load(ReadOnlySpan<T> values, int at);

    /// <summary>Reads fewer than four values; zero in place of the others.</summary>
    static abstract TSelf Load(ReadOnlySpan<T> values, int at, int count);

    /// <summary>Writes four gradients.</summary>
    static abstract void Store(PinnedValues<T> values, int at, TSelf value);

    /// <summary>Writes four values.</summary>
    static abstract void Store(Span<T> values, int at, TSelf value);

    /// <summary>Writes the first values.</summary>
    static abstract void Store(Span<T> values, int at, int count, TSelf value);
}
