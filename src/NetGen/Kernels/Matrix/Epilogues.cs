using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Stores the sums.</summary>
internal readonly unsafe struct StoreSums<TLanes, T>(T* target) : IEpilogue<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private readonly T* _target = target;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Start(nint column) => TLanes.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish(TLanes sum, nint offset) => sum.Store(_target + offset);
}

/// <summary>Starts from the bias and stores the sums.</summary>
internal readonly unsafe struct AddBias<TLanes, T>(T* bias, T* target) : IEpilogue<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private readonly T* _bias = bias;
    private readonly T* _target = target;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Start(nint column) => TLanes.Load(_bias + column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish(TLanes sum, nint offset) => sum.Store(_target + offset);
}
