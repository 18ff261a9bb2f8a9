using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Between padded rows and rows back to back.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
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

    /// <summary>Multiplies padded rows, each by a weight of its own; a weight of zero makes zeros, whatever there was. The memory is pinned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weigh<T>(ref T padded, ref T weights, nint examples, nint size)
        where T : unmanaged
    {
        T* rows = (T*)Unsafe.AsPointer(ref padded), w = (T*)Unsafe.AsPointer(ref weights);
        WidthDispatch<T>.WeighRows(rows, w, examples, size);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Weigh<TLanes, T>(T* rows, T* weights, nint examples, nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size), padded = Padding.Of<T>(size);
        for (nint example = 0; example < examples; example++, rows += stride)
        {
            TLanes weight = TLanes.Broadcast(weights[example]);
            for (nint at = 0; at < padded; at += TLanes.Count)
                Weights.Times<TLanes, T>(TLanes.Load(rows + at), weight).Store(rows + at);
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
