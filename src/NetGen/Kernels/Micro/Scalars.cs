using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>What straight-line code is printed with where vectors are not compiled: a value takes the place of a vector, one example after the other.</summary>
/// <remarks>
/// Members are named as those of <see cref="Vectors128"/> and <see cref="CalledFunctions"/>, and give the same bits, lane by lane. Functions are called, but
/// written out in a browser, where code is interpreted: there a call takes as long as half of a function.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Scalars
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>The value itself.</summary>
    [MethodImpl(Inline)]
    public static T Every<T>(T value) => value;

    /// <summary><c>a * b + c</c>, rounded once where the machine has a fused instruction.</summary>
    [MethodImpl(Inline)]
    public static float MulAdd(float a, float b, float c) => float.MultiplyAddEstimate(a, b, c);

    /// <summary><c>a * b + c</c>, rounded once where the machine has a fused instruction.</summary>
    [MethodImpl(Inline)]
    public static double MulAdd(double a, double b, double c) => double.MultiplyAddEstimate(a, b, c);

    /// <summary>The smaller of both; <paramref name="b"/> where they are equal, as zeros of either sign are, or one is NaN.</summary>
    [MethodImpl(Inline)]
    public static float Min(float a, float b) => a < b ? a : b;

    /// <summary>The smaller of both; <paramref name="b"/> where they are equal, as zeros of either sign are, or one is NaN.</summary>
    [MethodImpl(Inline)]
    public static double Min(double a, double b) => a < b ? a : b;

    /// <summary>The larger of both; <paramref name="b"/> where they are equal, as zeros of either sign are, or one is NaN.</summary>
    [MethodImpl(Inline)]
    public static float Max(float a, float b) => a > b ? a : b;

    /// <summary>The larger of both; <paramref name="b"/> where they are equal, as zeros of either sign are, or one is NaN.</summary>
    [MethodImpl(Inline)]
    public static double Max(double a, double b) => a > b ? a : b;

    /// <summary><paramref name="a"/> where the condition holds, else <paramref name="b"/>.</summary>
    [MethodImpl(Inline)]
    public static T Select<T>(bool condition, T a, T b) => condition ? a : b;

    /// <summary>Whether <c>a &gt; b</c>.</summary>
    [MethodImpl(Inline)]
    public static bool GreaterThan(float a, float b) => a > b;

    /// <summary>Whether <c>a &gt; b</c>.</summary>
    [MethodImpl(Inline)]
    public static bool GreaterThan(double a, double b) => a > b;

    /// <summary>Whether <c>a &gt;= b</c>.</summary>
    [MethodImpl(Inline)]
    public static bool GreaterThanOrEqual(float a, float b) => a >= b;

    /// <summary>Whether <c>a &gt;= b</c>.</summary>
    [MethodImpl(Inline)]
    public static bool GreaterThanOrEqual(double a, double b) => a >= b;

    /// <summary>Whether <c>a &lt; b</c>.</summary>
    [MethodImpl(Inline)]
    public static bool LessThan(float a, float b) => a < b;

    /// <summary>Whether <c>a &lt; b</c>.</summary>
    [MethodImpl(Inline)]
    public static bool LessThan(double a, double b) => a < b;

    /// <summary>The absolute value.</summary>
    [MethodImpl(Inline)]
    public static float Abs(float a) => MathF.Abs(a);

    /// <summary>The absolute value.</summary>
    [MethodImpl(Inline)]
    public static double Abs(double a) => Math.Abs(a);

    /// <summary>The square root, correctly rounded.</summary>
    [MethodImpl(Inline)]
    public static float Sqrt(float a) => MathF.Sqrt(a);

    /// <summary>The square root, correctly rounded.</summary>
    [MethodImpl(Inline)]
    public static double Sqrt(double a) => Math.Sqrt(a);

    /// <inheritdoc cref="Functions{TLanes, T}.Exp"/>
    [MethodImpl(Inline)]
    public static T Exp<T>(T x)
        where T : unmanaged
        => OperatingSystem.IsBrowser() ? Functions<Lanes1<T>, T>.Exp(Lanes1<T>.Broadcast(x)).Value : CalledScalars.Exp(x);

    /// <inheritdoc cref="Functions{TLanes, T}.Expm1"/>
    [MethodImpl(Inline)]
    public static T Expm1<T>(T x)
        where T : unmanaged
        => OperatingSystem.IsBrowser() ? Functions<Lanes1<T>, T>.Expm1(Lanes1<T>.Broadcast(x)).Value : CalledScalars.Expm1(x);

    /// <inheritdoc cref="Functions{TLanes, T}.Log"/>
    [MethodImpl(Inline)]
    public static T Log<T>(T x)
        where T : unmanaged
        => OperatingSystem.IsBrowser() ? Functions<Lanes1<T>, T>.Log(Lanes1<T>.Broadcast(x)).Value : CalledScalars.Log(x);

    /// <inheritdoc cref="Functions{TLanes, T}.Tanh"/>
    [MethodImpl(Inline)]
    public static T Tanh<T>(T x)
        where T : unmanaged
        => OperatingSystem.IsBrowser() ? Functions<Lanes1<T>, T>.Tanh(Lanes1<T>.Broadcast(x)).Value : CalledScalars.Tanh(x);

    /// <inheritdoc cref="Functions{TLanes, T}.TanhFast"/>
    [MethodImpl(Inline)]
    public static T TanhFast<T>(T x)
        where T : unmanaged
        => OperatingSystem.IsBrowser() ? Functions<Lanes1<T>, T>.TanhFast(Lanes1<T>.Broadcast(x)).Value : CalledScalars.TanhFast(x);

    /// <inheritdoc cref="Functions{TLanes, T}.Sigmoid"/>
    [MethodImpl(Inline)]
    public static T Sigmoid<T>(T x)
        where T : unmanaged
        => OperatingSystem.IsBrowser() ? Functions<Lanes1<T>, T>.Sigmoid(Lanes1<T>.Broadcast(x)).Value : CalledScalars.Sigmoid(x);

    /// <inheritdoc cref="Functions{TLanes, T}.SigmoidFast"/>
    [MethodImpl(Inline)]
    public static T SigmoidFast<T>(T x)
        where T : unmanaged
        => OperatingSystem.IsBrowser() ? Functions<Lanes1<T>, T>.SigmoidFast(Lanes1<T>.Broadcast(x)).Value : CalledScalars.SigmoidFast(x);

    /// <inheritdoc cref="Functions{TLanes, T}.Erf"/>
    [MethodImpl(Inline)]
    public static T Erf<T>(T x)
        where T : unmanaged
        => OperatingSystem.IsBrowser() ? Functions<Lanes1<T>, T>.Erf(Lanes1<T>.Broadcast(x)).Value : CalledScalars.Erf(x);

    /// <inheritdoc cref="Functions{TLanes, T}.Sin"/>
    [MethodImpl(Inline)]
    public static T Sin<T>(T x)
        where T : unmanaged
        => OperatingSystem.IsBrowser() ? Functions<Lanes1<T>, T>.Sin(Lanes1<T>.Broadcast(x)).Value : CalledScalars.Sin(x);

    /// <inheritdoc cref="Functions{TLanes, T}.Cos"/>
    [MethodImpl(Inline)]
    public static T Cos<T>(T x)
        where T : unmanaged
        => OperatingSystem.IsBrowser() ? Functions<Lanes1<T>, T>.Cos(Lanes1<T>.Broadcast(x)).Value : CalledScalars.Cos(x);

    /// <inheritdoc cref="Functions{TLanes, T}.Softplus"/>
    [MethodImpl(Inline)]
    public static T Softplus<T>(T x)
        where T : unmanaged
        => OperatingSystem.IsBrowser() ? Functions<Lanes1<T>, T>.Softplus(Lanes1<T>.Broadcast(x)).Value : CalledScalars.Softplus(x);

    /// <inheritdoc cref="Functions{TLanes, T}.Gelu"/>
    [MethodImpl(Inline)]
    public static T Gelu<T>(T x)
        where T : unmanaged
        => OperatingSystem.IsBrowser() ? Functions<Lanes1<T>, T>.Gelu(Lanes1<T>.Broadcast(x)).Value : CalledScalars.Gelu(x);

    /// <inheritdoc cref="Functions{TLanes, T}.GeluDerivative"/>
    [MethodImpl(Inline)]
    public static T GeluDerivative<T>(T x)
        where T : unmanaged
        => OperatingSystem.IsBrowser() ? Functions<Lanes1<T>, T>.GeluDerivative(Lanes1<T>.Broadcast(x)).Value : CalledScalars.GeluDerivative(x);
}
