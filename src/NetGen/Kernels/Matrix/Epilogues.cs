using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Stores a function of the sums.</summary>
internal readonly unsafe struct StoreSums<TLanes, TActivation, T>(T* target) : IEpilogue<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where TActivation : struct, IUnary
    where T : unmanaged
{
    private readonly T* _target = target;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Start(nint column) => TLanes.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish(TLanes sum, nint offset) => TActivation.Apply<TLanes, T>(sum).Store(_target + offset);

    public void Fetch(nint offset)
    {
    }
}

/// <summary>Starts from the bias and stores a function of the sums.</summary>
internal readonly unsafe struct AddBias<TLanes, TActivation, T>(T* bias, T* target) : IEpilogue<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where TActivation : struct, IUnary
    where T : unmanaged
{
    private readonly T* _bias = bias;
    private readonly T* _target = target;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Start(nint column) => TLanes.Load(_bias + column);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish(TLanes sum, nint offset) => TActivation.Apply<TLanes, T>(sum).Store(_target + offset);

    public void Fetch(nint offset)
    {
    }
}

/// <summary>Goes on from the sums of earlier steps.</summary>
internal readonly unsafe struct AddSums<TLanes, T>(T* target) : IEpilogue<TLanes, T>, IContinuedProduct
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private readonly T* _target = target;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Start(nint offset) => TLanes.Load(_target + offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish(TLanes sum, nint offset) => sum.Store(_target + offset);

    public void Fetch(nint offset)
    {
    }
}

/// <summary>Stores the derivative of an activation, in terms of its output, times the sums.</summary>
internal readonly unsafe struct StoreGradient<TLanes, TDerivative, T>(T* output, T* target) : IEpilogue<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where TDerivative : struct, IBinary
    where T : unmanaged
{
    private readonly T* _output = output;
    private readonly T* _target = target;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Start(nint column) => TLanes.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish(TLanes sum, nint offset)
        => TDerivative.Apply<TLanes, T>(sum, TLanes.Load(_output + offset)).Store(_target + offset);

    public void Fetch(nint offset)
    {
    }
}

/// <summary>Hands the sums over as the gradient of parameters, from registers.</summary>
internal readonly struct SinkSums<TLanes, TSink, T>(TSink sink, nint first) : IEpilogue<TLanes, T>, INearProduct
    where TLanes : unmanaged, ILanes<TLanes, T>
    where TSink : struct, IGradientSink<T>
    where T : unmanaged
{
    private readonly TSink _sink = sink;
    private readonly nint _first = first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Start(nint column) => TLanes.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish(TLanes sum, nint offset) => _sink.Take(sum, _first + offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(nint offset) => _sink.Fetch(_first + offset);
}

/// <summary>The same for a sink of many operations.</summary>
internal readonly struct LongSinkSums<TLanes, TSink, T>(TSink sink, nint first) : IEpilogue<TLanes, T>, ILongEpilogue, INearProduct
    where TLanes : unmanaged, ILanes<TLanes, T>
    where TSink : struct, IGradientSink<T>
    where T : unmanaged
{
    private readonly TSink _sink = sink;
    private readonly nint _first = first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Start(nint column) => TLanes.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Finish(TLanes sum, nint offset) => _sink.Take(sum, _first + offset);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Fetch(nint offset) => _sink.Fetch(_first + offset);
}
