using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>A vector of all values; what is one already stays as it is.</summary>
internal sealed class FlattenLowering : LayerLowering<FlattenLayer>
{
    protected override void Lower(FlattenLayer layer, ProgramBuilder program)
    {
        Tensor source = program.Source;
        if (source.Rows == 1 && source.Axes.Count == 2) return;
        program.Add(new Reshape(program.Value(Axis.Examples, program.Node.Axis("values", source.Rows * source.Width)), source));
    }
}
