using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The elementary functions, compiled once per program: repeated for every unit of a network they would exceed what the compiler optimises.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Called
{
    private const MethodImplOptions Options = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    /// <inheritdoc cref="IElementary{TSelf}.Exp"/>
    [MethodImpl(Options)]
    public static TLanes Exp<TLanes>(TLanes x)
        where TLanes : unmanaged, IElementary<TLanes>
        => TLanes.Exp(x);

    /// <inheritdoc cref="IElementary{TSelf}.Expm1"/>
    [MethodImpl(Options)]
    public static TLanes Expm1<TLanes>(TLanes x)
        where TLanes : unmanaged, IElementary<TLanes>
        => TLanes.Expm1(x);

    /// <inheritdoc cref="IElementary{TSelf}.Log"/>
    [MethodImpl(Options)]
    public static TLanes Log<TLanes>(TLanes x)
        where TLanes : unmanaged, IElementary<TLanes>
        => TLanes.Log(x);

    /// <inheritdoc cref="IElementary{TSelf}.Tanh"/>
    [MethodImpl(Options)]
    public static TLanes Tanh<TLanes>(TLanes x)
        where TLanes : unmanaged, IElementary<TLanes>
        => TLanes.Tanh(x);

    /// <inheritdoc cref="IElementary{TSelf}.TanhFast"/>
    [MethodImpl(Options)]
    public static TLanes TanhFast<TLanes>(TLanes x)
        where TLanes : unmanaged, IElementary<TLanes>
        => TLanes.TanhFast(x);

    /// <inheritdoc cref="IElementary{TSelf}.Sigmoid"/>
    [MethodImpl(Options)]
    public static TLanes Sigmoid<TLanes>(TLanes x)
        where TLanes : unmanaged, IElementary<TLanes>
        => TLanes.Sigmoid(x);

    /// <inheritdoc cref="IElementary{TSelf}.SigmoidFast"/>
    [MethodImpl(Options)]
    public static TLanes SigmoidFast<TLanes>(TLanes x)
        where TLanes : unmanaged, IElementary<TLanes>
        => TLanes.SigmoidFast(x);

    /// <inheritdoc cref="IElementary{TSelf}.Erf"/>
    [MethodImpl(Options)]
    public static TLanes Erf<TLanes>(TLanes x)
        where TLanes : unmanaged, IElementary<TLanes>
        => TLanes.Erf(x);

    /// <inheritdoc cref="IElementary{TSelf}.Sin"/>
    [MethodImpl(Options)]
    public static TLanes Sin<TLanes>(TLanes x)
        where TLanes : unmanaged, IElementary<TLanes>
        => TLanes.Sin(x);

    /// <inheritdoc cref="IElementary{TSelf}.Cos"/>
    [MethodImpl(Options)]
    public static TLanes Cos<TLanes>(TLanes x)
        where TLanes : unmanaged, IElementary<TLanes>
        => TLanes.Cos(x);

    /// <inheritdoc cref="IElementary{TSelf}.Softplus"/>
    [MethodImpl(Options)]
    public static TLanes Softplus<TLanes>(TLanes x)
        where TLanes : unmanaged, IElementary<TLanes>
        => TLanes.Softplus(x);

    /// <inheritdoc cref="IElementary{TSelf}.Gelu"/>
    [MethodImpl(Options)]
    public static TLanes Gelu<TLanes>(TLanes x)
        where TLanes : unmanaged, IElementary<TLanes>
        => TLanes.Gelu(x);

    /// <inheritdoc cref="IElementary{TSelf}.GeluDerivative"/>
    [MethodImpl(Options)]
    public static TLanes GeluDerivative<TLanes>(TLanes x)
        where TLanes : unmanaged, IElementary<TLanes>
        => TLanes.GeluDerivative(x);
}
