using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen;

/// <summary>Steps of a network of layers: gradients move the parameters as soon as they are there, and several threads may share the work.</summary>
/// <typeparam name="TProgram">The network as the generator has printed it.</typeparam>
/// <typeparam name="TRule">The rule.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public sealed class TiledStep<TProgram, TRule, T> : TrainingStep<T>
    where TProgram : struct, ITiledProgram<T>
    where TRule : struct, IUpdateRule<TRule, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterBlock<T> _parameters;
    private readonly StepOptions _options;
    private readonly int _inputSize;
    private readonly bool _mean;
    private readonly UpdateState<TRule, T> _update;
    private readonly TiledTraining<TProgram, RuleSink<TRule, T>, T> _training;
    private readonly Workspace<T> _workspace;

    /// <summary>Prepares to train.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="rule">The optimizer's constants.</param>
    /// <param name="options">How steps are taken.</param>
    /// <param name="inputSize">Values of one input.</param>
    /// <param name="mean">Whether the loss of a batch is the mean over its examples; else it is their sum.</param>
    public TiledStep(ParameterBlock<T> parameters, TRule rule, StepOptions options, int inputSize, bool mean)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        _parameters = parameters;
        _options = options;
        _inputSize = inputSize;
        _mean = mean;
        _update = new UpdateState<TRule, T>(rule, parameters);
        _training = new TiledTraining<TProgram, RuleSink<TRule, T>, T>(options.Threads);
        _workspace = new Workspace<T>(parameters.Layout);
    }

    /// <inheritdoc/>
    public override StepMemory<T> Memory => _update;

    private DropoutStream Dropout => new(_options.DropoutSeed, _update.Count + 1, Enabled: true);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override T Take(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, double learningRate)
    {
        int examples = inputs.Length / _inputSize;
        T scale = Reductions.Scale<T>(_mean, examples);
        Span<T> scratch = Begin(examples, learningRate);
        return _training.Step(_parameters.Values, inputs, targets, scratch, examples, scale, Dropout, _update) * scale;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override T TakeWeighted(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, double learningRate)
    {
        int examples = inputs.Length / _inputSize;
        T scale = Weights.Scale(_mean, weights);
        Span<T> scratch = Begin(examples, learningRate);
        return _training.Step(_parameters.Values, inputs, targets, weights, scratch, examples, scale, Dropout, _update) * scale;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override bool TakeFrom(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, double learningRate)
    {
        int examples = inputs.Length / _inputSize;
        Span<T> scratch = Begin(examples, learningRate);
        return Reductions.IsFinite(_training.StepFrom(_parameters.Values, inputs, outputGradient, scratch, examples, T.One, Dropout, _update));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<T> Begin(int examples, double learningRate)
    {
        _update.LearningRate = learningRate;
        return _workspace.Scratch(Tiled<TProgram, T>.ScratchLength(examples, _training.Threads));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _training.Dispose();
        base.Dispose(disposing);
    }
}
