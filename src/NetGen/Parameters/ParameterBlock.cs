using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// All parameters of one network, in one pinned managed array whose first value stands at a multiple of 64 bytes. Starts zeroed.
/// </summary>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
internal sealed class ParameterBlock<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedBuffer<T> _buffer;

    /// <summary>Creates a block of zeros.</summary>
    /// <param name="layout">Where each parameter stands.</param>
    public ParameterBlock(ParameterLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        Layout = layout;
        _buffer = new AlignedBuffer<T>(layout.Whole.Size);
    }

    /// <summary>Where each parameter stands.</summary>
    public ParameterLayout Layout { get; }

    /// <summary>
    /// The parameters as they lie in memory, padding included, <see cref="ParameterLayout.Size"/> values, and behind them what a network keeps beside them.
    /// Padding must stay zero.
    /// </summary>
    public Span<T> Values
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining | MethodImplOptions.AggressiveOptimization)]
        get => _buffer.Values;
    }

    /// <summary>The first parameter in memory.</summary>
    internal ref T First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _buffer.First;
    }

    /// <summary>Where the parameters lie, for as long as this block is alive.</summary>
    internal PinnedValues<T> Pinned => new(ref First);

    /// <summary>Copies the parameters in logical order.</summary>
    /// <param name="destination">Receives them; length <see cref="ParameterLayout.Count"/>.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public void CopyTo(Span<T> destination) => Layout.ToLogical<T>(Values[..Layout.Size], destination);

    /// <summary>Sets the parameters from logical order.</summary>
    /// <param name="source">The parameters; length <see cref="ParameterLayout.Count"/>.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public void Set(ReadOnlySpan<T> source) => Layout.FromLogical(source, Values[..Layout.Size]);

    /// <summary>Sets parameters and state from logical order.</summary>
    /// <param name="source">Both; length that of <see cref="ParameterLayout.Whole"/>.</param>
    /// <exception cref="ArgumentException">The length is wrong.</exception>
    public void SetWhole(ReadOnlySpan<T> source) => Layout.Whole.FromLogical(source, Values);
}
