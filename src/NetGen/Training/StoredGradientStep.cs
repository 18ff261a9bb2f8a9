using System.Numerics;
using NetGen.Kernels;
using NetGen.Runtime;

namespace NetGen;

/// <summary>Steps of any network that has to see the whole gradient before anything moves. The network's own steps do both at once.</summary>
/// <typeparam name="TRule">The rule.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
internal sealed class StoredGradientStep<TRule, T> : TrainingStep<T>
    where TRule : struct, IUpdateRule<TRule, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkEngine<T> _network;
    private readonly StepOptions _options;
    private readonly UpdateState<TRule, T> _update;
    private readonly Workspace<T> _workspace;
    private readonly GradientTransforms<T>? _transforms;
    private readonly KeptState<T>? _kept;

    /// <summary>Prepares to train.</summary>
    /// <param name="network">The network.</param>
    /// <param name="rule">The optimizer's constants.</param>
    /// <param name="options">How steps are taken; they use one thread.</param>
    /// <param name="transforms">What happens to gradients before they move anything; null for nothing.</param>
    public StoredGradientStep(NetworkEngine<T> network, TRule rule, StepOptions options, GradientTransforms<T>? transforms = null)
    {
        _network = network;
        _options = options;
        _update = new UpdateState<TRule, T>(rule, network.Parameters);
        _workspace = new Workspace<T>(network.Parameters.Layout);
        _transforms = transforms;
        _kept = transforms?.KeepState();
    }

    /// <inheritdoc/>
    public override StepMemory<T> Memory => _update;

    /// <inheritdoc/>
    public override T Take(ReadOnlySpan<T> inputs, in BatchGoal<T> goal, double learningRate)
    {
        _kept?.Copy();
        T value = _network.Gradient(inputs, goal, _workspace, new DropoutStream(_options.DropoutSeed, _update.Count + 1, Enabled: true));
        _kept?.Restore();
        if (!T.IsFinite(value)) return value;
        _update.LearningRate = learningRate;
        if (_transforms is null) WholeGradient.HandOver<RuleSink<TRule, T>, T>(_workspace.Gradient, _update.Next());
        else _transforms.HandOver(_workspace.Gradient, _update.Next());
        GC.KeepAlive(_update);      // the sink knows addresses only
        return value;
    }
}
