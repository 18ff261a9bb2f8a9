using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>One to four examples, back to back as users give them: 128 bits in single precision, 256 in double.</summary>
/// <param name="count">How many.</param>
/// <typeparam name="T">The precision.</typeparam>
internal readonly struct FewRows<T>(int count) : IRows<Vector128<T>, T>, IRows<Vector256<T>, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly int _last = count - 1;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    Vector128<T> IExamples<Vector128<T>, T>.Read(PinnedValues<T> values, int column, int width)
    {
        ref float first = ref Unsafe.As<T, float>(ref values[column]);
        nint second = Math.Min(1, _last) * width, third = Math.Min(2, _last) * width, fourth = Math.Min(3, _last) * width;
        return Vector128.Create(first, Unsafe.Add(ref first, second), Unsafe.Add(ref first, third), Unsafe.Add(ref first, fourth)).As<float, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    void IRows<Vector128<T>, T>.Write(PinnedValues<T> values, int column, int width, Vector128<T> value)
    {
        for (int lane = 0; lane <= _last; lane++) values[column + lane * width] = value.GetElement(lane);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    Vector128<T> IExamples<Vector128<T>, T>.Present(Vector128<T> value)
        => value & Vector128.LessThanOrEqual(Vector128<int>.Indices, Vector128.Create(_last)).As<int, T>();

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    Vector256<T> IExamples<Vector256<T>, T>.Read(PinnedValues<T> values, int column, int width)
    {
        ref double first = ref Unsafe.As<T, double>(ref values[column]);
        nint second = Math.Min(1, _last) * width, third = Math.Min(2, _last) * width, fourth = Math.Min(3, _last) * width;
        return Vector256.Create(first, Unsafe.Add(ref first, second), Unsafe.Add(ref first, third), Unsafe.Add(ref first, fourth)).As<double, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    void IRows<Vector256<T>, T>.Write(PinnedValues<T> values, int column, int width, Vector256<T> value)
    {
        for (int lane = 0; lane <= _last; lane++) values[column + lane * width] = value.GetElement(lane);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    Vector256<T> IExamples<Vector256<T>, T>.Present(Vector256<T> value)
        => value & Vector256.LessThanOrEqual(Vector256<long>.Indices, Vector256.Create((long)_last)).As<long, T>();
}
