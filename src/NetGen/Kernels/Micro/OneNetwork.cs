using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

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
        get => typeof(TLanes) == typeof(Lanes512<T>) ? Unsafe.BitCast<Vector512<T>, TLanes>(Vector512.Create(_first[offset]))
            : typeof(TLanes) == typeof(Lanes256<T>) ? Unsafe.BitCast<Vector256<T>, TLanes>(Vector256.Create(_first[offset]))
            : typeof(TLanes) == typeof(Lanes128<T>) ? Unsafe.BitCast<Vector128<T>, TLanes>(Vector128.Create(_first[offset]))
            : TLanes.Broadcast(_first[offset]);
    }
}
