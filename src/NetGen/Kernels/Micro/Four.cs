using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Four values where vectors are not compiled: neurons of one example, in the places they have in the lanes of a vector, so that sums keep their order.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
internal readonly partial struct Four<T> : IQuad<Four<T>, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly Lanes1<T> _first;
    private readonly Lanes1<T> _second;
    private readonly Lanes1<T> _third;
    private readonly Lanes1<T> _fourth;

    /// <summary>Takes four values.</summary>
    [MethodImpl(Inline)]
    public Four(T first, T second, T third, T fourth)
        : this(Lanes1<T>.Broadcast(first), Lanes1<T>.Broadcast(second), Lanes1<T>.Broadcast(third), Lanes1<T>.Broadcast(fourth))
    {
    }

    [MethodImpl(Inline)]
    private Four(Lanes1<T> first, Lanes1<T> second, Lanes1<T> third, Lanes1<T> fourth)
    {
        _first = first;
        _second = second;
        _third = third;
        _fourth = fourth;
    }

    /// <inheritdoc/>
    public static Four<T> Zero { [MethodImpl(Inline)] get => default; }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Constant(double value) => Every(Lanes1<T>.Constant(value));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Broadcast(T value) => new(value, value, value, value);

    /// <summary>One of the values.</summary>
    /// <param name="lane">Which, from 0 to 3.</param>
    public T this[int lane] { [MethodImpl(Inline)] get => (lane == 0 ? _first : lane == 1 ? _second : lane == 2 ? _third : _fourth).Value; }

    /// <summary>Whether all values are the same, as those of a layer with one neuron are: a function need not be computed four times then.</summary>
    private bool AreEqual
    {
        [MethodImpl(Inline)]
        get => Lanes1<T>.HaveSameBits(_first, _second) && Lanes1<T>.HaveSameBits(_first, _third) && Lanes1<T>.HaveSameBits(_first, _fourth);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> operator +(Four<T> a, Four<T> b) => new(a._first + b._first, a._second + b._second, a._third + b._third, a._fourth + b._fourth);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> operator -(Four<T> a, Four<T> b) => new(a._first - b._first, a._second - b._second, a._third - b._third, a._fourth - b._fourth);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> operator *(Four<T> a, Four<T> b) => new(a._first * b._first, a._second * b._second, a._third * b._third, a._fourth * b._fourth);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> operator /(Four<T> a, Four<T> b) => new(a._first / b._first, a._second / b._second, a._third / b._third, a._fourth / b._fourth);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> operator -(Four<T> a) => new(-a._first, -a._second, -a._third, -a._fourth);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Min(Four<T> a, Four<T> b) => new(
        Lanes1<T>.Min(a._first, b._first), Lanes1<T>.Min(a._second, b._second), Lanes1<T>.Min(a._third, b._third), Lanes1<T>.Min(a._fourth, b._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Max(Four<T> a, Four<T> b) => new(
        Lanes1<T>.Max(a._first, b._first), Lanes1<T>.Max(a._second, b._second), Lanes1<T>.Max(a._third, b._third), Lanes1<T>.Max(a._fourth, b._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> GreaterThan(Four<T> a, Four<T> b) => new(
        Lanes1<T>.GreaterThan(a._first, b._first), Lanes1<T>.GreaterThan(a._second, b._second), Lanes1<T>.GreaterThan(a._third, b._third), Lanes1<T>.GreaterThan(a._fourth, b._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> LessThan(Four<T> a, Four<T> b) => new(
        Lanes1<T>.LessThan(a._first, b._first), Lanes1<T>.LessThan(a._second, b._second), Lanes1<T>.LessThan(a._third, b._third), Lanes1<T>.LessThan(a._fourth, b._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Equal(Four<T> a, Four<T> b) => new(
        Lanes1<T>.Equal(a._first, b._first), Lanes1<T>.Equal(a._second, b._second), Lanes1<T>.Equal(a._third, b._third), Lanes1<T>.Equal(a._fourth, b._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> MultiplyAdd(Four<T> a, Four<T> b, Four<T> c) => new(
        Lanes1<T>.MultiplyAdd(a._first, b._first, c._first), Lanes1<T>.MultiplyAdd(a._second, b._second, c._second),
        Lanes1<T>.MultiplyAdd(a._third, b._third, c._third), Lanes1<T>.MultiplyAdd(a._fourth, b._fourth, c._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Select(Four<T> mask, Four<T> a, Four<T> b) => new(
        Lanes1<T>.Select(mask._first, a._first, b._first), Lanes1<T>.Select(mask._second, a._second, b._second),
        Lanes1<T>.Select(mask._third, a._third, b._third), Lanes1<T>.Select(mask._fourth, a._fourth, b._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Abs(Four<T> a) => new(Lanes1<T>.Abs(a._first), Lanes1<T>.Abs(a._second), Lanes1<T>.Abs(a._third), Lanes1<T>.Abs(a._fourth));

    [MethodImpl(Inline)]
    private static Four<T> Every(Lanes1<T> value) => new(value, value, value, value);
}
