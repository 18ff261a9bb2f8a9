using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>Values standardised along the last axis, times the scale of their channel, plus its shift.</summary>
internal sealed class LayerNormLowering : LayerLowering<LayerNormLayer>
{
    protected override void Lower(LayerNormLayer layer, ProgramBuilder program)
    {
        LoweredNode node = program.Node;
        Tensor source = program.Source;
        Axis channels = source.Axes[^1];
        Tensor scale = node.Parameter(LayerNormLayer.Weight, "scale", channels), shift = node.Parameter(LayerNormLayer.Bias, "shift", channels);

        Tensor standard = program.Value("Standard", [.. source.Axes]), scaled = program.Value("Scaled", [.. source.Axes]);
        Tensor inverse = program.Value("InverseDeviation", Axis.Examples, node.Axis("rows", source.Rows));
        program.Add(new Standardize(standard, inverse, source, [channels], LayerNormLayer.Epsilon));
        program.Add(new Map(scaled, Arithmetic.Find(Arithmetic.Product), [standard, scale]));
        program.Add(new Map(program.Value([.. source.Axes]), Arithmetic.Find(Arithmetic.Sum), [scaled, shift]));
    }
}
