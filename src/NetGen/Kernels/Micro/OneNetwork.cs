using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>All lanes belong to one network.</summary>
/// <param name="parameters">Its parameters.</param>
internal readonly unsafe struct OneNetwork<TLanes, T>(PinnedValues<T> parameters) : IParameters<TLanes>
    where TLanes : unmanaged, IArithmetic<TLanes, T>
    where T : unmanaged
{
    private readonly T* _first = (T*)Unsafe.AsPointer(ref parameters[0]);

    /// <inheritdoc/>
    public TLanes this[int offset]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLanes.Broadcast(_first[offset]);
    }
}
