using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Every lane belongs to a network of its own: 64 bytes with the same parameter of each, one such line behind the other.</summary>
/// <param name="parameters">The lanes at hand of the first line.</param>
internal readonly unsafe struct ManyNetworks<TVector, T>(T* parameters) : IParameters<TVector>
    where TVector : unmanaged
    where T : unmanaged
{
    private readonly T* _first = parameters;

    /// <inheritdoc/>
    public TVector this[int offset]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => *(TVector*)(_first + offset * Vector512<T>.Count);
    }
}
