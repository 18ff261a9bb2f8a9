using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>The elementary functions, written out where they stand.</content>
public partial struct Lanes128<T> : IElementary<Lanes128<T>>
{
    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Exp(Lanes128<T> x) => Functions<Lanes128<T>, T>.Exp(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Expm1(Lanes128<T> x) => Functions<Lanes128<T>, T>.Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Log(Lanes128<T> x) => Functions<Lanes128<T>, T>.Log(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Tanh(Lanes128<T> x) => Functions<Lanes128<T>, T>.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> TanhFast(Lanes128<T> x) => Functions<Lanes128<T>, T>.TanhFast(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Sigmoid(Lanes128<T> x) => Functions<Lanes128<T>, T>.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> SigmoidFast(Lanes128<T> x) => Functions<Lanes128<T>, T>.SigmoidFast(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Erf(Lanes128<T> x) => Functions<Lanes128<T>, T>.Erf(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Sin(Lanes128<T> x) => Functions<Lanes128<T>, T>.Sin(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Cos(Lanes128<T> x) => Functions<Lanes128<T>, T>.Cos(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Softplus(Lanes128<T> x) => Functions<Lanes128<T>, T>.Softplus(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> Gelu(Lanes128<T> x) => Functions<Lanes128<T>, T>.Gelu(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes128<T> GeluDerivative(Lanes128<T> x) => Functions<Lanes128<T>, T>.GeluDerivative(x);
}
