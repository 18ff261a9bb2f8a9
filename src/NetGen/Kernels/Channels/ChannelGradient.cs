using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The gradient of one value per channel: what every row contributes, added up.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class ChannelGradient
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>Sums <c>function(a, b)</c> over all rows, channel by channel, into a sink.</summary>
    /// <remarks>The memory behind every reference is pinned; rows are padded, and what the function makes of their padding is zero.</remarks>
    /// <param name="a">Rows.</param>
    /// <param name="b">As many.</param>
    /// <param name="offset">Where the values begin in the block of parameters.</param>
    /// <param name="sink">Receives the gradient.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="size">The channels.</param>
    /// <param name="slice">Which part of the channels.</param>
    /// <typeparam name="TFunction">What each row contributes.</typeparam>
    /// <typeparam name="TSink">What becomes of the gradient.</typeparam>
    /// <typeparam name="T">The precision.</typeparam>
    [MethodImpl(Optimize)]
    public static void Sum<TFunction, TSink, T>(ref T a, ref T b, nint offset, in TSink sink, nint rows, nint size, WorkSlice slice)
        where TFunction : struct, IBinary
        where TSink : struct, IGradientSink<T>
        where T : unmanaged
    {
        T* x = (T*)Unsafe.AsPointer(ref a), y = (T*)Unsafe.AsPointer(ref b);
        (nint first, nint end) = slice.Range(Padding.Of<T>(size), Padding.CacheLine<T>());
        WidthDispatch<T>.ChannelSum<TFunction, TSink>(x, y, offset, sink, rows, Padding.Stride<T>(size), first, end);
    }

    /// <summary>The gradients of a scale and of the shift behind it: sums of <c>upstream * standard</c>, and of <c>upstream</c>, over all rows.</summary>
    /// <param name="upstream">The gradients of the result.</param>
    /// <param name="standard">What was scaled.</param>
    /// <param name="scale">Where the scale begins in the block of parameters.</param>
    /// <param name="shift">Where the shift begins there.</param>
    /// <param name="sink">Receives the gradients.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="size">The channels.</param>
    /// <param name="slice">Which part of the channels.</param>
    /// <typeparam name="TSink">What becomes of the gradient.</typeparam>
    /// <typeparam name="T">The precision.</typeparam>
    [MethodImpl(Optimize)]
    public static void ScaleAndShift<TSink, T>(
        ref T upstream, ref T standard, nint scale, nint shift, in TSink sink, nint rows, nint size, WorkSlice slice)
        where TSink : struct, IGradientSink<T>
        where T : unmanaged
    {
        T* g = (T*)Unsafe.AsPointer(ref upstream), s = (T*)Unsafe.AsPointer(ref standard);
        (nint first, nint end) = slice.Range(Padding.Of<T>(size), Padding.CacheLine<T>());
        WidthDispatch<T>.ScaleAndShiftGradient(g, s, scale, shift, sink, rows, Padding.Stride<T>(size), first, end);
    }

    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    internal static void ScaleAndShift<TLanes, TSink, T>(
        T* upstream, T* standard, nint scale, nint shift, in TSink given, nint rows, nint stride, nint first, nint end)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TSink : struct, IGradientSink<T>
        where T : unmanaged
    {
        TSink sink = given;
        for (nint column = first; column < end; column += TLanes.Count)
        {
            ChannelStatistics.Sums<TLanes, T>(upstream + column, standard + column, rows, stride, out TLanes sum, out TLanes along);
            sink.Take(along, scale + column);
            sink.Take(sum, shift + column);
        }
    }

    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    internal static void Sum<TLanes, TFunction, TSink, T>(T* a, T* b, nint offset, in TSink given, nint rows, nint stride, nint first, nint end)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TFunction : struct, IBinary
        where TSink : struct, IGradientSink<T>
        where T : unmanaged
    {
        TSink sink = given;
        for (nint column = first; column < end; column += TLanes.Count)
            sink.Take(Total<TLanes, TFunction, T>(a + column, b + column, rows, stride), offset + column);
    }

    /// <summary>Some channels of <c>function(a, b)</c>, summed over rows.</summary>
    /// <remarks>Four partial sums, of every fourth row, whatever the width: one alone would wait for each of its additions.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static TLanes Total<TLanes, TFunction, T>(T* a, T* b, nint rows, nint stride)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TFunction : struct, IBinary
        where T : unmanaged
    {
        TLanes s0 = TLanes.Zero, s1 = s0, s2 = s0, s3 = s0;
        for (; rows >= 4; rows -= 4, a += 4 * stride, b += 4 * stride)
        {
            s0 += TFunction.Apply<TLanes, T>(TLanes.Load(a), TLanes.Load(b));
            s1 += TFunction.Apply<TLanes, T>(TLanes.Load(a + stride), TLanes.Load(b + stride));
            s2 += TFunction.Apply<TLanes, T>(TLanes.Load(a + 2 * stride), TLanes.Load(b + 2 * stride));
            s3 += TFunction.Apply<TLanes, T>(TLanes.Load(a + 3 * stride), TLanes.Load(b + 3 * stride));
        }

        if (rows > 0) s0 += TFunction.Apply<TLanes, T>(TLanes.Load(a), TLanes.Load(b));
        if (rows > 1) s1 += TFunction.Apply<TLanes, T>(TLanes.Load(a + stride), TLanes.Load(b + stride));
        if (rows > 2) s2 += TFunction.Apply<TLanes, T>(TLanes.Load(a + 2 * stride), TLanes.Load(b + 2 * stride));
        return (s0 + s1) + (s2 + s3);
    }
}
