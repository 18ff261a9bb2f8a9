using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>From the declaration to programs: layers to operations, operations to their derivatives.</summary>
internal static class NetworkLowering
{
    /// <summary>What the dimensions of an example are called, by their number.</summary>
    private static readonly string[][] Dimensions = [["inputs"], ["steps", "features"], ["height", "width", "channels"]];

    public static NetworkProgram Lower(NetworkSpec spec) => Lower(spec, NetworkGraph.Of(spec));

    /// <param name="spec">The network.</param>
    /// <param name="graph">Its nodes with their shapes.</param>
    public static NetworkProgram Lower(NetworkSpec spec, NetworkGraph graph)
    {
        // What is only flattened is a vector from the start: no padding stands between the caller's rows.
        bool isFlat = graph.Nodes.All(static node => !node.Sources.Contains(0) || node.Layer is FlattenLayer);
        Shape shape = isFlat ? Shape.Vector(spec.InputSize) : spec.Input;
        Axis[] axes = [.. shape.Sizes.Zip(Dimensions[shape.Rank - 1], static (size, name) => new Axis(name, size))];
        var source = new Tensor("x", "xGradient", TensorRole.Input, [Axis.Examples, .. axes]);
        IReadOnlyList<LoweredNode> nodes = LoweredNode.Of(graph);
        ForwardProgram training = Forward(nodes, source, spec.Accuracy, isTraining: true);
        ForwardProgram prediction = Forward(nodes, source, spec.Accuracy, isTraining: false);

        Tensor output = training.Output;
        var target = new Tensor("target", "targetGradient", TensorRole.Target, [.. output.Axes]);
        var given = new Tensor("given", "givenGradient", TensorRole.Given, [.. output.Axes]);
        var loss = new LossSum(
            new Tensor("loss", "lossGradient", TensorRole.Loss), spec.Loss ?? Losses.For(graph.OutputActivation), training.Logits, output, target);
        LossGradient start = loss.Gradient();

        Tensor input = BehindDropout(source, training.Operations);
        var inputGradient = new Tensor(source.GradientName, source.GradientName, TensorRole.InputGradient, [.. input.Axes]);
        Tensor[] parameters = [.. nodes.SelectMany(static node => node.Parameters).Select(static parameter => parameter.Tensor)];
        (IReadOnlyList<Operation> operations, IReadOnlyList<Tensor> gradients) = Differentiation.Of(
            training.Operations, Gradients(loss.Values, start.Result), spec.Input.Classes > 0 ? parameters : [.. parameters, input],
            named: Gradients(input, inputGradient));
        Dictionary<Tensor, Tensor> ofParameters = parameters.Zip(gradients, static (parameter, gradient) => (parameter, gradient))
            .ToDictionary(static pair => pair.parameter, static pair => pair.gradient);
        HashSet<Tensor> needed = NeededFor(ofParameters.Values, operations);
        ILookup<bool, Operation> isForParameters = operations.ToLookup(operation => operation.Results.Any(needed.Contains));
        return new(
            source, output, target, given, [.. nodes.SelectMany(node => node.With(parameter => ofParameters[parameter]))],
                [.. nodes.SelectMany(static node => node.States)],
                prediction, training.Operations, loss, start,
            FromGiven(training.Operations, loss, start, given), [.. isForParameters[true]], [.. isForParameters[false].Select(WithoutDropout)]);
    }

    /// <summary>The gradient of the input is never asked for while dropout is on, so dropout that comes first, and alone, is left out of it.</summary>
    private static Tensor BehindDropout(Tensor input, IReadOnlyList<Operation> operations)
    {
        while (operations.Where(operation => operation.Reads.Contains(input)).ToArray() is [Dropout only]) input = only.Result;
        return input;
    }

    /// <summary>The same where dropout is off.</summary>
    private static Operation WithoutDropout(Operation operation) =>
        operation is Dropout dropout ? new Map(dropout.Result, Arithmetic.Copy, [dropout.Source]) : operation;

    private static ForwardProgram Forward(IReadOnlyList<LoweredNode> nodes, Tensor input, Accuracy accuracy, bool isTraining)
    {
        var builder = new ProgramBuilder(input, accuracy, isTraining);
        foreach (LoweredNode node in nodes) builder.Add(node);
        return builder.Build();
    }

    /// <summary>
    /// From gradients that are given for the outputs to where the loss would start: a loss that is computed from the logits leaves out the output's
    /// activation, these do not.
    /// </summary>
    private static IReadOnlyList<Operation> FromGiven(IReadOnlyList<Operation> forward, LossSum loss, LossGradient start, Tensor given) =>
        loss.Values == loss.Output ? []
        : Differentiation.Of(forward, Gradients(loss.Output, given), [loss.Values], named: Gradients(loss.Values, start.Result)).Operations;

    private static Dictionary<Tensor, Tensor> Gradients(Tensor of, Tensor gradient) => new() { [of] = gradient };

    /// <summary>Some results, and everything that leads to them.</summary>
    private static HashSet<Tensor> NeededFor(IEnumerable<Tensor> results, IReadOnlyList<Operation> operations)
    {
        var needed = new HashSet<Tensor>(results);
        foreach (Operation operation in operations.Reverse().Where(operation => operation.Results.Any(needed.Contains))) needed.UnionWith(operation.Reads);
        return needed;
    }
}
