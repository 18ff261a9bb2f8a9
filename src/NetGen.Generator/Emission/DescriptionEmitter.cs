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
    /// <summary>Layers, or tensors, that one method makes: what a thousand of them are made in would be longer than the compiler at run time takes.</summary>
    private const int MostInOneMethod = 64;

    public static void Emit(NetworkPlan plan, CodeWriter code)
    {
        NetworkSpec spec = plan.Spec;
        string[] layers = [.. plan.Graph.Nodes.Select(node => Describe(node, plan))], tensors = [.. plan.Layout.Places.Select(Describe)];
        code.Summary("The layers, the loss, and where the parameters lie.");
        using CodeWriter.Block holder = code.Braces($"file static class {plan.DescriptionName}");
        code.Line("public static readonly global::NetGen.NetworkDescription Value = new(");
        using (code.Indent())
        {
            code.Line($"\"{spec.Type.Name.TrimStart('@')}\",");
            code.Line($"global::NetGen.Precision.{spec.Precision},");
            code.Line($"{spec.InputSize},");
            EmitList("Layers", layers, code);
            bool isOwnLoss = plan.Loss.Origin == FunctionOrigin.User;
            code.Line($"global::NetGen.Loss.{(isOwnLoss ? "Auto" : plan.Loss.Name)},");
            code.Line($"global::NetGen.Reduction.{spec.Reduction},");
            code.Line($"global::NetGen.Accuracy.{spec.Accuracy},");
            code.Line($"global::NetGen.Strategy.{plan.Strategy},");
            code.Line("new global::NetGen.ParameterLayout(");
            using (code.Indent())
            {
                EmitList("Tensors", tensors, code);
                List<string> more = [];
                if (spec.Input.Rank > 1) more.Add($"InputShape = {List(spec.Input)}");
                if (spec.Input.Classes > 0) more.Add($"InputClasses = {spec.Input.Classes.ToString(CultureInfo.InvariantCulture)}");
                if (isOwnLoss) more.Add($"LossFunction = \"{plan.Loss.Name}\"");
                string end = $")){(more.Count == 0 ? "" : $" {{ {string.Join(", ", more)} }}")};";
                if (plan.Layout.States.Count == 0) code.Line(plan.Layout.Size + end);
                else EmitStates(plan.Layout, end, code);
            }
        }
        EmitParts("Layers", "global::NetGen.LayerDescription", layers, code);
        EmitParts("Tensors", "global::NetGen.ParameterTensor", tensors, code);
    }

    /// <summary>A list where it stands, or, of a long one, the methods that make its parts.</summary>
    private static void EmitList(string name, string[] items, CodeWriter code)
    {
        if (items.Length > MostInOneMethod)
        {
            int parts = (items.Length + MostInOneMethod - 1) / MostInOneMethod;
            code.Line($"[{string.Join(", ", Enumerable.Range(1, parts).Select(part => $".. {name}{part}()"))}],");
            return;
        }
        EmitItems(items, ",", code);
    }

    private static void EmitParts(string name, string type, string[] items, CodeWriter code)
    {
        for (int first = 0; items.Length > MostInOneMethod && first < items.Length; first += MostInOneMethod)
        {
            code.Line();
            code.Line($"private static {type}[] {name}{first / MostInOneMethod + 1}() =>");
            EmitItems([.. items.Skip(first).Take(MostInOneMethod)], ";", code);
        }
    }

    private static void EmitItems(IReadOnlyList<string> items, string end, CodeWriter code)
    {
        code.Line("[");
        using (code.Indent())
        {
            foreach (string item in items) code.Line(item + ",");
        }
        code.Line("]" + end);
    }

    private static void EmitStates(ParameterLayout layout, string end, CodeWriter code)
    {
        code.Line($"{layout.Size},");
        EmitItems([.. layout.States.Select(static place => Describe(place.State.Layer, place.State.Spec, place.Offset, place.Stride))], ",", code);
        code.Line(layout.WholeSize + end);
    }

    private static string Describe(GraphNode node, NetworkPlan plan)
    {
        Layer layer = node.Layer;
        List<string> facts = [];
        if (layer.OutputActivation is { } activation)
            facts.Add(activation.Origin == FunctionOrigin.User
                ? $"Function = \"{activation.Name}\""
                : $"Activation = global::NetGen.Activation.{activation.Name}");
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
