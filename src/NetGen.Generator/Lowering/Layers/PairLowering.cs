using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>
/// A function of two values. Its result runs along the axes of the one that is computed later, which often has no other reader: that one's gradient
/// is the result's then, with no copy. Where one is a vector of channels, the other one comes first.
/// </summary>
internal abstract class PairLowering<TLayer> : LayerLowering<TLayer>
    where TLayer : PairLayer
{
    protected override void Lower(TLayer layer, ProgramBuilder program)
    {
        LoweredNode node = program.Node;
        (Tensor first, Tensor second, string function) = (program.Sources[0], program.Sources[1], layer.Function);
        if (second.Axes.Count > first.Axes.Count) (first, second, function) = (second, first, Arithmetic.Swapped(function));
        bool isLater = second.Axes.Count == first.Axes.Count && node.Sources[1] > node.Sources[0];
        Axis[] axes = [.. (isLater ? second : first).Axes];
        var result = new Tensor(node.Name, node.Name + "Gradient", TensorRole.Value, axes);
        program.Add(new Map(result, Arithmetic.Find(function), [Along(first, axes), Along(second, axes)]));
    }

    /// <summary>A vector of channels has the examples and the channels; it lacks what lies between.</summary>
    private static Access Along(Tensor tensor, Axis[] axes) =>
        Access.Along(tensor, tensor.Axes.Count == axes.Length ? axes : [axes[0], axes[^1]]);
}

/// <summary>A sum.</summary>
internal sealed class AddLowering : PairLowering<AddLayer>;

/// <summary>A difference.</summary>
internal sealed class SubtractLowering : PairLowering<SubtractLayer>;

/// <summary>A product.</summary>
internal sealed class MultiplyLowering : PairLowering<MultiplyLayer>;
