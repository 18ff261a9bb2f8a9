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

    /// <summary>Copies rows of <paramref name="size"/> values back to back to padded rows, whose padding becomes zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pad<T>(ref T source, ref T padded, nint rows, nint size)
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(size), end = Padding.Of<T>(size);
        for (nint row = 0; row < rows; row++)
        {
            ref T target = ref Unsafe.Add(ref padded, row * stride);
            Unsafe.CopyBlockUnaligned(
                ref Unsafe.As<T, byte>(ref target), ref Unsafe.As<T, byte>(ref Unsafe.Add(ref source, row * size)), (uint)(size * sizeof(T)));
            Unsafe.InitBlockUnaligned(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref target, size)), 0, (uint)((end - size) * sizeof(T)));
        }
    }

    /// <summary>The padded rows of every example, back to back in one padded row.</summary>
    /// <param name="source">The rows, <c>[example][row][padded size]</c>.</param>
    /// <param name="flat">Receives them, <c>[example][padded rows * size]</c>.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="rows">The rows of one example.</param>
    /// <param name="size">The values of one row.</param>
    /// <typeparam name="T">The precision.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Flatten<T>(ref T source, ref T flat, nint examples, nint rows, nint size)
        where T : unmanaged
    {
        nint values = rows * size, stride = Padding.Stride<T>(values), end = Padding.Of<T>(values);
        for (nint example = 0; example < examples; example++)
        {
            ref T target = ref Unsafe.Add(ref flat, example * stride);
            Copy(ref Unsafe.Add(ref source, example * rows * Padding.Stride<T>(size)), ref target, rows, size);
            Unsafe.InitBlockUnaligned(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref target, values)), 0, (uint)((end - values) * sizeof(T)));
        }
    }

    /// <summary>The way back from <see cref="Flatten{T}"/>.</summary>
    /// <param name="flat">One padded row per example.</param>
    /// <param name="target">Receives the rows of each, padded.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="rows">The rows of one example.</param>
    /// <param name="size">The values of one row.</param>
    /// <typeparam name="T">The precision.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Unflatten<T>(ref T flat, ref T target, nint examples, nint rows, nint size)
        where T : unmanaged
    {
        nint stride = Padding.Stride<T>(rows * size);
        for (nint example = 0; example < examples; example++)
            Pad(ref Unsafe.Add(ref flat, example * stride), ref Unsafe.Add(ref target, example * rows * Padding.Stride<T>(size)), rows, size);
    }

    /// <summary>Multiplies padded rows, each example's by a weight of its own; a weight of zero makes zeros, whatever there was. The memory is pinned.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Weigh<T>(ref T padded, ref T weights, nint examples, nint rows, nint size)
        where T : unmanaged
    {
        for (nint example = 0; example < examples; example++)
        {
            T weight = Unsafe.Add(ref weights, example);
            for (nint row = 0; row < rows; row++)
                WidthDispatch<T>.WeighRows((T*)Unsafe.AsPointer(ref Unsafe.Add(ref padded, (example * rows + row) * Padding.Stride<T>(size))), &weight, 1, size);
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

    /// <summary>Makes the padding of rows zero, of which there is some. The memory is pinned.</summary>
    /// <param name="padded">The first row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="size">The values of one row.</param>
    /// <typeparam name="T">The precision.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void ClearPadding<T>(ref T padded, nint rows, nint size)
        where T : unmanaged
        => WidthDispatch<T>.ClearPadding((T*)Unsafe.AsPointer(ref padded), rows, size);

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
