using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>The elementary functions, written out where they stand.</content>
public partial struct Lanes512<T> : IElementary<Lanes512<T>>
{
    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Exp(Lanes512<T> x) => Functions<Lanes512<T>, T>.Exp(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Expm1(Lanes512<T> x) => Functions<Lanes512<T>, T>.Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Log(Lanes512<T> x) => Functions<Lanes512<T>, T>.Log(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Tanh(Lanes512<T> x) => Functions<Lanes512<T>, T>.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> TanhFast(Lanes512<T> x) => Functions<Lanes512<T>, T>.TanhFast(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Sigmoid(Lanes512<T> x) => Functions<Lanes512<T>, T>.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> SigmoidFast(Lanes512<T> x) => Functions<Lanes512<T>, T>.SigmoidFast(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Erf(Lanes512<T> x) => Functions<Lanes512<T>, T>.Erf(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Sin(Lanes512<T> x) => Functions<Lanes512<T>, T>.Sin(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Cos(Lanes512<T> x) => Functions<Lanes512<T>, T>.Cos(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Softplus(Lanes512<T> x) => Functions<Lanes512<T>, T>.Softplus(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> Gelu(Lanes512<T> x) => Functions<Lanes512<T>, T>.Gelu(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes512<T> GeluDerivative(Lanes512<T> x) => Functions<Lanes512<T>, T>.GeluDerivative(x);
}
