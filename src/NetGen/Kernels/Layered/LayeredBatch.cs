using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>A batch on its way through a layered program: where everything lies, and the phases of a step over it.</summary>
/// <remarks>Scratch holds the values of all examples, then their losses, then for every thread room for transposes.</remarks>
internal readonly unsafe struct LayeredBatch<TProgram, T>
    where TProgram : struct, ILayeredProgram<T>
    where T : unmanaged
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    private readonly T* _parameters, _inputs, _targets, _weights, _given, _scratch;
    private readonly nint _examples;
    private readonly T _scale;
    private readonly DropoutStream _dropout;

    public LayeredBatch(T* parameters, T* inputs, BatchGoal<T> goal, T* scratch, nint examples, T scale, DropoutStream dropout)
    {
        _parameters = parameters;
        _inputs = inputs;
        _targets = goal.Targets;
        _weights = goal.Weights;
        _given = goal.OutputGradient;
        _scratch = scratch;
        _examples = examples;
        _scale = scale;
        _dropout = dropout;
    }

    private T* Losses => _scratch + _examples * TProgram.TrainingScratch;

    /// <summary>Scratch values for a batch of this size, worked on by so many threads.</summary>
    public static long ScratchLength(long examples, int threads) =>
        examples * TProgram.TrainingScratch + Padding.Of<T>((nint)examples) + (long)threads * TProgram.TransposedScratch;

    /// <summary>How many of the threads find enough to do. Never a single example: that would go another way, with other roundings.</summary>
    public static int UsefulThreads(nint examples, int threads) => (int)Math.Max(1, Math.Min(examples / (2 * Dense.ExampleGrain), threads));

    /// <summary>Runs all examples forward.</summary>
    [MethodImpl(Optimize)]
    public void Forward()
    {
        FirstLayer(Share.Whole);
        Forward(BatchPart.Whole(_examples));
    }

    /// <summary>Runs all examples through a share of the first layer. A single example goes its way to the loss in one go.</summary>
    [MethodImpl(Optimize)]
    public void FirstLayer(Share share)
    {
        if (_examples > 1 || _given != null) TProgram.FirstLayer(ref *_parameters, ref *_inputs, ref *_scratch, _examples, share);
    }

    /// <summary>Runs a share of the examples on from the first layer, and back to the slopes of all sums.</summary>
    [MethodImpl(Optimize)]
    public void Differentiate(Share share)
    {
        BatchPart part = Part(share);
        if (_given == null) Forward(part);
        else ForwardFrom(part);
        T* transposed = Losses + Padding.Of<T>(_examples) + (nint)share.Part * TProgram.TransposedScratch;
        TProgram.Backward(
            ref *_parameters, ref *_targets, ref *_weights, ref *_scratch, ref *transposed, part, _scale, _dropout with { FirstExample = part.First });
    }

    /// <summary>Runs all examples forward and back to the slopes of the inputs, in padded rows.</summary>
    [MethodImpl(Optimize)]
    public void InputSlopes(T* inputSlopes, T* transposed)
    {
        FirstLayer(Share.Whole);
        Differentiate(Share.Whole);
        TProgram.InputSlopes(ref *_parameters, ref *_scratch, ref *inputSlopes, ref *transposed, BatchPart.Whole(_examples));
    }

    /// <summary>The sum of the losses, weighted if there are weights, not scaled; to be asked for once. Or the sum of the outputs times given slopes.</summary>
    [MethodImpl(Optimize)]
    public T TotalLoss()
    {
        if (_weights != null) Weights.Apply(Losses, _weights, _examples);
        return _examples == 1 ? *Losses : Reductions.Sum(ref *Losses, _examples);
    }

    /// <summary>Hands a share of the gradient to the sink.</summary>
    [MethodImpl(Optimize)]
    public void Update<TSink>(in TSink sink, Share share)
        where TSink : struct, IGradientSink<T>
        => TProgram.Update(ref *_inputs, ref *_scratch, sink, _examples, share);

    [MethodImpl(Optimize)]
    private void Forward(BatchPart part)
    {
        DropoutStream dropout = _dropout with { FirstExample = part.First };
        if (_examples == 1) TProgram.ForwardOne(ref *_parameters, ref *_inputs, ref *_targets, ref *_scratch, ref *Losses, dropout);
        else TProgram.Forward(ref *_parameters, ref *_inputs, ref *_targets, ref *_scratch, ref *Losses, part, dropout);
    }

    [MethodImpl(Optimize)]
    private void ForwardFrom(BatchPart part) => TProgram.ForwardFrom(
        ref *_parameters, ref *_inputs, ref *_given, ref *_scratch, ref *Losses, part, _dropout with { FirstExample = part.First });

    private BatchPart Part(Share share)
    {
        (nint first, nint end) = share.Range(_examples, Dense.ExampleGrain);
        return new(_examples, first, end - first);
    }
}
