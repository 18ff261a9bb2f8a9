using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>The functions that activations and losses are made of, value by value; what they are and how exact, <see cref="Functions{TLanes, T}"/> says.</summary>
/// <typeparam name="TSelf">The type that implements the interface.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IElementary<TSelf>
    where TSelf : unmanaged, IElementary<TSelf>
{
    /// <summary><c>e^x</c>.</summary>
    static abstract TSelf Exp(TSelf x);

    /// <summary><c>e^x - 1</c>.</summary>
    static abstract TSelf Expm1(TSelf x);

    /// <summary>The natural logarithm.</summary>
    static abstract TSelf Log(TSelf x);

    /// <summary>The hyperbolic tangent.</summary>
    static abstract TSelf Tanh(TSelf x);

    /// <summary>The hyperbolic tangent, within 4e-7.</summary>
    static abstract TSelf TanhFast(TSelf x);

    /// <summary><c>1 / (1 + e^-x)</c>.</summary>
    static abstract TSelf Sigmoid(TSelf x);

    /// <summary>The same within 4e-7.</summary>
    static abstract TSelf SigmoidFast(TSelf x);

    /// <summary>The error function.</summary>
    static abstract TSelf Erf(TSelf x);

    /// <summary>The sine.</summary>
    static abstract TSelf Sin(TSelf x);

    /// <summary>The cosine.</summary>
    static abstract TSelf Cos(TSelf x);

    /// <summary><c>log(1 + e^x)</c>.</summary>
    static abstract TSelf Softplus(TSelf x);

    /// <summary><c>x Phi(x)</c> with the normal distribution.</summary>
    static abstract TSelf Gelu(TSelf x);

    /// <summary>The derivative of <see cref="Gelu"/>.</summary>
    static abstract TSelf GeluDerivative(TSelf x);
}
