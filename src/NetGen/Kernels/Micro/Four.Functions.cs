using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>The elementary functions, value by value, and once where all values are the same.</content>
internal readonly partial struct Four<T>
{
    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Exp(Four<T> x) => x.AreEqual
        ? Every(Called.Exp(x._first))
        : new(Called.Exp(x._first), Called.Exp(x._second), Called.Exp(x._third), Called.Exp(x._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Expm1(Four<T> x) => x.AreEqual
        ? Every(Called.Expm1(x._first))
        : new(Called.Expm1(x._first), Called.Expm1(x._second), Called.Expm1(x._third), Called.Expm1(x._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Log(Four<T> x) => x.AreEqual
        ? Every(Called.Log(x._first))
        : new(Called.Log(x._first), Called.Log(x._second), Called.Log(x._third), Called.Log(x._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Tanh(Four<T> x) => x.AreEqual
        ? Every(Called.Tanh(x._first))
        : new(Called.Tanh(x._first), Called.Tanh(x._second), Called.Tanh(x._third), Called.Tanh(x._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> TanhFast(Four<T> x) => x.AreEqual
        ? Every(Called.TanhFast(x._first))
        : new(Called.TanhFast(x._first), Called.TanhFast(x._second), Called.TanhFast(x._third), Called.TanhFast(x._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Sigmoid(Four<T> x) => x.AreEqual
        ? Every(Called.Sigmoid(x._first))
        : new(Called.Sigmoid(x._first), Called.Sigmoid(x._second), Called.Sigmoid(x._third), Called.Sigmoid(x._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> SigmoidFast(Four<T> x) => x.AreEqual
        ? Every(Called.SigmoidFast(x._first))
        : new(Called.SigmoidFast(x._first), Called.SigmoidFast(x._second), Called.SigmoidFast(x._third), Called.SigmoidFast(x._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Erf(Four<T> x) => x.AreEqual
        ? Every(Called.Erf(x._first))
        : new(Called.Erf(x._first), Called.Erf(x._second), Called.Erf(x._third), Called.Erf(x._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Sin(Four<T> x) => x.AreEqual
        ? Every(Called.Sin(x._first))
        : new(Called.Sin(x._first), Called.Sin(x._second), Called.Sin(x._third), Called.Sin(x._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Cos(Four<T> x) => x.AreEqual
        ? Every(Called.Cos(x._first))
        : new(Called.Cos(x._first), Called.Cos(x._second), Called.Cos(x._third), Called.Cos(x._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Softplus(Four<T> x) => x.AreEqual
        ? Every(Called.Softplus(x._first))
        : new(Called.Softplus(x._first), Called.Softplus(x._second), Called.Softplus(x._third), Called.Softplus(x._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> Gelu(Four<T> x) => x.AreEqual
        ? Every(Called.Gelu(x._first))
        : new(Called.Gelu(x._first), Called.Gelu(x._second), Called.Gelu(x._third), Called.Gelu(x._fourth));

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public static Four<T> GeluDerivative(Four<T> x) => x.AreEqual
        ? Every(Called.GeluDerivative(x._first))
        : new(Called.GeluDerivative(x._first), Called.GeluDerivative(x._second), Called.GeluDerivative(x._third), Called.GeluDerivative(x._fourth));
}
