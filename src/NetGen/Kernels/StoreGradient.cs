using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Keeps the gradient, in the layout of the parameters.</summary>
/// <typeparam name="T">The precision.</typeparam>
/// <param name="target">Receives it; aligned to 64 bytes.</param>
internal readonly struct StoreGradient<T>(PinnedValues<T> target) : IGradientSink<T>
    where T : unmanaged
{
    private readonly PinnedValues<T> _target = target;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<TLanes>(TLanes gradient, nint offset)
        where TLanes : unmanaged, ILanes<TLanes, T>
        => _target.Store(gradient, offset);

    /// <inheritdoc/>
    public void Fetch(nint offset)
    {
    }
}
