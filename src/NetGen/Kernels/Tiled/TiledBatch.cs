using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>A batch on its way through a tiled program: where everything lies, and the phases of a step over it.</summary>
/// <remarks>
/// Scratch holds what belongs to the batch as a whole, then the values of all examples, then their losses, then for every thread room for transposes.
/// </remarks>
internal readonly unsafe struct TiledBatch<TProgram, T>
    where TProgram : struct, ITiledProgram<T>
    where T : unmanaged
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    private readonly T* _parameters, _inputs, _targets, _weights, _given, _scratch;
    private readonly nint _examples;
    private readonly T _scale;
    private readonly DropoutStream _dropout;

    /// <summary>Remembers where everything lies.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="goals">What the outputs should be, or the gradients that are given for them.</param>
    /// <param name="weights">What the examples count; null if each counts 1.</param>
    /// <param name="isLoss">Whether the goals are targets.</param>
    /// <param name="scratch">Memory to work in.</param>
    /// <param name="examples">How many examples.</param>
    /// <param name="scale">What every example counts.</param>
    /// <param name="dropout">The dropout masks.</param>
    public TiledBatch(T* parameters, T* inputs, T* goals, T* weights, bool isLoss, T* scratch, nint examples, T scale, in DropoutStream dropout)
    {
        _parameters = parameters;
        _inputs = inputs;
        _targets = isLoss ? goals : null;
        _weights = weights;
        _given = isLoss ? null : goals;
        _scratch = scratch + TProgram.BatchScratch;
        _examples = examples;
        _scale = scale;
        _dropout = dropout;
    }

    private T* Losses => _scratch + _examples * TProgram.TrainingScratch;

    /// <summary>Scratch values for a batch of this size, worked on by so many threads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ScratchLength(long examples, int threads) =>
        TProgram.BatchScratch + examples * TProgram.TrainingScratch + Padding.Of<T>((nint)examples) + (long)threads * TProgram.TransposedScratch;

    /// <summary>How many of the threads find enough to do. Never a single example: that would go another way, with other roundings.</summary>
    public static int UsefulThreads(nint examples, int threads) => (int)Math.Max(1, Math.Min(examples / (2 * Dense.ExampleGrain), threads));

    /// <summary>What follows the first layer up to the gradients of all sums: pieces that all threads have to be through with before any begins the next.</summary>
    public static int Pieces
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => 2 * (TProgram.ForwardBarriers + TProgram.BackwardBarriers) + 1;
    }

    /// <summary>Runs all examples forward.</summary>
    [MethodImpl(Optimize)]
    public void Forward()
    {
        FirstLayer(WorkSlice.Whole);
        for (int phase = 0; phase <= TProgram.ForwardBarriers; phase++)
        {
            if (phase > 0) Statistics(phase - 1, WorkSlice.Whole);
            Forward(Part(WorkSlice.Whole, phase));
        }
    }

    /// <summary>Runs all examples through a slice of the first layer. A single example goes its way to the loss in one go.</summary>
    [MethodImpl(Optimize)]
    public void FirstLayer(WorkSlice slice)
    {
        if (!IsInOneGo) TProgram.FirstLayer(ref *_parameters, ref *_inputs, ref *_scratch, _examples, slice);
    }

    /// <summary>Runs all examples on from the first layer, and back to the gradients of all sums.</summary>
    [MethodImpl(Optimize)]
    public void Differentiate()
    {
        for (int piece = 0; piece < Pieces; piece++) Differentiate(piece, WorkSlice.Whole);
    }

    /// <summary>A slice of one piece of that: of the examples, or of what is to be known of the whole batch.</summary>
    [MethodImpl(Optimize)]
    public void Differentiate(int piece, WorkSlice slice)
    {
        int phase = piece / 2, backward = phase - TProgram.ForwardBarriers;
        if (piece % 2 == 1)
        {
            Statistics(phase, slice);
            return;
        }

        if (backward <= 0)
        {
            BatchPart forward = Part(slice, phase);
            if (_given == null) Forward(forward);
            else ForwardFrom(forward);
        }

        if (backward >= 0) Backward(Part(slice, backward), slice);
    }

    [MethodImpl(Optimize)]
    private void Backward(BatchPart part, WorkSlice slice)
    {
        T* transposed = Losses + Padding.Of<T>(_examples) + (nint)slice.Part * TProgram.TransposedScratch;
        TProgram.Backward(
            ref *_parameters, ref *_targets, ref *_weights, ref *_scratch, ref *transposed, part, _scale, _dropout with { FirstExample = part.First });
    }

    /// <summary>Runs all examples forward and back to the gradients of the inputs, in padded rows.</summary>
    [MethodImpl(Optimize)]
    public void InputGradient(T* inputGradient, T* transposed)
    {
        FirstLayer(WorkSlice.Whole);
        Differentiate();
        TProgram.InputGradient(ref *_parameters, ref *_scratch, ref *inputGradient, ref *transposed, BatchPart.Whole(_examples));
    }

    /// <summary>The sum of the losses, weighted if there are weights, not scaled; to be asked for once. Or the sum of the outputs times given gradients.</summary>
    [MethodImpl(Optimize)]
    public T TotalLoss()
    {
        if (_weights != null) Weights.Apply(Losses, _weights, _examples);
        return _examples == 1 ? *Losses : Reductions.Sum(ref *Losses, _examples);
    }

    /// <summary>Hands a slice of the gradient to the sink.</summary>
    [MethodImpl(Optimize)]
    public void Update<TSink>(in TSink sink, WorkSlice slice)
        where TSink : struct, IGradientSink<T>
        => TProgram.Update(ref *_inputs, ref *_scratch, sink, _examples, slice);

    /// <summary>Brings what the network keeps beside its parameters up to date.</summary>
    [MethodImpl(Optimize)]
    public void UpdateState() => TProgram.UpdateState(ref *_parameters, ref *_scratch, _examples);

    /// <summary>Whether a single example goes its way to the loss at once.</summary>
    private bool IsInOneGo => _examples == 1 && _given == null && TProgram.ForwardBarriers == 0;

    [MethodImpl(Optimize)]
    private void Statistics(int barrier, WorkSlice slice) =>
        TProgram.Statistics(barrier, ref *_parameters, ref *_scratch, _examples, _dropout.Enabled, slice);

    [MethodImpl(Optimize)]
    private void Forward(BatchPart part)
    {
        DropoutStream dropout = _dropout with { FirstExample = part.First };
        if (IsInOneGo) TProgram.ForwardOne(ref *_parameters, ref *_inputs, ref *_targets, ref *_scratch, ref *Losses, dropout);
        else TProgram.Forward(ref *_parameters, ref *_inputs, ref *_targets, ref *_scratch, ref *Losses, part, dropout);
    }

    [MethodImpl(Optimize)]
    private void ForwardFrom(BatchPart part) => TProgram.ForwardFrom(
        ref *_parameters, ref *_inputs, ref *_given, ref *_scratch, ref *Losses, part, _dropout with { FirstExample = part.First });

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private BatchPart Part(WorkSlice slice, int phase)
    {
        (nint first, nint end) = slice.Range(_examples, Dense.ExampleGrain);
        return new(_examples, first, end - first) { Phase = phase, IsTraining = _dropout.Enabled };
    }
}
