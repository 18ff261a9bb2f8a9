using System.Numerics;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// Steps of any network: computes the whole gradient first and then moves all parameters. The steps of emitted networks do both at once; this is
/// for networks written by hand, and for whatever has to see the whole gradient before anything moves.
/// </summary>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <typeparam name="TRule">The rule.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public sealed class StoredGradientStep<TNetwork, TRule, T> : TrainingStep<T>
    where TNetwork : class, ITrainableNetwork<TNetwork, T>
    where TRule : struct, IUpdateRule<TRule, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TNetwork _network;
    private readonly StepOptions _options;
    private readonly UpdateState<TRule, T> _update;
    private readonly Workspace<T> _workspace;
    private readonly GradientTransforms<T>? _treatment;

    /// <summary>Prepares to train.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rule">The optimizer's constants.</param>
    /// <param name="options">How steps are taken; they use one thread.</param>
    public StoredGradientStep(TNetwork network, TRule rule, StepOptions options)
        : this(network, rule, options, null)
    {
    }

    /// <summary>Prepares to train with gradients that are treated before they move anything.</summary>
    internal StoredGradientStep(TNetwork network, TRule rule, StepOptions options, GradientTransforms<T>? treatment)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _options = options;
        _update = new UpdateState<TRule, T>(rule, network.Parameters);
        _workspace = new Workspace<T>(network.Parameters.Layout);
        _treatment = treatment;
    }

    /// <inheritdoc/>
    public override StepMemory<T> Memory => _update;

    /// <inheritdoc/>
    public override T Take(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, double learningRate)
    {
        T loss = _network.Gradient(inputs, targets, _workspace, Dropout);
        Update(loss, learningRate);
        return loss;
    }

    /// <inheritdoc/>
    public override T TakeWeighted(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, ReadOnlySpan<T> weights, double learningRate)
    {
        T loss = _network.Gradient(inputs, targets, weights, _workspace, Dropout);
        Update(loss, learningRate);
        return loss;
    }

    /// <inheritdoc/>
    public override bool TakeFrom(ReadOnlySpan<T> inputs, ReadOnlySpan<T> outputGradient, double learningRate) =>
        Update(_network.GradientFrom(inputs, outputGradient, _workspace, Dropout), learningRate);

    private DropoutStream Dropout => new(_options.DropoutSeed, _update.Count + 1, Enabled: true);

    private bool Update(T value, double learningRate)
    {
        if (!T.IsFinite(value)) return false;
        _update.LearningRate = learningRate;
        if (_treatment is null) WholeGradient.HandOver<RuleSink<TRule, T>, T>(_workspace.Gradient, _update.Next());
        else _treatment.HandOver(_workspace.Gradient, _update.Next());
        GC.KeepAlive(_update);      // the sink knows addresses only
        return true;
    }
}
