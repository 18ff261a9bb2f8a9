using NetGen.Generator.Lowering.Layers;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering;

/// <summary>From the declaration to programs: layers to operations, operations to their derivatives.</summary>
internal static class NetworkLowering
{
    /// <param name="spec">The network.</param>
    /// <param name="training">Whether layers that only train, like dropout, take part.</param>
    public static NetworkProgram Lower(NetworkSpec spec, bool training)
    {
        var builder = new ProgramBuilder(spec, training);
        for (int position = 0; position < spec.Layers.Count; position++)
        {
            switch (spec.Layers[position])
            {
                case DenseSpec dense: DenseLowering.Lower(dense, builder); break;
                case DropoutSpec dropout: DropoutLowering.Lower(dropout, position, builder); break;
                case var unknown: throw new InvalidOperationException(unknown.GetType().Name);
            }
        }

        Tensor output = builder.Current;
        var target = new Tensor("target", "targetGradient", TensorRole.Target, [.. output.Axes]);
        var given = new Tensor("given", "givenGradient", TensorRole.Given, [.. output.Axes]);
        var loss = new LossSum(new Tensor("loss", "lossGradient", TensorRole.Loss), LossOf(spec), builder.Logits, output, target);
        LossGradient start = loss.Gradient();

        // The gradient of the input is never asked for while dropout is on, so dropout that comes first is left out of it.
        Tensor input = builder.Operations.OfType<Dropout>().Aggregate(builder.Input, (at, dropout) => dropout.Source == at ? dropout.Result : at);
        var inputGradient = new Tensor(builder.Input.GradientName, builder.Input.GradientName, TensorRole.InputGradient, [.. input.Axes]);
        (IReadOnlyList<Operation> operations, IReadOnlyList<Tensor> gradients) = Differentiation.Of(
            builder.Operations, Gradients(loss.Values, start.Result), [.. builder.Parameters, input], named: Gradients(input, inputGradient));
        IReadOnlyList<Tensor> ofParameters = [.. gradients.Take(builder.Parameters.Count)];
        HashSet<Tensor> needed = NeededFor(ofParameters, operations);
        ILookup<bool, Operation> isForParameters = operations.ToLookup(operation => operation.Results.Any(needed.Contains));
        return new(
            builder.Input, output, target, given, builder.Parameters, builder.Operations, loss, start, FromGiven(builder.Operations, loss, start, given),
            ofParameters, [.. isForParameters[true]], [.. isForParameters[false]]);
    }

    /// <summary>From gradients that are given for the outputs to where the loss would start: a loss that is computed from the logits leaves out the output's activation, these do not.</summary>
    private static IReadOnlyList<Operation> FromGiven(IReadOnlyList<Operation> forward, LossSum loss, LossGradient start, Tensor given) => loss.Values == loss.Output ? []
        : Differentiation.Of(forward, Gradients(loss.Output, given), [loss.Values], named: Gradients(loss.Values, start.Result)).Operations;

    private static Dictionary<Tensor, Tensor> Gradients(Tensor of, Tensor gradient) => new() { [of] = gradient };

    /// <summary>Some results, and everything that leads to them.</summary>
    private static HashSet<Tensor> NeededFor(IReadOnlyList<Tensor> results, IReadOnlyList<Operation> operations)
    {
        var needed = new HashSet<Tensor>(results);
        foreach (Operation operation in operations.Reverse().Where(operation => operation.Results.Any(needed.Contains))) needed.UnionWith(operation.Reads);
        return needed;
    }

    /// <summary>The loss, with <c>Auto</c> resolved.</summary>
    public static LossDefinition LossOf(NetworkSpec spec) => Losses.For(spec.Loss, ((DenseSpec)spec.Layers[^1]).Activation);

    /// <summary>A layer's initializer, with <c>Auto</c> resolved.</summary>
    public static string InitializerOf(DenseSpec layer) =>
        layer.Initializer == "Auto" ? Activations.Find(layer.Activation).Initializer : layer.Initializer;
}
