using System.Globalization;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Layers;
using NetGen.Generator.Parsing.Graphs;

namespace NetGen.Generator.Parsing;

/// <summary>What a method that layers are read from has to obey, besides what holds for layers however they are declared.</summary>
internal static class GraphRules
{
    /// <summary>Why the method cannot be read, and what stands beside it without effect.</summary>
    public static IEnumerable<Violation> CheckForm(NetworkDeclaration declaration, GraphDeclaration graph)
    {
        string name = declaration.Chain[declaration.Chain.Count - 1].Name;
        for (int i = 0; i < graph.Problems.Count; i++)
        {
            DiagnosticId id = graph.Problems[i].Trouble switch
            {
                GraphTrouble.Form => DiagnosticId.LayersMethod,
                GraphTrouble.TooLarge => DiagnosticId.GraphTooLarge,
                _ => DiagnosticId.GraphUnreadable,
            };
            yield return new(id, new Place.GraphProblem(i), graph.Problems[i].Text);
        }

        if (declaration.Sizes.Count > 0) yield return new(DiagnosticId.GraphBesideLayers, new Place.Argument(0, KnownNames.Sizes, 0), name, "a size");
        if (declaration.Layers.Count > 0) yield return new(DiagnosticId.GraphBesideLayers, new Place.Attribute(1), name, "a layer attribute");
        if (declaration.HasInputBesideGraph)
            yield return new(DiagnosticId.GraphBesideLayers, new Place.Attribute(declaration.InputBesideGraphIndex), name, "[Input] on the class");
        if (declaration.Options.Hidden is not null)
            yield return new(DiagnosticId.GraphBesideLayers, new Place.Argument(0, KnownNames.Hidden), name, KnownNames.Hidden);
        if (declaration.Options.Output is not null)
            yield return new(DiagnosticId.GraphBesideLayers, new Place.Argument(0, KnownNames.Output), name, KnownNames.Output);
    }

    /// <summary>What follows from the layers together.</summary>
    /// <param name="declared">What was read.</param>
    /// <param name="nodes">Its layers with their names.</param>
    /// <param name="graph">Their shapes.</param>
    /// <param name="isDouble">Whether the network computes in double precision.</param>
    public static IEnumerable<Violation> Check(GraphDeclaration declared, EquatableArray<Node> nodes, NetworkGraph graph, bool isDouble)
    {
        var names = new HashSet<string>();
        for (int i = 0; i < nodes.Count; i++)
        {
            Place place = declared.Layers[i].Name.Length > 0 ? new Place.CallArgument(i, GraphNames.LayerName) : new Place.Call(i);
            if (!names.Add(nodes[i].Name)) yield return new(DiagnosticId.GraphName, place, $"there is a layer called '{nodes[i].Name}' already");
            else if (!nodes[i].Name.All(IsOfNames))
                yield return new(DiagnosticId.GraphName, place, $"'{nodes[i].Name}' is no name: letters, digits, '.', '-' and '_' may stand in one");
        }

        var read = new HashSet<int>(nodes.SelectMany(static node => node.Inputs)) { declared.Output };
        for (int i = 0; i < nodes.Count; i++)
        {
            if (!read.Contains(i + 1)) yield return new(DiagnosticId.GraphUnread, new Place.Call(i), nodes[i].Name);
        }

        for (int i = 0; i < nodes.Count && !isDouble; i++)
        {
            // What is infinite in double precision cannot be read.
            if (nodes[i].Layer is ScaleLayer scale && (float.IsInfinity((float)scale.Factor) || float.IsInfinity((float)scale.Offset)))
                yield return new(DiagnosticId.GraphUnreadable, new Place.Call(i), "the constant has to be a finite number in single precision too");
        }

        if (graph.Trouble is var (position, problem)) yield return new(DiagnosticId.GraphShape, new Place.Call(position), problem.Message);
        foreach (GraphNode node in graph.Nodes)
        {
            // A size that is written has been judged where it is written.
            if (node.Layer is ConcatLayer && node.Output.Last > NetworkRules.MaxWidth)
                yield return new(DiagnosticId.LayerTooWide, new Place.Call(node.Position), node.Output.Last.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static bool IsOfNames(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-' or '_';
}
