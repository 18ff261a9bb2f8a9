using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Elementwise functions over padded rows that also read values of the channel, the same in every row.</summary>
/// <remarks>
/// The memory behind every reference is pinned; the result may be one of the rows that are read. The values of all channels are a padded row, and where a
/// function reads several, these rows lie behind one another. Padding is computed like everything else.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ChannelMaps
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary><c>result = function(a, learned)</c>, value by value.</summary>
    [MethodImpl(Optimize)]
    public static void Apply<TFunction, T>(ref T a, ref T learned, ref T result, nint rows, nint size)
        where TFunction : struct, IChannelUnary
        where T : unmanaged
    {
        T* x = (T*)Unsafe.AsPointer(ref a), channels = (T*)Unsafe.AsPointer(ref learned), y = (T*)Unsafe.AsPointer(ref result);
        WidthDispatch<T>.ChannelUnary<TFunction>(x, channels, y, rows, size);
    }

    /// <summary><c>result = function(a, b, learned)</c>, value by value.</summary>
    [MethodImpl(Optimize)]
    public static void Apply<TFunction, T>(ref T a, ref T b, ref T learned, ref T result, nint rows, nint size)
        where TFunction : struct, IChannelBinary
        where T : unmanaged
    {
        T* x = (T*)Unsafe.AsPointer(ref a), y = (T*)Unsafe.AsPointer(ref b), channels = (T*)Unsafe.AsPointer(ref learned);
        T* z = (T*)Unsafe.AsPointer(ref result);
        WidthDispatch<T>.ChannelBinary<TFunction>(x, y, channels, z, rows, size);
    }

    [MethodImpl(Optimize)]
    internal static void Unary<TLanes, TFunction, T>(T* a, T* learned, T* result, nint rows, nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TFunction : struct, IChannelUnary
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size), padded = Padding.Of<T>(size);
        for (nint row = 0; row < rows; row++, a += stride, result += stride)
        {
            for (nint at = 0; at < padded; at += TLanes.Count)
                TFunction.Apply(TLanes.Load(a + at), new ChannelValues<TLanes, T>(learned + at, stride)).Store(result + at);
        }
    }

    [MethodImpl(Optimize)]
    internal static void Binary<TLanes, TFunction, T>(T* a, T* b, T* learned, T* result, nint rows, nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TFunction : struct, IChannelBinary
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size), padded = Padding.Of<T>(size);
        for (nint row = 0; row < rows; row++, a += stride, b += stride, result += stride)
        {
            for (nint at = 0; at < padded; at += TLanes.Count)
                TFunction.Apply(TLanes.Load(a + at), TLanes.Load(b + at), new ChannelValues<TLanes, T>(learned + at, stride)).Store(result + at);
        }
    }
}
