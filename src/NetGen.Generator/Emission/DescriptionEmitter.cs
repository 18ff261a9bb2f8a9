using System.Globalization;
using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Emission;

/// <summary>Prints the description of a network: the declaration as a value, with nothing left to be worked out.</summary>
/// <remarks>It stands outside the class: a static field of the user's, such as a shared network, may need it before the class's own fields are set.</remarks>
internal static class DescriptionEmitter
{
    public static void Emit(NetworkPlan plan, CodeWriter code)
    {
        NetworkSpec spec = plan.Spec;
        code.Summary("The layers, the loss, and where the parameters lie.");
        using CodeWriter.Block holder = code.Braces($"file static class {plan.DescriptionName}");
        code.Line("public static readonly global::NetGen.NetworkDescription Value = new(");
        using (code.Indent())
        {
            code.Line($"\"{spec.Type.Name.TrimStart('@')}\",");
            code.Line($"global::NetGen.Precision.{spec.Precision},");
            code.Line($"{spec.InputSize},");
            code.Line("[");
            using (code.Indent())
            {
                foreach (GraphNode node in plan.Graph.Nodes) code.Line(Describe(node, plan) + ",");
            }
            code.Line("],");
            code.Line($"global::NetGen.Loss.{plan.Loss.Name},");
            code.Line($"global::NetGen.Reduction.{spec.Reduction},");
            code.Line($"global::NetGen.Accuracy.{spec.Accuracy},");
            code.Line($"global::NetGen.Strategy.{plan.Strategy},");
            code.Line("new global::NetGen.ParameterLayout(");
            using (code.Indent())
            {
                code.Line("[");
                using (code.Indent())
                {
                    foreach (ParameterPlace place in plan.Layout.Places) code.Line(Describe(place) + ",");
                }
                code.Line("],");
                code.Line($"{plan.Layout.Size}));");
            }
        }
    }

    private static string Describe(GraphNode node, NetworkPlan plan)
    {
        Layer layer = node.Layer;
        List<string> facts = [];
        if (layer.OutputActivation is { } activation) facts.Add($"Activation = global::NetGen.Activation.{activation}");
        string options = string.Join(", ", layer.Options.Select(static option => $"new(\"{option.Name}\", {Literal(option.Value)})"));
        if (options.Length > 0) facts.Add($"Options = [{options}]");
        if (!(node.Sources is [var source] && source == node.Position))
            facts.Add($"Sources = [{string.Join(", ", node.Sources.Select(static value => value.ToString(CultureInfo.InvariantCulture)))}]");
        if (layer.OnlyTrains) facts.Add("OnlyTrains = true");
        else facts.Add($"CompiledAs = global::NetGen.Strategy.{plan.Program.StrategyOf(node.Number)}");
        return $"new(\"{layer.Kind}\", \"{node.Name}\", {List(node.Inputs[0])}, {List(node.Output)}) {{ {string.Join(", ", facts)} }}";
    }

    private static string Describe(ParameterPlace place)
    {
        ParameterSpec spec = place.Parameter.Spec;
        return $"new(\"{place.Parameter.Layer}\", \"{spec.Name}\", {List(spec.Shape)}, {place.Offset}, {place.Stride}, "
            + $"global::NetGen.ParameterKind.{spec.Kind}, global::NetGen.Initializer.{spec.Initializer}, {spec.FanIn}, {spec.FanOut})";
    }

    private static string List(Shape shape) => $"[{string.Join(", ", shape.Sizes.Select(static size => size.ToString(CultureInfo.InvariantCulture)))}]";

    private static string Literal(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        double number => CSharpLiteral.OfDouble(number),
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => $"\"{value}\"",
    };
}
