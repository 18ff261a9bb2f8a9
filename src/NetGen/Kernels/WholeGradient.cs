using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Hands a gradient that lies in memory to a sink.</summary>
internal static unsafe class WholeGradient
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>Hands over all registers of a gradient in the layout of the parameters.</summary>
    /// <param name="gradient">The gradient; pinned, and with room up to a multiple of 64 bytes.</param>
    /// <param name="sink">Who takes it.</param>
    [MethodImpl(Optimize)]
    public static void HandOver<TSink, T>(Span<T> gradient, in TSink sink)
        where TSink : struct, IGradientSink<T>
        where T : unmanaged
    {
        fixed (T* first = gradient)
        {
            if (Vector512.IsHardwareAccelerated) HandOver<Lanes512<T>, TSink, T>(first, gradient.Length, sink);
            else if (Vector256.IsHardwareAccelerated) HandOver<Lanes256<T>, TSink, T>(first, gradient.Length, sink);
            else if (Vectors.AreCompiled) HandOver<Lanes128<T>, TSink, T>(first, gradient.Length, sink);
            else HandOver<Lanes1<T>, TSink, T>(first, gradient.Length, sink);
        }
    }

    /// <summary>Hands over a part of a gradient, in the widest registers that it is made of.</summary>
    /// <param name="gradient">The gradient.</param>
    /// <param name="first">Where the part begins, a multiple of four.</param>
    /// <param name="count">How long it is, a multiple of four.</param>
    /// <param name="sink">Who takes it.</param>
    [MethodImpl(Optimize)]
    public static void HandOver<TSink, T>(PinnedValues<T> gradient, nint first, nint count, in TSink sink)
        where TSink : struct, IGradientSink<T>
        where T : unmanaged
    {
        if (Vector512.IsHardwareAccelerated && (first | count) % Vector512<T>.Count == 0) HandOver<Lanes512<T>, TSink, T>(gradient, first, count, sink);
        else if (Vector256.IsHardwareAccelerated && (first | count) % Vector256<T>.Count == 0) HandOver<Lanes256<T>, TSink, T>(gradient, first, count, sink);
        else if (Vectors.AreCompiled) HandOver<Lanes128<T>, TSink, T>(gradient, first, count, sink);
        else HandOver<Lanes1<T>, TSink, T>(gradient, first, count, sink);
    }

    [MethodImpl(Optimize)]
    private static void HandOver<TLanes, TSink, T>(PinnedValues<T> gradient, nint first, nint count, in TSink given)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TSink : struct, IGradientSink<T>
        where T : unmanaged
    {
        TSink sink = given;     // a copy keeps its constants in registers
        for (nint offset = first; offset < first + count; offset += TLanes.Count) sink.Take(gradient.Load<TLanes>(offset), offset);
    }

    [MethodImpl(Optimize)]
    internal static void HandOver<TLanes, TSink, T>(T* gradient, nint count, in TSink given)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TSink : struct, IGradientSink<T>
        where T : unmanaged
    {
        TSink sink = given;     // a copy keeps its constants in registers
        for (nint offset = 0; offset < count; offset += TLanes.Count) sink.Take(TLanes.Load(gradient + offset), offset);
    }
}
