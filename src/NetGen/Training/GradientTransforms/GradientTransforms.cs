using System.Numerics;
using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// What happens to a gradient before it moves anything: penalties on large weights are added, then it is clipped; and which parameters it moves. In
/// this order, as if the penalties were part of the loss.
/// </summary>
/// <remarks>L1 has the gradient <c>l1 * sign(w)</c>, 0 at 0; L2 is <c>l2 * w^2 / 2</c>, with the gradient <c>l2 * w</c>. Weights alone have a penalty.</remarks>
internal sealed class GradientTransforms<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>As in <c>torch.nn.utils.clip_grad_norm_</c>.</summary>
    private const double NormTolerance = 1e-6;

    private readonly ParameterBlock<T> _parameters;
    private readonly (int First, int Count)[] _trained;
    private readonly (int First, int Count)[] _weights;
    private readonly TrainerOptions _options;
    private readonly ParameterTensor[] _frozenState;

    /// <summary>Finds out what is to be done.</summary>
    /// <param name="parameters">The network's parameters.</param>
    /// <param name="options">The options; their frozen layers exist.</param>
    public GradientTransforms(ParameterBlock<T> parameters, TrainerOptions options)
    {
        _parameters = parameters;
        _options = options;
        List<ParameterTensor> tensors = [.. parameters.Layout.Tensors];
        string[] layers = [.. tensors.Select(tensor => tensor.LayerName).Distinct()];
        HashSet<string> frozen = [.. options.FrozenLayers.Select(layer => layers[layer - 1])];
        (int First, int Count) Place(ParameterTensor tensor)
        {
            // To where the next one begins: padding is zero and stays so, and whole registers are filled.
            int next = tensors.IndexOf(tensor) + 1;
            int end = next < tensors.Count ? tensors[next].Offset : AlignedBuffer<T>.Capacity(parameters.Layout.Size);
            return (tensor.Offset, end - tensor.Offset);
        }

        _frozenState = [.. parameters.Layout.State.Where(tensor => frozen.Contains(tensor.LayerName))];
        IEnumerable<ParameterTensor> trained = tensors.Where(tensor => !frozen.Contains(tensor.LayerName));
        _trained = [.. trained.Select(Place)];
        _weights = [.. trained.Where(tensor => tensor.Kind == ParameterKind.Weight).Select(Place)];
    }

    /// <summary>Whether the options ask for anything.</summary>
    public static bool IsWanted(TrainerOptions options) =>
        options is not { L1: 0, L2: 0, ClipValue: null, ClipNorm: null, FrozenLayers.Count: 0 };

    /// <summary>What keeps the state of frozen layers as it is; null where there is none.</summary>
    public KeptState<T>? KeepState() => _frozenState.Length == 0 ? null : new KeptState<T>(_parameters, _frozenState);

    /// <summary>Treats a gradient and hands it over.</summary>
    /// <param name="gradient">The gradient in the layout of the parameters, in pinned memory with room for whole registers; it changes.</param>
    /// <param name="sink">Who takes it; frozen parameters are not handed over.</param>
    public void HandOver<TSink>(Span<T> gradient, in TSink sink)
        where TSink : struct, IGradientSink<T>
    {
        var pinned = new PinnedValues<T>(ref gradient[0]);
        if (_options.L1 > 0 || _options.L2 > 0)
        {
            var penalty = new PenaltySink<T>(pinned, new(ref _parameters.First), _options.L1, _options.L2);
            foreach ((int first, int count) in _weights) WholeGradient.HandOver(pinned, first, count, penalty);
        }

        if (_options.ClipValue is { } limit)
        {
            var clip = new ClipSink<T>(pinned, limit);
            foreach ((int first, int count) in _trained) WholeGradient.HandOver(pinned, first, count, clip);
        }

        if (_options.ClipNorm is { } largest && Norm(gradient) is var norm && norm > largest)
        {
            var scaled = new ScaledSink<TSink, T>(sink, largest / (norm + NormTolerance));
            foreach ((int first, int count) in _trained) WholeGradient.HandOver(pinned, first, count, scaled);
        }
        else
        {
            foreach ((int first, int count) in _trained) WholeGradient.HandOver(pinned, first, count, sink);
        }
    }

    /// <summary>The Euclidean norm of what is trained.</summary>
    private double Norm(ReadOnlySpan<T> gradient)
    {
        double squares = 0;
        foreach ((int first, int count) in _trained) squares += SumOfSquares.Of(gradient.Slice(first, Math.Min(count, gradient.Length - first)));
        return Math.Sqrt(squares);
    }
}
