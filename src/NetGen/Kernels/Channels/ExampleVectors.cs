using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>What an example's rows, the steps of a sequence or the places of an image, have to do with a vector of the same example.</summary>
/// <remarks>The memory behind every reference is pinned; rows and vectors are padded, and padding is computed like everything else.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ExampleVectors
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary><c>result = function(a, vector)</c>, value by value, the vector that of the example; the result may be <paramref name="a"/>.</summary>
    [MethodImpl(Optimize)]
    public static void Apply<TFunction, T>(ref T a, ref T vectors, ref T result, nint examples, nint rows, nint size)
        where TFunction : struct, IBinary
        where T : unmanaged
    {
        T* x = (T*)Unsafe.AsPointer(ref a), v = (T*)Unsafe.AsPointer(ref vectors), y = (T*)Unsafe.AsPointer(ref result);
        WidthDispatch<T>.WithVectors<TFunction>(x, v, y, examples, rows, size);
    }

    /// <summary>Sums the rows of each example.</summary>
    [MethodImpl(Optimize)]
    public static void Sum<T>(ref T a, ref T vectors, nint examples, nint rows, nint size)
        where T : unmanaged
    {
        T* x = (T*)Unsafe.AsPointer(ref a), v = (T*)Unsafe.AsPointer(ref vectors);
        WidthDispatch<T>.ToVectors<Upstream>(x, x, v, examples, rows, size);
    }

    /// <summary>Sums <c>function(a, b)</c> over the rows of each example.</summary>
    [MethodImpl(Optimize)]
    public static void Sum<TFunction, T>(ref T a, ref T b, ref T vectors, nint examples, nint rows, nint size)
        where TFunction : struct, IBinary
        where T : unmanaged
    {
        T* x = (T*)Unsafe.AsPointer(ref a), y = (T*)Unsafe.AsPointer(ref b), v = (T*)Unsafe.AsPointer(ref vectors);
        WidthDispatch<T>.ToVectors<TFunction>(x, y, v, examples, rows, size);
    }

    [MethodImpl(Optimize)]
    internal static void Apply<TLanes, TFunction, T>(T* a, T* vectors, T* result, nint examples, nint rows, nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TFunction : struct, IBinary
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size), padded = Padding.Of<T>(size);
        for (nint example = 0; example < examples; example++, vectors += stride)
        {
            for (nint row = 0; row < rows; row++, a += stride, result += stride)
            {
                for (nint at = 0; at < padded; at += TLanes.Count)
                    TFunction.Apply<TLanes, T>(TLanes.Load(a + at), TLanes.Load(vectors + at)).Store(result + at);
            }
        }
    }

    [MethodImpl(Optimize)]
    internal static void Sum<TLanes, TFunction, T>(T* a, T* b, T* vectors, nint examples, nint rows, nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TFunction : struct, IBinary
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size), padded = Padding.Of<T>(size);
        for (nint example = 0; example < examples; example++, a += rows * stride, b += rows * stride, vectors += stride)
        {
            for (nint at = 0; at < padded; at += TLanes.Count)
                ChannelGradient.Total<TLanes, TFunction, T>(a + at, b + at, rows, stride).Store(vectors + at);
        }
    }
}
