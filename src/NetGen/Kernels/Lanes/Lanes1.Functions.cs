using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>The elementary functions, written out where they stand.</content>
internal partial struct Lanes1<T> : IElementary<Lanes1<T>>
{
    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Exp(Lanes1<T> x) => Functions<Lanes1<T>, T>.Exp(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Expm1(Lanes1<T> x) => Functions<Lanes1<T>, T>.Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Log(Lanes1<T> x) => Functions<Lanes1<T>, T>.Log(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Tanh(Lanes1<T> x) => Functions<Lanes1<T>, T>.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> TanhFast(Lanes1<T> x) => Functions<Lanes1<T>, T>.TanhFast(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Sigmoid(Lanes1<T> x) => Functions<Lanes1<T>, T>.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> SigmoidFast(Lanes1<T> x) => Functions<Lanes1<T>, T>.SigmoidFast(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Erf(Lanes1<T> x) => Functions<Lanes1<T>, T>.Erf(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Sin(Lanes1<T> x) => Functions<Lanes1<T>, T>.Sin(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Cos(Lanes1<T> x) => Functions<Lanes1<T>, T>.Cos(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Softplus(Lanes1<T> x) => Functions<Lanes1<T>, T>.Softplus(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> Gelu(Lanes1<T> x) => Functions<Lanes1<T>, T>.Gelu(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes1<T> GeluDerivative(Lanes1<T> x) => Functions<Lanes1<T>, T>.GeluDerivative(x);
}
