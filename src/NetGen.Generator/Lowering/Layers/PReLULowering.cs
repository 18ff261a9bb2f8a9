using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>An elementwise function of a value and the slope of its channel.</summary>
internal sealed class PReLULowering : LayerLowering<PReLULayer>
{
    protected override void Lower(PReLULayer layer, ProgramBuilder program)
    {
        Tensor source = program.PadInput();
        Tensor slopes = program.Node.Parameter(PReLULayer.Weight, "slopes", source.Axes[^1]);
        program.Add(new Map(program.Value([.. source.Axes]), LayerFunctions.PReLU, [source, slopes]));
    }
}
