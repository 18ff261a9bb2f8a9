using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>All lanes belong to one network.</summary>
/// <param name="parameters">Its parameters.</param>
internal readonly unsafe struct OneNetwork<TVector, T>(PinnedValues<T> parameters) : IParameters<TVector>
    where TVector : unmanaged
    where T : unmanaged
{
    private readonly T* _first = (T*)Unsafe.AsPointer(ref parameters[0]);

    /// <inheritdoc/>
    public TVector this[int offset]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            if (typeof(TVector) == typeof(T)) return Unsafe.BitCast<T, TVector>(_first[offset]);
            if (typeof(TVector) == typeof(Vector512<T>)) return Unsafe.BitCast<Vector512<T>, TVector>(Vector512.Create(_first[offset]));
            if (typeof(TVector) == typeof(Vector256<T>)) return Unsafe.BitCast<Vector256<T>, TVector>(Vector256.Create(_first[offset]));
            return Unsafe.BitCast<Vector128<T>, TVector>(Vector128.Create(_first[offset]));
        }
    }
}
