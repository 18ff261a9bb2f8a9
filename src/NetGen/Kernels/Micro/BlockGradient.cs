using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>
/// Gradients that are added up in memory, over the blocks of a batch: 64 bytes of partial sums for every parameter, whatever the width of the vectors,
/// so that the sums are the same to the last bit.
/// </summary>
/// <param name="sums">For every parameter the lanes that the examples at hand stand in; null if gradients are not wanted.</param>
internal readonly unsafe struct BlockGradient<TVector, T>(T* sums) : IExampleGradient<TVector>
    where TVector : unmanaged
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly T* _sums = sums;

    /// <inheritdoc/>
    public bool AreWanted { [MethodImpl(Inline)] get => _sums != null; }

    private static int Line { [MethodImpl(Inline)] get => Vector512<T>.Count; }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, TVector a) => VectorMemory<TVector, T>.Add(_sums + at * Line, a);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, TVector a, TVector b)
    {
        VectorMemory<TVector, T>.Add(_sums + at * Line, a);
        VectorMemory<TVector, T>.Add(_sums + (at + 1) * Line, b);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, TVector a, TVector b, TVector c)
    {
        VectorMemory<TVector, T>.Add(_sums + at * Line, a);
        VectorMemory<TVector, T>.Add(_sums + (at + 1) * Line, b);
        VectorMemory<TVector, T>.Add(_sums + (at + 2) * Line, c);
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, TVector a, TVector b, TVector c, TVector d)
    {
        VectorMemory<TVector, T>.Add(_sums + at * Line, a);
        VectorMemory<TVector, T>.Add(_sums + (at + 1) * Line, b);
        VectorMemory<TVector, T>.Add(_sums + (at + 2) * Line, c);
        VectorMemory<TVector, T>.Add(_sums + (at + 3) * Line, d);
    }
}
