using System.Numerics;
using NetGen.Kernels;
using NetGen.Runtime;

namespace NetGen;

/// <summary>Changes a batch before another takes the step: noise on the inputs, targets that are less sure of themselves.</summary>
/// <remarks>
/// Label smoothing mixes the targets with the same probability for every class, <c>(1 - s) t + s / classes</c> (Szegedy et al., 2016, as in
/// <c>torch.nn.CrossEntropyLoss</c>); yes-or-no targets with 1/2.
/// </remarks>
internal sealed class PreparedStep<T> : TrainingStep<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly TrainingStep<T> _inner;
    private readonly int _inputSize;
    private readonly InputNoise _noise;
    private readonly T _kept;
    private readonly T _mixed;
    private readonly bool _smooths;
    private T[] _inputs = [];
    private T[] _targets = [];

    /// <summary>Prepares to prepare.</summary>
    /// <param name="inner">Takes the steps.</param>
    /// <param name="network">Its network.</param>
    /// <param name="options">What is wanted; they fit the network.</param>
    public PreparedStep(TrainingStep<T> inner, NetworkDescription network, TrainerOptions options)
    {
        _inner = inner;
        _inputSize = network.InputSize;
        _noise = new InputNoise(options.InputNoise, options.Seed);
        _smooths = options.LabelSmoothing > 0;
        _kept = T.CreateChecked(1 - options.LabelSmoothing);
        _mixed = T.CreateChecked(options.LabelSmoothing / (network.Loss == Loss.CrossEntropy ? network.AnswerSize : 2));
    }

    /// <inheritdoc/>
    public override StepMemory<T> Memory => _inner.Memory;

    /// <summary>Whether the options ask for anything.</summary>
    public static bool IsWanted(TrainerOptions options) => options is not { InputNoise: 0, LabelSmoothing: 0 };

    /// <inheritdoc/>
    public override T Take(ReadOnlySpan<T> inputs, in BatchGoal<T> goal, double learningRate) =>
        _inner.Take(Noisy(inputs), _smooths && goal.IsLoss ? BatchGoal<T>.Loss(Smooth(goal.Values), goal.Weights) : goal, learningRate);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _inner.Dispose();
        base.Dispose(disposing);
    }

    private ReadOnlySpan<T> Noisy(ReadOnlySpan<T> inputs)
    {
        if (_noise.IsNone) return inputs;
        Span<T> noisy = Room(ref _inputs, inputs.Length);
        inputs.CopyTo(noisy);
        _noise.Add(noisy, _inputSize, Memory.Count + 1);
        return noisy;
    }

    private ReadOnlySpan<T> Smooth(ReadOnlySpan<T> targets)
    {
        Span<T> smooth = Room(ref _targets, targets.Length);
        for (int i = 0; i < targets.Length; i++) smooth[i] = _kept * targets[i] + _mixed;
        return smooth;
    }

    private static Span<T> Room(ref T[] room, int length)
    {
        if (room.Length < length) room = new T[length];
        return room.AsSpan(0, length);
    }
}
