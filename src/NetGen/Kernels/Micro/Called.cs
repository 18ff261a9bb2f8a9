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
    public static V Exp<V>(V x)
        where V : unmanaged, IElementary<V>
        => V.Exp(x);

    /// <inheritdoc cref="IElementary{TSelf}.Expm1"/>
    [MethodImpl(Options)]
    public static V Expm1<V>(V x)
        where V : unmanaged, IElementary<V>
        => V.Expm1(x);

    /// <inheritdoc cref="IElementary{TSelf}.Log"/>
    [MethodImpl(Options)]
    public static V Log<V>(V x)
        where V : unmanaged, IElementary<V>
        => V.Log(x);

    /// <inheritdoc cref="IElementary{TSelf}.Tanh"/>
    [MethodImpl(Options)]
    public static V Tanh<V>(V x)
        where V : unmanaged, IElementary<V>
        => V.Tanh(x);

    /// <inheritdoc cref="IElementary{TSelf}.TanhFast"/>
    [MethodImpl(Options)]
    public static V TanhFast<V>(V x)
        where V : unmanaged, IElementary<V>
        => V.TanhFast(x);

    /// <inheritdoc cref="IElementary{TSelf}.Sigmoid"/>
    [MethodImpl(Options)]
    public static V Sigmoid<V>(V x)
        where V : unmanaged, IElementary<V>
        => V.Sigmoid(x);

    /// <inheritdoc cref="IElementary{TSelf}.SigmoidFast"/>
    [MethodImpl(Options)]
    public static V SigmoidFast<V>(V x)
        where V : unmanaged, IElementary<V>
        => V.SigmoidFast(x);

    /// <inheritdoc cref="IElementary{TSelf}.Erf"/>
    [MethodImpl(Options)]
    public static V Erf<V>(V x)
        where V : unmanaged, IElementary<V>
        => V.Erf(x);

    /// <inheritdoc cref="IElementary{TSelf}.Sin"/>
    [MethodImpl(Options)]
    public static V Sin<V>(V x)
        where V : unmanaged, IElementary<V>
        => V.Sin(x);

    /// <inheritdoc cref="IElementary{TSelf}.Cos"/>
    [MethodImpl(Options)]
    public static V Cos<V>(V x)
        where V : unmanaged, IElementary<V>
        => V.Cos(x);

    /// <inheritdoc cref="IElementary{TSelf}.Softplus"/>
    [MethodImpl(Options)]
    public static V Softplus<V>(V x)
        where V : unmanaged, IElementary<V>
        => V.Softplus(x);

    /// <inheritdoc cref="IElementary{TSelf}.Gelu"/>
    [MethodImpl(Options)]
    public static V Gelu<V>(V x)
        where V : unmanaged, IElementary<V>
        => V.Gelu(x);

    /// <inheritdoc cref="IElementary{TSelf}.GeluDerivative"/>
    [MethodImpl(Options)]
    public static V GeluDerivative<V>(V x)
        where V : unmanaged, IElementary<V>
        => V.GeluDerivative(x);
}
