using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>The elementwise functions by name, at every width.</summary>
internal static unsafe class NamedFunctions
{
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
            case "Exp": Maps.Unary<TLanes, Elementary.Exp, T>(p, p, count); break;
            case "Expm1": Maps.Unary<TLanes, Elementary.Expm1, T>(p, p, count); break;
            case "Log": Maps.Unary<TLanes, Elementary.Log, T>(p, p, count); break;
            case "Tanh": Maps.Unary<TLanes, Elementary.Tanh, T>(p, p, count); break;
            case "Sigmoid": Maps.Unary<TLanes, Elementary.Sigmoid, T>(p, p, count); break;
            case "TanhFast": Maps.Unary<TLanes, Elementary.TanhFast, T>(p, p, count); break;
            case "SigmoidFast": Maps.Unary<TLanes, Elementary.SigmoidFast, T>(p, p, count); break;
            case "Softplus": Maps.Unary<TLanes, Elementary.Softplus, T>(p, p, count); break;
            case "Erf": Maps.Unary<TLanes, Elementary.Erf, T>(p, p, count); break;
            case "Gelu": Maps.Unary<TLanes, Elementary.Gelu, T>(p, p, count); break;
            case "GeluDerivative": Maps.Unary<TLanes, Elementary.GeluDerivative, T>(p, p, count); break;
            case "Sin": Maps.Unary<TLanes, Elementary.Sin, T>(p, p, count); break;
            case "Cos": Maps.Unary<TLanes, Elementary.Cos, T>(p, p, count); break;
            default: throw new ArgumentException(function);
        }
        values.AssertFences();
        return values.Values[..arguments.Length].ToArray();
    }
}
