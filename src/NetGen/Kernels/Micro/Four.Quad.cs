using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>Sums, lanes and memory.</content>
internal readonly partial struct Four<T>
{
    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Create(T first, T second, T third, T fourth) => new(first, second, third, fourth);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static T Scalar(Four<T> a) => a[0];

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Lane(Four<T> a, int lane) => Broadcast(a[lane]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> First(int count, Four<T> a) => First(count, a, default);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> First(int count, Four<T> a, Four<T> others) => new(a[0], (count > 1 ? a : others)[1], (count > 2 ? a : others)[2], (count > 3 ? a : others)[3]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static T Sum(Four<T> a) => Total(a)[0];

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Total(Four<T> a) => Every((a._first + a._third) + (a._second + a._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Largest(Four<T> a) => Every(Lanes1<T>.Max(Lanes1<T>.Max(a._first, a._third), Lanes1<T>.Max(a._second, a._fourth)));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> SumEach(Four<T> a, Four<T> b, Four<T> c, Four<T> d) => new(Sum(a), Sum(b), Sum(c), Sum(d));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Load(PinnedValues<T> values, int at) => new(values[at], values[at + 1], values[at + 2], values[at + 3]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Load(ReadOnlySpan<T> values, int at) => new(values[at], values[at + 1], values[at + 2], values[at + 3]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Load(ReadOnlySpan<T> values, int at, int count)
        => new(values[at], count > 1 ? values[at + 1] : default, count > 2 ? values[at + 2] : default, default);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Store(PinnedValues<T> values, int at, Four<T> value)
    {
        for (int lane = 0; lane < 4; lane++) values[at + lane] = value[lane];
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Store(Span<T> values, int at, Four<T> value) => Store(values, at, 4, value);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static void Store(Span<T> values, int at, int count, Four<T> value)
    {
        values[at] = value[0];
        if (count > 1) values[at + 1] = value[1];
        if (count > 2) values[at + 2] = value[2];
        if (count > 3) values[at + 3] = value[3];
    }
}
