using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>A dense layer is a product with its weights, started from its bias, and an activation.</summary>
internal static class DenseLowering
{
    public static void Lower(DenseSpec layer, ProgramBuilder program)
    {
        (int number, string name) = program.NextDense();
        ActivationDefinition activation = Activations.Find(layer.Activation, program.Accuracy);
        bool isOutput = name == "output", isLinear = activation.Name == Activations.Identity;

        Tensor source = program.Current;
        var units = new Axis(name, layer.Units);
        Tensor weights = program.AddParameter($"weights{number}", source.Axes[1], units);
        Tensor? bias = layer.Bias ? program.AddParameter($"bias{number}", units) : null;

        string sumName = isLinear ? name : isOutput ? "logit" : name + "Sum";
        var sum = new Tensor(sumName, name + "Delta", TensorRole.Value, Axis.Examples, units);
        program.Add(new Contraction(sum, source, weights, bias));
        program.AddActivation(activation, name);
    }
}
