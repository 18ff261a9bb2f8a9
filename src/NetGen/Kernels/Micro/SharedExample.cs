using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The same example in all lanes, which belong to different networks.</summary>
internal readonly struct SharedExample<TLanes, T> : IExamples<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Read(PinnedValues<T> values, int column, int width) => TLanes.Broadcast(values[column]);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Present(TLanes value) => value;
}
