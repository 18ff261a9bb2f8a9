namespace NetGen.Generator.Lowering;

/// <summary>Derives the backward operations from the forward ones, last to first. Nobody writes backpropagation per layer.</summary>
internal sealed class Differentiation
{
    private readonly Dictionary<Tensor, Tensor> _slopes = [];
    private readonly List<Operation> _operations = [];

    private Differentiation()
    {
    }

    /// <param name="forward">The forward operations, in order.</param>
    /// <param name="loss">The loss they lead to.</param>
    /// <param name="parameters">What to differentiate with respect to.</param>
    /// <returns>The backward operations, the gradient of each parameter, and what leads on to the slope of the input.</returns>
    public static (IReadOnlyList<Operation> Operations, IReadOnlyList<Tensor> Gradients, Contract InputSlope) Of(
        IReadOnlyList<Operation> forward, LossSum loss, IReadOnlyList<Tensor> parameters)
    {
        var backward = new Differentiation();
        loss.Differentiate(backward);
        foreach (Operation operation in forward.Reverse()) operation.Differentiate(backward);
        return (Needed(backward._operations), [.. parameters.Select(backward.SlopeOf)], backward.InputSlope(forward.OfType<Contract>().First()));
    }

    /// <summary>The adjoint of the first layer's product with respect to its input. What dropout would do to that input before is left out: nobody differentiates while it is on.</summary>
    private Contract InputSlope(Contract first) =>
        new(new Tensor("inputSlope", "inputSlope", TensorRole.InputSlope, [.. first.Left.Axes]), SlopeOf(first.Result), first.Right);

    /// <summary>Leaves out what leads to no gradient: the slopes of inputs that were dropped before the first layer.</summary>
    private static List<Operation> Needed(List<Operation> operations)
    {
        var kept = new List<Operation>();
        var read = new HashSet<Tensor>();
        foreach (Operation operation in Enumerable.Reverse(operations))
        {
            if (operation.Result.Role != TensorRole.ParameterGradient && !read.Contains(operation.Result)) continue;
            kept.Add(operation);
            read.UnionWith(operation.Reads);
        }
        kept.Reverse();
        return kept;
    }

    public void Add(Operation operation) => _operations.Add(operation);

    /// <summary>Whether the loss depends on this tensor in a way that is asked for: inputs need no gradient.</summary>
    public static bool Wants(Tensor tensor) => tensor.Role is TensorRole.Parameter or TensorRole.Value;

    public bool HasSlope(Tensor tensor) => _slopes.ContainsKey(tensor);

    /// <summary>The slope of the loss with respect to a tensor, computed before.</summary>
    public Tensor SlopeOf(Tensor tensor) => _slopes[tensor];

    /// <summary>The tensor that is to hold the slope of the loss with respect to another one; every value feeds one operation, so it is written once.</summary>
    public Tensor NewSlope(Tensor of)
    {
        var role = of.Role == TensorRole.Parameter ? TensorRole.ParameterGradient : TensorRole.Value;
        var slope = new Tensor(of.SlopeName, of.SlopeName, role, [.. of.Axes]);
        _slopes.Add(of, slope);
        return slope;
    }
}
