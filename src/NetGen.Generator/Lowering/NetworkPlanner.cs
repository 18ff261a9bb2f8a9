using NetGen.Generator.Lowering.Layers;
using NetGen.Generator.Lowering.Micro;
using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Lowering.Tiled;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering;

/// <summary>From the declaration to all that is decided about it: lowers it once, and chooses how it is printed by what came out.</summary>
internal static class NetworkPlanner
{
    public static NetworkPlan Plan(NetworkSpec spec)
    {
        NetworkGraph graph = NetworkGraph.Of(spec);
        NetworkProgram program = NetworkLowering.Lower(spec, graph);
        if (UnrollPolicy.ReasonNotUnrolled(program) is { } reason)
        {
            ParameterLayout padded = ParameterLayout.Padded(program.Parameters, spec.Precision);
            TiledPlan plan = TiledPlanner.Plan(program, padded, spec.Precision);
            return new(spec, graph, program.Loss.Loss, padded, plan, reason) { OwnFunctions = OwnFunctions(program) };
        }
        ParameterLayout packed = ParameterLayout.Packed(program.Parameters, spec.Precision);
        return new(spec, graph, program.Loss.Loss, packed, MicroPlanner.Plan(program, packed, spec.Reduction), UnrollPolicy.ReasonUnrolled);
    }

    private static IReadOnlyList<ElementwiseFunction> OwnFunctions(NetworkProgram program) =>
    [
        .. program.Prediction.Operations.Concat(program.Forward).Concat(program.Backward).Concat(program.InputBackward)
            .OfType<Map>().Select(static map => map.Function).Where(static function => function.IsOwn).Distinct(),
    ];
}
