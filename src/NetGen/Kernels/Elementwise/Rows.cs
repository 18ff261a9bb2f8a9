using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Between padded rows and rows back to back.</summary>
public static unsafe class Rows
{
    /// <summary>Copies padded rows, <c>[example][padded size]</c>, to rows of <paramref name="size"/> values back to back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<T>(ref T padded, ref T target, nint examples, nint size)
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size);
        for (nint example = 0; example < examples; example++)
        {
            ref T source = ref Unsafe.Add(ref padded, example * stride), row = ref Unsafe.Add(ref target, example * size);
            Unsafe.CopyBlockUnaligned(
                ref Unsafe.As<T, byte>(ref row), ref Unsafe.As<T, byte>(ref source), (uint)(size * sizeof(T)));
        }
    }

    /// <summary>Makes the padding of rows zero, of which there is some.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void ClearPadding<TLanes, T>(T* rows, nint examples, nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size), end = Padding.Of<T>(size), first = size / TLanes.Count * TLanes.Count;
        for (T* row = rows; row < rows + examples * stride; row += stride)
        {
            for (nint at = first; at < end; at += TLanes.Count)
                TLanes.And(TLanes.Load(row + at), TLanes.FirstLanes(size - at)).Store(row + at);
        }
    }
}
