using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The gradient of nothing: the gradient that comes in as it is, whatever the output.</summary>
internal readonly struct Upstream : IBinary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes, T>(TLanes a, TLanes b)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
        => a;
}
