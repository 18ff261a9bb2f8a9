using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>The elementwise functions as types that the kernels take.</summary>
internal static class Elementary
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public readonly struct Exp : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Exp(a);
    }

    public readonly struct Expm1 : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Expm1(a);
    }

    public readonly struct Log : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Log(a);
    }

    public readonly struct Tanh : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Tanh(a);
    }

    public readonly struct Sigmoid : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Sigmoid(a);
    }

    public readonly struct TanhFast : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.TanhFast(a);
    }

    public readonly struct SigmoidFast : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.SigmoidFast(a);
    }

    public readonly struct Softplus : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Softplus(a);
    }

    public readonly struct Erf : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Erf(a);
    }

    public readonly struct Gelu : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Gelu(a);
    }

    public readonly struct GeluDerivative : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.GeluDerivative(a);
    }

    public readonly struct Sin : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Sin(a);
    }

    public readonly struct Cos : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Cos(a);
    }
}
