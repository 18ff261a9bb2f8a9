using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen;

/// <summary>Adds the gradients of penalties to a gradient, where it lies.</summary>
internal readonly struct PenaltySink<T>(PinnedValues<T> gradient, PinnedValues<T> parameters, double l1, double l2) : IGradientSink<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PinnedValues<T> _gradient = gradient, _parameters = parameters;
    private readonly T _l1 = Hyperparameter.Constant<T>(l1), _l2 = Hyperparameter.Constant<T>(l2);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<TLanes>(TLanes gradient, nint offset)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        TLanes weight = _parameters.Load<TLanes>(offset), l1 = TLanes.Broadcast(_l1);
        TLanes falling = TLanes.Select(TLanes.LessThan(weight, TLanes.Zero), -l1, TLanes.Zero);
        TLanes sign = TLanes.Select(TLanes.GreaterThan(weight, TLanes.Zero), l1, falling);
        _gradient.Store(TLanes.MultiplyAdd(TLanes.Broadcast(_l2), weight, gradient) + sign, offset);
    }

    /// <inheritdoc/>
    public void Fetch(nint offset)
    {
    }
}

/// <summary>Keeps each gradient of a gradient within a limit, where it lies; what is not a number stays so.</summary>
internal readonly struct ClipSink<T>(PinnedValues<T> gradient, double limit) : IGradientSink<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PinnedValues<T> _gradient = gradient;
    private readonly T _limit = Hyperparameter.Constant<T>(limit);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<TLanes>(TLanes gradient, nint offset)
        where TLanes : unmanaged, ILanes<TLanes, T>
    {
        TLanes limit = TLanes.Broadcast(_limit);
        TLanes below = TLanes.Select(TLanes.GreaterThan(gradient, limit), limit, gradient);
        _gradient.Store(TLanes.Select(TLanes.LessThan(below, -limit), -limit, below), offset);
    }

    /// <inheritdoc/>
    public void Fetch(nint offset)
    {
    }
}

/// <summary>Hands on a gradient times a factor.</summary>
internal readonly struct ScaledSink<TSink, T>(TSink next, double factor) : IGradientSink<T>
    where TSink : struct, IGradientSink<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TSink _next = next;
    private readonly T _factor = T.CreateChecked(factor);

    /// <inheritdoc/>
    public static bool IsLong => TSink.IsLong;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Take<TLanes>(TLanes gradient, nint offset)
        where TLanes : unmanaged, ILanes<TLanes, T>
        => _next.Take(gradient * TLanes.Broadcast(_factor), offset);

    /// <inheritdoc/>
    public void Fetch(nint offset) => _next.Fetch(offset);
}
