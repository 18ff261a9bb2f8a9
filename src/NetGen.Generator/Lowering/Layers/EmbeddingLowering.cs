using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>Rows of a table, looked up.</summary>
internal sealed class EmbeddingLowering : LayerLowering<EmbeddingLayer>
{
    protected override void Lower(EmbeddingLayer layer, ProgramBuilder program)
    {
        LoweredNode node = program.Node;
        Tensor tokens = program.Source;
        Axis classes = node.Axis("classes", node.Inputs[0].Classes), features = node.Axis("features", layer.Width);
        Tensor table = node.Parameter(EmbeddingLayer.Weight, "table", classes, features);
        program.Add(new Gather(program.Value(Axis.Examples, tokens.Axes[1], features), table, tokens, [classes]));
    }
}
