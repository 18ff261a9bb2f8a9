using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Runtime;

/// <summary>Several networks that take their steps one after the other, each as if it were alone.</summary>
/// <typeparam name="TRule">The rule.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
internal sealed class SeparatePopulation<TRule, T> : PopulationStep<T>
    where TRule : struct, IUpdateRule<TRule, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkEngine<T>[] _networks;
    private readonly TrainingStep<T>[] _steps;

    /// <summary>Prepares to train networks whose parameters are all zero.</summary>
    /// <param name="network">What they are like.</param>
    /// <param name="count">How many; at least 1.</param>
    /// <param name="rule">The optimizer's constants.</param>
    /// <param name="options">How steps are taken.</param>
    public SeparatePopulation(NetworkEngine<T> network, int count, TRule rule, StepOptions options)
    {
        _networks = new NetworkEngine<T>[count];
        _steps = new TrainingStep<T>[count];
        for (int member = 0; member < count; member++)
        {
            _networks[member] = network.CreateBlank();
            _steps[member] = _networks[member].CreateStep(rule, options);
        }
    }

    /// <inheritdoc/>
    public override int Count => _networks.Length;

    /// <inheritdoc/>
    public override void Take(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> losses, double learningRate)
    {
        for (int member = 0; member < _steps.Length; member++) losses[member] = _steps[member].Take(inputs, BatchGoal<T>.Loss(targets), learningRate);
    }

    /// <inheritdoc/>
    public override long Steps(int member) => _steps[member].Memory.Count;

    /// <inheritdoc/>
    public override void CopyTo(int member, Span<T> parameters) => _networks[member].Values.CopyTo(parameters);

    /// <inheritdoc/>
    public override void Set(int member, ReadOnlySpan<T> parameters) => _networks[member].Restore(parameters);

    /// <inheritdoc/>
    public override void Reset()
    {
        foreach (TrainingStep<T> step in _steps) step.Memory.Reset();
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (TrainingStep<T> step in _steps) step.Dispose();
        }

        base.Dispose(disposing);
    }
}
