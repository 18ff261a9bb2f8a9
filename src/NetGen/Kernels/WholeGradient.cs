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
            else HandOver<Lanes128<T>, TSink, T>(first, gradient.Length, sink);
        }
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
