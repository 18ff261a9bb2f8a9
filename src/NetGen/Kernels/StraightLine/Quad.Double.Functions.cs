using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using F = NetGen.Kernels.Functions<NetGen.Kernels.Lanes256<double>, double>;
using Lanes = NetGen.Kernels.Lanes256<double>;

namespace NetGen.Kernels;

/// <content>The functions in double precision.</content>
public static partial class Quad
{
    /// <inheritdoc cref="Functions{TLanes, T}.Exp"/>
    [MethodImpl(Outline)]
    public static Vector256<double> Exp(Vector256<double> x) => F.Exp(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Expm1"/>
    [MethodImpl(Outline)]
    public static Vector256<double> Expm1(Vector256<double> x) => F.Expm1(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Log"/>
    [MethodImpl(Outline)]
    public static Vector256<double> Log(Vector256<double> x) => F.Log(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Tanh"/>
    [MethodImpl(Outline)]
    public static Vector256<double> Tanh(Vector256<double> x) => F.Tanh(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Sigmoid"/>
    [MethodImpl(Outline)]
    public static Vector256<double> Sigmoid(Vector256<double> x) => F.Sigmoid(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.TanhFast"/>
    [MethodImpl(Outline)]
    public static Vector256<double> TanhFast(Vector256<double> x) => F.TanhFast(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.SigmoidFast"/>
    [MethodImpl(Outline)]
    public static Vector256<double> SigmoidFast(Vector256<double> x) => F.SigmoidFast(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Erf"/>
    [MethodImpl(Outline)]
    public static Vector256<double> Erf(Vector256<double> x) => F.Erf(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Sin"/>
    [MethodImpl(Outline)]
    public static Vector256<double> Sin(Vector256<double> x) => F.Sin(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Cos"/>
    [MethodImpl(Outline)]
    public static Vector256<double> Cos(Vector256<double> x) => F.Cos(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Softplus"/>
    [MethodImpl(Outline)]
    public static Vector256<double> Softplus(Vector256<double> x) => F.Softplus(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Gelu"/>
    [MethodImpl(Outline)]
    public static Vector256<double> Gelu(Vector256<double> x) => F.Gelu(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.GeluSlope"/>
    [MethodImpl(Outline)]
    public static Vector256<double> GeluSlope(Vector256<double> x) => F.GeluSlope(new Lanes { Vector = x }).Vector;
}
