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

    /// <summary>Prepares to train.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rule">The optimizer's constants.</param>
    /// <param name="options">How steps are taken; they use one thread.</param>
    public StoredGradientStep(TNetwork network, TRule rule, StepOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _options = options;
        _update = new UpdateState<TRule, T>(rule, network.Parameters);
        _workspace = new Workspace<T>(network.Parameters.Layout);
    }

    /// <inheritdoc/>
    public override StepMemory<T> Memory => _update;

    /// <inheritdoc/>
    public override T Take(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, double learningRate)
    {
        var dropout = new DropoutStream(_options.DropoutSeed, _update.Count + 1, Enabled: true);
        T loss = _network.Gradient(inputs, targets, _workspace, dropout);
        if (!T.IsFinite(loss)) return loss;
        _update.LearningRate = learningRate;
        WholeGradient.HandOver<RuleSink<TRule, T>, T>(_workspace.Gradient, _update.Next());
        GC.KeepAlive(_update);      // the sink knows addresses only
        return loss;
    }
}
