using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>The functions of straight-line code, each written out where it stands: several then run side by side, and nothing has to leave its register.</summary>
/// <remarks>For networks with few of them; the others use <see cref="CalledFunctions"/>, with the same text.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class InlinedFunctions
{
    private const MethodImplOptions Options = MethodImplOptions.AggressiveInlining;

    /// <inheritdoc cref="Functions{TLanes, T}.Exp"/>
    [MethodImpl(Options)]
    public static Vector128<T> Exp<T>(Vector128<T> x)
        where T : unmanaged
        => Functions<Lanes128<T>, T>.Exp(new Lanes128<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Expm1"/>
    [MethodImpl(Options)]
    public static Vector128<T> Expm1<T>(Vector128<T> x)
        where T : unmanaged
        => Functions<Lanes128<T>, T>.Expm1(new Lanes128<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Log"/>
    [MethodImpl(Options)]
    public static Vector128<T> Log<T>(Vector128<T> x)
        where T : unmanaged
        => Functions<Lanes128<T>, T>.Log(new Lanes128<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Tanh"/>
    [MethodImpl(Options)]
    public static Vector128<T> Tanh<T>(Vector128<T> x)
        where T : unmanaged
        => Functions<Lanes128<T>, T>.Tanh(new Lanes128<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.TanhFast"/>
    [MethodImpl(Options)]
    public static Vector128<T> TanhFast<T>(Vector128<T> x)
        where T : unmanaged
        => Functions<Lanes128<T>, T>.TanhFast(new Lanes128<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Sigmoid"/>
    [MethodImpl(Options)]
    public static Vector128<T> Sigmoid<T>(Vector128<T> x)
        where T : unmanaged
        => Functions<Lanes128<T>, T>.Sigmoid(new Lanes128<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.SigmoidFast"/>
    [MethodImpl(Options)]
    public static Vector128<T> SigmoidFast<T>(Vector128<T> x)
        where T : unmanaged
        => Functions<Lanes128<T>, T>.SigmoidFast(new Lanes128<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Erf"/>
    [MethodImpl(Options)]
    public static Vector128<T> Erf<T>(Vector128<T> x)
        where T : unmanaged
        => Functions<Lanes128<T>, T>.Erf(new Lanes128<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Sin"/>
    [MethodImpl(Options)]
    public static Vector128<T> Sin<T>(Vector128<T> x)
        where T : unmanaged
        => Functions<Lanes128<T>, T>.Sin(new Lanes128<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Cos"/>
    [MethodImpl(Options)]
    public static Vector128<T> Cos<T>(Vector128<T> x)
        where T : unmanaged
        => Functions<Lanes128<T>, T>.Cos(new Lanes128<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Softplus"/>
    [MethodImpl(Options)]
    public static Vector128<T> Softplus<T>(Vector128<T> x)
        where T : unmanaged
        => Functions<Lanes128<T>, T>.Softplus(new Lanes128<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Gelu"/>
    [MethodImpl(Options)]
    public static Vector128<T> Gelu<T>(Vector128<T> x)
        where T : unmanaged
        => Functions<Lanes128<T>, T>.Gelu(new Lanes128<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.GeluDerivative"/>
    [MethodImpl(Options)]
    public static Vector128<T> GeluDerivative<T>(Vector128<T> x)
        where T : unmanaged
        => Functions<Lanes128<T>, T>.GeluDerivative(new Lanes128<T> { Vector = x }).Vector;

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

    /// <inheritdoc cref="Functions{TLanes, T}.Exp"/>
    [MethodImpl(Options)]
    public static Vector512<T> Exp<T>(Vector512<T> x)
        where T : unmanaged
        => Functions<Lanes512<T>, T>.Exp(new Lanes512<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Expm1"/>
    [MethodImpl(Options)]
    public static Vector512<T> Expm1<T>(Vector512<T> x)
        where T : unmanaged
        => Functions<Lanes512<T>, T>.Expm1(new Lanes512<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Log"/>
    [MethodImpl(Options)]
    public static Vector512<T> Log<T>(Vector512<T> x)
        where T : unmanaged
        => Functions<Lanes512<T>, T>.Log(new Lanes512<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Tanh"/>
    [MethodImpl(Options)]
    public static Vector512<T> Tanh<T>(Vector512<T> x)
        where T : unmanaged
        => Functions<Lanes512<T>, T>.Tanh(new Lanes512<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.TanhFast"/>
    [MethodImpl(Options)]
    public static Vector512<T> TanhFast<T>(Vector512<T> x)
        where T : unmanaged
        => Functions<Lanes512<T>, T>.TanhFast(new Lanes512<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Sigmoid"/>
    [MethodImpl(Options)]
    public static Vector512<T> Sigmoid<T>(Vector512<T> x)
        where T : unmanaged
        => Functions<Lanes512<T>, T>.Sigmoid(new Lanes512<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.SigmoidFast"/>
    [MethodImpl(Options)]
    public static Vector512<T> SigmoidFast<T>(Vector512<T> x)
        where T : unmanaged
        => Functions<Lanes512<T>, T>.SigmoidFast(new Lanes512<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Erf"/>
    [MethodImpl(Options)]
    public static Vector512<T> Erf<T>(Vector512<T> x)
        where T : unmanaged
        => Functions<Lanes512<T>, T>.Erf(new Lanes512<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Sin"/>
    [MethodImpl(Options)]
    public static Vector512<T> Sin<T>(Vector512<T> x)
        where T : unmanaged
        => Functions<Lanes512<T>, T>.Sin(new Lanes512<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Cos"/>
    [MethodImpl(Options)]
    public static Vector512<T> Cos<T>(Vector512<T> x)
        where T : unmanaged
        => Functions<Lanes512<T>, T>.Cos(new Lanes512<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Softplus"/>
    [MethodImpl(Options)]
    public static Vector512<T> Softplus<T>(Vector512<T> x)
        where T : unmanaged
        => Functions<Lanes512<T>, T>.Softplus(new Lanes512<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Gelu"/>
    [MethodImpl(Options)]
    public static Vector512<T> Gelu<T>(Vector512<T> x)
        where T : unmanaged
        => Functions<Lanes512<T>, T>.Gelu(new Lanes512<T> { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.GeluDerivative"/>
    [MethodImpl(Options)]
    public static Vector512<T> GeluDerivative<T>(Vector512<T> x)
        where T : unmanaged
        => Functions<Lanes512<T>, T>.GeluDerivative(new Lanes512<T> { Vector = x }).Vector;
}
