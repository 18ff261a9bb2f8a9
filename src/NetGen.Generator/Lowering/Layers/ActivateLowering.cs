using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>An activation of whatever comes.</summary>
internal sealed class ActivateLowering : LayerLowering<ActivateLayer>
{
    protected override void Lower(ActivateLayer layer, ProgramBuilder program)
    {
        ActivationDefinition activation = layer.Activation with { Accuracy = program.Accuracy };
        if (!activation.IsIdentity) program.PadInput();
        program.AddActivation(activation, program.Node.Name);
    }
}
