using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using F = NetGen.Kernels.Functions<NetGen.Kernels.Lanes128<float>, float>;
using Lanes = NetGen.Kernels.Lanes128<float>;

namespace NetGen.Kernels;

/// <content>The functions in single precision.</content>
public static partial class Quad
{
    /// <inheritdoc cref="Functions{TLanes, T}.Exp"/>
    [MethodImpl(Outline)]
    public static Vector128<float> Exp(Vector128<float> x) => F.Exp(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Expm1"/>
    [MethodImpl(Outline)]
    public static Vector128<float> Expm1(Vector128<float> x) => F.Expm1(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Log"/>
    [MethodImpl(Outline)]
    public static Vector128<float> Log(Vector128<float> x) => F.Log(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Tanh"/>
    [MethodImpl(Outline)]
    public static Vector128<float> Tanh(Vector128<float> x) => F.Tanh(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Sigmoid"/>
    [MethodImpl(Outline)]
    public static Vector128<float> Sigmoid(Vector128<float> x) => F.Sigmoid(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.TanhFast"/>
    [MethodImpl(Outline)]
    public static Vector128<float> TanhFast(Vector128<float> x) => F.TanhFast(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.SigmoidFast"/>
    [MethodImpl(Outline)]
    public static Vector128<float> SigmoidFast(Vector128<float> x) => F.SigmoidFast(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Erf"/>
    [MethodImpl(Outline)]
    public static Vector128<float> Erf(Vector128<float> x) => F.Erf(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Sin"/>
    [MethodImpl(Outline)]
    public static Vector128<float> Sin(Vector128<float> x) => F.Sin(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Cos"/>
    [MethodImpl(Outline)]
    public static Vector128<float> Cos(Vector128<float> x) => F.Cos(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Softplus"/>
    [MethodImpl(Outline)]
    public static Vector128<float> Softplus(Vector128<float> x) => F.Softplus(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.Gelu"/>
    [MethodImpl(Outline)]
    public static Vector128<float> Gelu(Vector128<float> x) => F.Gelu(new Lanes { Vector = x }).Vector;

    /// <inheritdoc cref="Functions{TLanes, T}.GeluSlope"/>
    [MethodImpl(Outline)]
    public static Vector128<float> GeluSlope(Vector128<float> x) => F.GeluSlope(new Lanes { Vector = x }).Vector;
}
