using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>An elementwise function of a value and the slope of its channel.</summary>
internal sealed class PReLULowering : LayerLowering<PReLULayer>
{
    private static readonly Expression X = new Variable(Quantity.Input), Slope = new Variable(Quantity.Learned);
    private static readonly ElementwiseFunction PReLU =
        new(nameof(PReLU), "x for x > 0, else a x, a learned for each channel", Expression.WhereGreater(X, 0, X, Slope * X)) { Learned = 1 };

    public override IEnumerable<ElementwiseFunction> Functions => Arithmetic.WithAdjoints(PReLU);

    protected override void Lower(PReLULayer layer, ProgramBuilder program)
    {
        Tensor source = program.Source;
        Tensor slopes = program.Node.Parameter(PReLULayer.Weight, "slopes", source.Axes[^1]);
        program.Add(new Map(program.Value([.. source.Axes]), PReLU, [source, slopes]));
    }
}
