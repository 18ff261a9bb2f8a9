using System.Globalization;
using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;
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
            bool isOwnLoss = plan.Loss.Origin == FunctionOrigin.User;
            code.Line($"global::NetGen.Loss.{(isOwnLoss ? "Auto" : plan.Loss.Name)},");
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
                List<string> more = [];
                if (spec.Input.Rank > 1) more.Add($"InputShape = {List(spec.Input)}");
                if (spec.Input.Classes > 0) more.Add($"InputClasses = {spec.Input.Classes.ToString(CultureInfo.InvariantCulture)}");
                if (isOwnLoss) more.Add($"LossFunction = \"{plan.Loss.Name}\"");
                string end = $")){(more.Count == 0 ? "" : $" {{ {string.Join(", ", more)} }}")};";
                if (plan.Layout.States.Count == 0) code.Line(plan.Layout.Size + end);
                else EmitStates(plan.Layout, end, code);
            }
        }
    }

    private static void EmitStates(ParameterLayout layout, string end, CodeWriter code)
    {
        code.Line($"{layout.Size},");
        code.Line("[");
        using (code.Indent())
        {
            foreach (StatePlace place in layout.States) code.Line(Describe(place.State.Layer, place.State.Spec, place.Offset, place.Stride) + ",");
        }
        code.Line("],");
        code.Line(layout.WholeSize + end);
    }

    private static string Describe(GraphNode node, NetworkPlan plan)
    {
        Layer layer = node.Layer;
        List<string> facts = [];
        if (layer.OutputActivation is { } activation)
            facts.Add(activation.Origin == FunctionOrigin.User ? $"Function = \"{activation.Name}\"" : $"Activation = global::NetGen.Activation.{activation.Name}");
        string options = string.Join(", ", layer.Options.Select(static option => $"new(\"{option.Name}\", {Literal(option.Value)})"));
        if (options.Length > 0) facts.Add($"Options = [{options}]");
        if (!(node.Sources is [var source] && source == node.Position))
            facts.Add($"Sources = [{string.Join(", ", node.Sources.Select(static value => value.ToString(CultureInfo.InvariantCulture)))}]");
        if (layer.OnlyTrains) facts.Add("OnlyTrains = true");
        else facts.Add($"CompiledAs = global::NetGen.Strategy.{plan.Program.StrategyOf(node.Number)}");
        return $"new(\"{layer.Kind}\", \"{node.Name}\", {List(node.Inputs[0])}, {List(node.Output)}) {{ {string.Join(", ", facts)} }}";
    }

    private static string Describe(ParameterPlace place) => Describe(place.Parameter.Layer, place.Parameter.Spec, place.Offset, place.Stride);

    private static string Describe(string layer, ParameterSpec spec, int offset, int stride) =>
        $"new(\"{layer}\", \"{spec.Name}\", {List(spec.Shape)}, {offset}, {stride}, "
            + $"global::NetGen.ParameterKind.{spec.Kind}, global::NetGen.Initializer.{spec.Initializer}, {spec.FanIn}, {spec.FanOut})"
            + (spec.Start == 0 ? "" : $" {{ Start = {CSharpLiteral.OfDouble(spec.Start)} }}");

    private static string List(Shape shape) => $"[{string.Join(", ", shape.Sizes.Select(static size => size.ToString(CultureInfo.InvariantCulture)))}]";

    private static string Literal(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        double number => CSharpLiteral.OfDouble(number),
        int number => number.ToString(CultureInfo.InvariantCulture),
        _ => $"\"{value}\"",
    };
}
