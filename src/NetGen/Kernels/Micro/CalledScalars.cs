using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The functions of <see cref="Scalars"/>, called: compiled code has registers enough for what is around a function, but not within it, too.</summary>
internal static class CalledScalars
{
    private const MethodImplOptions Called = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;

    [MethodImpl(Called)]
    public static T Exp<T>(T x)
        where T : unmanaged
        => Functions<Lanes1<T>, T>.Exp(Lanes1<T>.Broadcast(x)).Value;

    [MethodImpl(Called)]
    public static T Expm1<T>(T x)
        where T : unmanaged
        => Functions<Lanes1<T>, T>.Expm1(Lanes1<T>.Broadcast(x)).Value;

    [MethodImpl(Called)]
    public static T Log<T>(T x)
        where T : unmanaged
        => Functions<Lanes1<T>, T>.Log(Lanes1<T>.Broadcast(x)).Value;

    [MethodImpl(Called)]
    public static T Tanh<T>(T x)
        where T : unmanaged
        => Functions<Lanes1<T>, T>.Tanh(Lanes1<T>.Broadcast(x)).Value;

    [MethodImpl(Called)]
    public static T TanhFast<T>(T x)
        where T : unmanaged
        => Functions<Lanes1<T>, T>.TanhFast(Lanes1<T>.Broadcast(x)).Value;

    [MethodImpl(Called)]
    public static T Sigmoid<T>(T x)
        where T : unmanaged
        => Functions<Lanes1<T>, T>.Sigmoid(Lanes1<T>.Broadcast(x)).Value;

    [MethodImpl(Called)]
    public static T SigmoidFast<T>(T x)
        where T : unmanaged
        => Functions<Lanes1<T>, T>.SigmoidFast(Lanes1<T>.Broadcast(x)).Value;

    [MethodImpl(Called)]
    public static T Erf<T>(T x)
        where T : unmanaged
        => Functions<Lanes1<T>, T>.Erf(Lanes1<T>.Broadcast(x)).Value;

    [MethodImpl(Called)]
    public static T Sin<T>(T x)
        where T : unmanaged
        => Functions<Lanes1<T>, T>.Sin(Lanes1<T>.Broadcast(x)).Value;

    [MethodImpl(Called)]
    public static T Cos<T>(T x)
        where T : unmanaged
        => Functions<Lanes1<T>, T>.Cos(Lanes1<T>.Broadcast(x)).Value;

    [MethodImpl(Called)]
    public static T Softplus<T>(T x)
        where T : unmanaged
        => Functions<Lanes1<T>, T>.Softplus(Lanes1<T>.Broadcast(x)).Value;

    [MethodImpl(Called)]
    public static T Gelu<T>(T x)
        where T : unmanaged
        => Functions<Lanes1<T>, T>.Gelu(Lanes1<T>.Broadcast(x)).Value;

    [MethodImpl(Called)]
    public static T GeluDerivative<T>(T x)
        where T : unmanaged
        => Functions<Lanes1<T>, T>.GeluDerivative(Lanes1<T>.Broadcast(x)).Value;
}
