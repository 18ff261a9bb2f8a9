using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>Values behind one another.</summary>
internal sealed class ConcatLowering : LayerLowering<ConcatLayer>
{
    protected override void Lower(ConcatLayer layer, ProgramBuilder program)
    {
        LoweredNode node = program.Node;
        Tensor first = program.Sources[0];
        Axis joined = node.Axis(node.Name, program.Sources.Sum(static source => source.Width));
        Axis[] axes = [.. first.Axes.Take(first.Axes.Count - 1), joined];
        program.Add(new Join(new Tensor(node.Name, node.Name + "Gradient", TensorRole.Value, axes), program.Sources));
    }
}
