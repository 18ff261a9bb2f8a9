using NetGen.Generator.Lowering.Elementwise;
using NetGen.Generator.Lowering.Layers;
using NetGen.Generator.Model;

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
        var target = new Tensor("target", "targetSlope", TensorRole.Target, [.. output.Axes]);
        var lossSum = new LossSum(new Tensor("loss", "lossSlope", TensorRole.Loss), LossOf(spec), builder.Logits, output, target);
        (IReadOnlyList<Operation> backward, IReadOnlyList<Tensor> gradients, Contract inputSlope) = Differentiation.Of(builder.Operations, lossSum, builder.Parameters);
        return new(builder.Input, output, target, builder.Parameters, builder.Operations, lossSum, gradients, backward, inputSlope);
    }

    /// <summary>The loss, with <c>Auto</c> resolved.</summary>
    public static LossDefinition LossOf(NetworkSpec spec) => Losses.For(spec.Loss, ((DenseSpec)spec.Layers[^1]).Activation);

    /// <summary>A layer's initializer, with <c>Auto</c> resolved.</summary>
    public static string InitializerOf(DenseSpec layer) =>
        layer.Initializer == "Auto" ? Activations.Find(layer.Activation).Initializer : layer.Initializer;
}
