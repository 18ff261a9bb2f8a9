using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Runtime;

/// <summary>
/// The memory a gradient is computed in: the gradient itself and scratch for what the forward pass keeps. Belongs to one trainer;
/// not for use by two threads at once.
/// </summary>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
internal sealed class Workspace<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterLayout _layout;
    private AlignedBuffer<T>? _gradient;
    private AlignedBuffer<T>? _scratch;

    /// <summary>Creates a workspace that holds no memory yet.</summary>
    /// <param name="layout">The layout of the parameters, which is also that of the gradient.</param>
    public Workspace(ParameterLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        _layout = layout;
    }

    /// <summary>
    /// The gradient in the layout of the parameters, 64-byte aligned, pinned; <see cref="ParameterLayout.Size"/> values, zero when first asked for.
    /// </summary>
    public Span<T> Gradient => (_gradient ??= new AlignedBuffer<T>(_layout.Size)).Values;

    /// <summary>How many values of scratch are held so far.</summary>
    public int ScratchLength => _scratch?.Length ?? 0;

    /// <summary>
    /// Scratch memory, 64-byte aligned and pinned, with unspecified contents. The same memory is handed out every time; it grows when
    /// more is asked for than ever before.
    /// </summary>
    /// <param name="length">Number of values.</param>
    public Span<T> Scratch(int length)
    {
        // A negative length is more than any other, too.
        if (_scratch is null || (uint)_scratch.Length < (uint)length) Grow(length);
        return _scratch.Values[..length];
    }

    // Apart, because it is seldom called: not worth to be optimised with every step.
    [MemberNotNull(nameof(_scratch))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        _scratch = new AlignedBuffer<T>(length);
    }
}
