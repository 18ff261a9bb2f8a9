using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>The elementwise functions by name, at every width.</summary>
internal static unsafe class NamedFunctions
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public static T[] Evaluate<TLanes, T>(string function, ReadOnlySpan<T> arguments)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        var values = new Guarded<T>(Padding.Of<T>(arguments.Length));
        arguments.CopyTo(values.Values);
        T* p = values.Pointer;
        nint count = values.Length;
        switch (function)
        {
            case "Exp": Maps.Unary<TLanes, Exp, T>(p, p, count); break;
            case "Expm1": Maps.Unary<TLanes, Expm1, T>(p, p, count); break;
            case "Log": Maps.Unary<TLanes, Log, T>(p, p, count); break;
            case "Tanh": Maps.Unary<TLanes, Tanh, T>(p, p, count); break;
            case "Sigmoid": Maps.Unary<TLanes, Sigmoid, T>(p, p, count); break;
            case "TanhFast": Maps.Unary<TLanes, TanhFast, T>(p, p, count); break;
            case "SigmoidFast": Maps.Unary<TLanes, SigmoidFast, T>(p, p, count); break;
            case "Softplus": Maps.Unary<TLanes, Softplus, T>(p, p, count); break;
            case "Erf": Maps.Unary<TLanes, Erf, T>(p, p, count); break;
            case "Gelu": Maps.Unary<TLanes, Gelu, T>(p, p, count); break;
            case "GeluSlope": Maps.Unary<TLanes, GeluSlope, T>(p, p, count); break;
            case "Sin": Maps.Unary<TLanes, Sin, T>(p, p, count); break;
            case "Cos": Maps.Unary<TLanes, Cos, T>(p, p, count); break;
            default: throw new ArgumentException(function);
        }
        values.AssertFences();
        return values.Values[..arguments.Length].ToArray();
    }

    private readonly struct Exp : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Exp(a);
    }

    private readonly struct Expm1 : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Expm1(a);
    }

    private readonly struct Log : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Log(a);
    }

    private readonly struct Tanh : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Tanh(a);
    }

    private readonly struct Sigmoid : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Sigmoid(a);
    }

    private readonly struct TanhFast : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.TanhFast(a);
    }

    private readonly struct SigmoidFast : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.SigmoidFast(a);
    }

    private readonly struct Softplus : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Softplus(a);
    }

    private readonly struct Erf : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Erf(a);
    }

    private readonly struct Gelu : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Gelu(a);
    }

    private readonly struct GeluSlope : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.GeluSlope(a);
    }

    private readonly struct Sin : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Sin(a);
    }

    private readonly struct Cos : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => Functions<TLanes, T>.Cos(a);
    }
}
