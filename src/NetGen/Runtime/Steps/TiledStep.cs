using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Runtime;

/// <summary>Steps of a network of layers: gradients move the parameters as soon as they are there, and several threads may share the work.</summary>
/// <typeparam name="TProgram">The network as the generator has printed it.</typeparam>
/// <typeparam name="TRule">The rule.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
internal sealed class TiledStep<TProgram, TRule, T> : TrainingStep<T>
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

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override T Take(ReadOnlySpan<T> inputs, in BatchGoal<T> goal, double learningRate)
    {
        Tokens.Require<TProgram, T>(inputs, nameof(inputs));
        int examples = inputs.Length / _inputSize;
        T scale = goal.Scale(_mean, examples);
        _update.LearningRate = learningRate;
        Span<T> scratch = _workspace.Scratch(Tiled<TProgram, T>.ScratchLength(examples, _training.Threads));
        var dropout = new DropoutStream(_options.DropoutSeed, _update.Count + 1, Enabled: true);
        return _training.Step(_parameters.Values, inputs, goal, scratch, examples, scale, dropout, _update) * scale;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _training.Dispose();
        base.Dispose(disposing);
    }
}
