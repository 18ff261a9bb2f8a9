using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>No activation: every value as it is.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Linear : IUnary
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Apply<TLanes, T>(TLanes a)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
        => a;
}
