using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

[Template("InlinedFunctions128", "256 => 128")]
[Template("InlinedFunctions512", "256 => 512")]
[Template("CalledFunctions128", "256 => 128", "Inlined => Called")]
[Template("CalledFunctions256", "Inlined => Called")]
[Template("CalledFunctions512", "256 => 512", "Inlined => Called")]
public static partial class InlinedFunctions
{
    /// <inheritdoc cref="Functions{TLanes, T}.Exp"/>
    [MethodImpl(Options)]
    public static Vector256<T> Exp<T>(Vector256<T> x)
        where T : unmanaged
        => Functions<Lanes256<T>, T>.Exp(new Lanes256<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Expm1"/>
    [MethodImpl(Options)]
    public static Vector256<T> Expm1<T>(Vector256<T> x)
        where T : unmanaged
        => Functions<Lanes256<T>, T>.Expm1(new Lanes256<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Log"/>
    [MethodImpl(Options)]
    public static Vector256<T> Log<T>(Vector256<T> x)
        where T : unmanaged
        => Functions<Lanes256<T>, T>.Log(new Lanes256<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Tanh"/>
    [MethodImpl(Options)]
    public static Vector256<T> Tanh<T>(Vector256<T> x)
        where T : unmanaged
        => Functions<Lanes256<T>, T>.Tanh(new Lanes256<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.TanhFast"/>
    [MethodImpl(Options)]
    public static Vector256<T> TanhFast<T>(Vector256<T> x)
        where T : unmanaged
        => Functions<Lanes256<T>, T>.TanhFast(new Lanes256<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Sigmoid"/>
    [MethodImpl(Options)]
    public static Vector256<T> Sigmoid<T>(Vector256<T> x)
        where T : unmanaged
        => Functions<Lanes256<T>, T>.Sigmoid(new Lanes256<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.SigmoidFast"/>
    [MethodImpl(Options)]
    public static Vector256<T> SigmoidFast<T>(Vector256<T> x)
        where T : unmanaged
        => Functions<Lanes256<T>, T>.SigmoidFast(new Lanes256<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Erf"/>
    [MethodImpl(Options)]
    public static Vector256<T> Erf<T>(Vector256<T> x)
        where T : unmanaged
        => Functions<Lanes256<T>, T>.Erf(new Lanes256<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Sin"/>
    [MethodImpl(Options)]
    public static Vector256<T> Sin<T>(Vector256<T> x)
        where T : unmanaged
        => Functions<Lanes256<T>, T>.Sin(new Lanes256<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Cos"/>
    [MethodImpl(Options)]
    public static Vector256<T> Cos<T>(Vector256<T> x)
        where T : unmanaged
        => Functions<Lanes256<T>, T>.Cos(new Lanes256<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Softplus"/>
    [MethodImpl(Options)]
    public static Vector256<T> Softplus<T>(Vector256<T> x)
        where T : unmanaged
        => Functions<Lanes256<T>, T>.Softplus(new Lanes256<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Gelu"/>
    [MethodImpl(Options)]
    public static Vector256<T> Gelu<T>(Vector256<T> x)
        where T : unmanaged
        => Functions<Lanes256<T>, T>.Gelu(new Lanes256<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.GeluDerivative"/>
    [MethodImpl(Options)]
    public static Vector256<T> GeluDerivative<T>(Vector256<T> x)
        where T : unmanaged
        => Functions<Lanes256<T>, T>.GeluDerivative(new Lanes256<T> { Vector = x }).Vector;
}
