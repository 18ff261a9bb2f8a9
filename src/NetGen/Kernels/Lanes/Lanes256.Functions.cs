using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>The elementary functions, written out where they stand.</content>
public partial struct Lanes256<T> : IElementary<Lanes256<T>>
{
    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Exp(Lanes256<T> x) => Functions<Lanes256<T>, T>.Exp(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Expm1(Lanes256<T> x) => Functions<Lanes256<T>, T>.Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Log(Lanes256<T> x) => Functions<Lanes256<T>, T>.Log(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Tanh(Lanes256<T> x) => Functions<Lanes256<T>, T>.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> TanhFast(Lanes256<T> x) => Functions<Lanes256<T>, T>.TanhFast(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Sigmoid(Lanes256<T> x) => Functions<Lanes256<T>, T>.Sigmoid(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> SigmoidFast(Lanes256<T> x) => Functions<Lanes256<T>, T>.SigmoidFast(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Erf(Lanes256<T> x) => Functions<Lanes256<T>, T>.Erf(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Sin(Lanes256<T> x) => Functions<Lanes256<T>, T>.Sin(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Cos(Lanes256<T> x) => Functions<Lanes256<T>, T>.Cos(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Softplus(Lanes256<T> x) => Functions<Lanes256<T>, T>.Softplus(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> Gelu(Lanes256<T> x) => Functions<Lanes256<T>, T>.Gelu(x);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Lanes256<T> GeluDerivative(Lanes256<T> x) => Functions<Lanes256<T>, T>.GeluDerivative(x);
}
