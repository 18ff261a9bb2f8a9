using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>Dropout is there while training only; its mask is inverted, so that prediction needs no scaling.</summary>
internal sealed class DropoutLowering : LayerLowering<DropoutLayer>
{
    protected override void Lower(DropoutLayer layer, ProgramBuilder program)
    {
        if (!program.IsTraining) return;
        Tensor source = program.Source;
        // In a chain one layer reads each value; in a graph several may drop the same one.
        string name = program.Node.Name.Length > 0 ? program.Node.Name : source.Name + "Kept";
        program.Add(new Dropout(new Tensor(name, name + "Gradient", TensorRole.Value, [.. source.Axes]), source, program.Node.Position, layer.Rate));
    }
}
