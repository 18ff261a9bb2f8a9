using NetGen.Generator.Lowering.Elementwise;
using NetGen.Generator.Lowering.Tiled;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Lowering.Micro;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>All that is decided about a network before it is printed.</summary>
/// <param name="Spec">The declaration.</param>
/// <param name="Loss">The loss, <c>Auto</c> resolved.</param>
/// <param name="Layout">Where the parameters lie.</param>
/// <param name="Program">A <see cref="MicroPlan"/> or a <see cref="TiledPlan"/>.</param>
/// <param name="Strategy">What was chosen, in a word.</param>
/// <param name="Reason">Why.</param>
internal sealed record NetworkPlan(NetworkSpec Spec, LossDefinition Loss, ParameterLayout Layout, object Program, string Strategy, string Reason)
{
    public string Scalar => Spec.Precision == Precision.Single ? "float" : "double";

    /// <summary>Name of the printed program; local to its file.</summary>
    public string ProgramName => Spec.Type.Name.TrimStart('@') + "Program";

    /// <summary>Name of the printed class that holds the description; local to its file.</summary>
    public string DescriptionName => Spec.Type.Name.TrimStart('@') + "Description";

    /// <summary>What was chosen for a layer, counted from 1, in a word.</summary>
    public string StrategyOf(int number) => Program is not TiledPlan tiled ? Strategy
        : tiled.Small?.Layers.Any(layer => layer.Number == number) == true ? "small" : "tiled";

    public int OutputSize => ((DenseSpec)Spec.Layers[^1]).Units;

    public bool IsClassifier => ((DenseSpec)Spec.Layers[^1]).Activation == Activations.Softmax;

    public static NetworkPlan Of(NetworkSpec spec)
    {
        NetworkProgram program = NetworkLowering.Lower(spec, training: true);
        LossDefinition loss = NetworkLowering.LossOf(spec);
        if (UnrollPolicy.ReasonNotUnrolled(spec) is { } reason)
        {
            ParameterLayout padded = ParameterLayout.Padded(program.Parameters, spec.Precision);
            TiledPlan tiled = TiledPlanner.Plan(spec, padded);
            return new(spec, loss, padded, tiled, tiled.Small is null ? "tiled" : "small", reason);
        }
        ParameterLayout packed = ParameterLayout.Packed(program.Parameters, spec.Precision);
        reason = $"it has at most {UnrollPolicy.MicroParameters} parameters and {UnrollPolicy.MicroUnits} units";
        return new(spec, loss, packed, MicroPlanner.Plan(program, packed, spec.Reduction), "micro", reason);
    }
}
