using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>A dense layer is a product with its weights, started from its bias, and an activation.</summary>
internal sealed class DenseLowering : LayerLowering<DenseLayer>
{
    protected override void Lower(DenseLayer layer, ProgramBuilder program)
    {
        LoweredNode node = program.Node;
        ActivationDefinition activation = layer.Activation with { Accuracy = program.Accuracy };
        bool isLinear = activation.IsIdentity;

        Tensor source = program.Source;
        Axis units = node.Axis(node.Name, layer.Units);
        Tensor weights = node.Parameter(DenseLayer.Weight, "weights", source.Axes[^1], units);
        Tensor? bias = layer.Bias ? node.Parameter(DenseLayer.BiasName, "bias", units) : null;

        string sumName = isLinear ? node.Name : node.IsOutput ? "logit" : node.Name + "Sum";
        var sum = new Tensor(sumName, node.Name + "Delta", TensorRole.Value, [.. source.Axes.Take(source.Axes.Count - 1), units]);
        program.Add(new Contraction(sum, source, weights, bias));
        program.AddActivation(activation, node.Name);
    }
}
