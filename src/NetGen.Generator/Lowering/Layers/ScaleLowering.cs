using System.Globalization;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>Constants are part of a function, which is printed with the network.</summary>
internal sealed class ScaleLowering : LayerLowering<ScaleLayer>
{
    protected override void Lower(ScaleLayer layer, ProgramBuilder program)
    {
        LoweredNode node = program.Node;
        Tensor source = program.Source;
        string number = (node.Position + 1).ToString(CultureInfo.InvariantCulture);
        Expression x = new Variable(Quantity.Input);
        // A factor of zero leaves nothing of the value, which is passed all the same.
        var function = new ElementwiseFunction("Scale" + number, "factor x + offset", layer.Factor * x + layer.Offset)
        {
            Origin = FunctionOrigin.User,
            Passes = Passes.Input,
        };
        if (function.IsIdentity) return;
        program.Add(new Map(new Tensor(node.Name, node.Name + "Gradient", TensorRole.Value, [.. source.Axes]), function, [source]));
    }
}
