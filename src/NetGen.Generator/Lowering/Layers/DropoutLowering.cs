using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>Dropout is there while training only; its mask is inverted, so that prediction needs no scaling.</summary>
internal static class DropoutLowering
{
    public static void Lower(DropoutSpec layer, int position, ProgramBuilder program)
    {
        if (!program.IsTraining) return;
        Tensor source = program.Current;
        string name = source.Name + "Kept";
        program.Add(new Dropout(new Tensor(name, name + "Gradient", TensorRole.Value, [.. source.Axes]), source, position, layer.Rate));
    }
}
