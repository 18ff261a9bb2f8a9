using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>An activation of its own is what it is behind a dense layer.</summary>
internal sealed class ActivateLowering : LayerLowering<ActivateLayer>
{
    protected override void Lower(ActivateLayer layer, ProgramBuilder program) =>
        program.AddActivation(layer.Activation with { Accuracy = program.Accuracy }, program.Node.Name);
}
