using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>
/// Gradients that are added up in memory, over the blocks of a batch: 64 bytes of partial sums for every parameter, whatever the width of the vectors,
/// so that the sums are the same to the last bit.
/// </summary>
/// <param name="sums">For every parameter the lanes that the examples at hand stand in.</param>
internal readonly unsafe struct BlockGradient<TLanes, T>(T* sums) : IExampleGradient<TLanes>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly T* _sums = sums;

    private static int Line { [MethodImpl(Inline)] get => Vector512<T>.Count; }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, TLanes a) => *(TLanes*)(_sums + at * Line) = *(TLanes*)(_sums + at * Line) + a;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, TLanes a, TLanes b)
    {
        *(TLanes*)(_sums + at * Line) = *(TLanes*)(_sums + at * Line) + a;
        *(TLanes*)(_sums + (at + 1) * Line) = *(TLanes*)(_sums + (at + 1) * Line) + b;
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, TLanes a, TLanes b, TLanes c)
    {
        *(TLanes*)(_sums + at * Line) = *(TLanes*)(_sums + at * Line) + a;
        *(TLanes*)(_sums + (at + 1) * Line) = *(TLanes*)(_sums + (at + 1) * Line) + b;
        *(TLanes*)(_sums + (at + 2) * Line) = *(TLanes*)(_sums + (at + 2) * Line) + c;
    }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Add(int at, TLanes a, TLanes b, TLanes c, TLanes d)
    {
        *(TLanes*)(_sums + at * Line) = *(TLanes*)(_sums + at * Line) + a;
        *(TLanes*)(_sums + (at + 1) * Line) = *(TLanes*)(_sums + (at + 1) * Line) + b;
        *(TLanes*)(_sums + (at + 2) * Line) = *(TLanes*)(_sums + (at + 2) * Line) + c;
        *(TLanes*)(_sums + (at + 3) * Line) = *(TLanes*)(_sums + (at + 3) * Line) + d;
    }

    /// <inheritdoc/>
    public void Set(int input, TLanes value)
    {
    }
}
