using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Four examples, back to back as users give them: 128 bits in single precision, 256 in double.</summary>
/// <typeparam name="T">The precision.</typeparam>
internal readonly struct FourRows<T> : IRows<Vector128<T>, T>, IRows<Vector256<T>, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    Vector128<T> IExamples<Vector128<T>, T>.Read(PinnedValues<T> values, int column, int width)
    {
        ref float first = ref Unsafe.As<T, float>(ref values[column]);
        var four = width == 1
            ? Vector128.LoadUnsafe(ref first)
            : Vector128.Create(first, Unsafe.Add(ref first, width), Unsafe.Add(ref first, 2 * width), Unsafe.Add(ref first, 3 * width));
        return four.As<float, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    void IRows<Vector128<T>, T>.Write(PinnedValues<T> values, int column, int width, Vector128<T> value)
    {
        if (width == 1)
        {
            value.StoreUnsafe(ref values[0]);
            return;
        }
        for (int lane = 0; lane < 4; lane++) values[column + lane * width] = value.GetElement(lane);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    Vector128<T> IExamples<Vector128<T>, T>.Present(Vector128<T> value) => value;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    Vector256<T> IExamples<Vector256<T>, T>.Read(PinnedValues<T> values, int column, int width)
    {
        ref double first = ref Unsafe.As<T, double>(ref values[column]);
        var four = width == 1
            ? Vector256.LoadUnsafe(ref first)
            : Vector256.Create(first, Unsafe.Add(ref first, width), Unsafe.Add(ref first, 2 * width), Unsafe.Add(ref first, 3 * width));
        return four.As<double, T>();
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    void IRows<Vector256<T>, T>.Write(PinnedValues<T> values, int column, int width, Vector256<T> value)
    {
        if (width == 1)
        {
            value.StoreUnsafe(ref values[0]);
            return;
        }
        for (int lane = 0; lane < 4; lane++) values[column + lane * width] = value.GetElement(lane);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    Vector256<T> IExamples<Vector256<T>, T>.Present(Vector256<T> value) => value;
}
