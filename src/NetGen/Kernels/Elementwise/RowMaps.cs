using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Elementwise functions over padded rows, the last argument one value per channel, the same in every row.</summary>
internal static unsafe class RowMaps
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Binary<TLanes, TFunction, T>(T* a, T* channels, T* result, nint rows, nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TFunction : struct, IBinary
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size), padded = Padding.Of<T>(size);
        for (nint row = 0; row < rows; row++, a += stride, result += stride)
        {
            for (nint at = 0; at < padded; at += TLanes.Count)
                TFunction.Apply<TLanes, T>(TLanes.Load(a + at), TLanes.Load(channels + at)).Store(result + at);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Ternary<TLanes, TFunction, T>(T* a, T* b, T* channels, T* result, nint rows, nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TFunction : struct, ITernary
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size), padded = Padding.Of<T>(size);
        for (nint row = 0; row < rows; row++, a += stride, b += stride, result += stride)
        {
            for (nint at = 0; at < padded; at += TLanes.Count)
                TFunction.Apply<TLanes, T>(TLanes.Load(a + at), TLanes.Load(b + at), TLanes.Load(channels + at)).Store(result + at);
        }
    }
}
