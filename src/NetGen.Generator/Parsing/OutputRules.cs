using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Parsing;

/// <summary>Which activations and losses go together: those of softmax and of binary cross-entropy are computed as one, from the logits.</summary>
internal static class OutputRules
{
    private const string Sigmoid = "Sigmoid", Auto = "Auto", BinaryCrossEntropy = "BinaryCrossEntropy";

    /// <summary>What decides the generated members, as far as the declaration tells.</summary>
    public static NetworkShape ShapeOf(NetworkDeclaration declaration, NetworkGraph graph)
    {
        bool isWhole = graph.Trouble is null && graph.Nodes.Any(static node => !node.Layer.OnlyTrains);
        return new NetworkShape(
            (int)Math.Min(int.MaxValue, DeclaredLayers.InputOf(declaration).Size),
            isWhole ? (int)Math.Min(int.MaxValue, graph.Output.Size) : 0,
            declaration.Options.Precision ?? nameof(Precision.Single),
            graph.OutputActivation == Activations.Softmax);
    }

    public static IEnumerable<Violation> Check(NetworkDeclaration declaration, IReadOnlyList<DeclaredLayer> layers, NetworkGraph graph)
    {
        List<DeclaredLayer> predicting = [.. layers.Where(static layer => !layer.Layer.OnlyTrains)];
        if (predicting.Count == 0 || declaration.IsMixed()) yield break;

        // In the short form all hidden layers share one argument, so one report is enough.
        IEnumerable<DeclaredLayer> hidden = predicting.Take(predicting.Count - 1).Where(static layer => layer.Layer.OutputActivation == Activations.Softmax);
        foreach (Place place in hidden.Select(static layer => layer.Activation).Distinct())
            yield return new(DiagnosticId.SoftmaxHidden, place);

        DeclaredLayer last = predicting[predicting.Count - 1];
        string activation = last.Layer.OutputActivation ?? Activations.Identity;
        Place lossPlace = new Place.Argument(0, KnownNames.Loss);
        string loss = declaration.Options.Loss ?? Auto;
        if (activation == Activations.Softmax && graph.Output.Last == 1) yield return new(DiagnosticId.SoftmaxSingle, last.Size);
        if (!OptionRules.IsDefined(loss) || !OptionRules.IsDefined(activation)) yield break;
        if (activation == Activations.Softmax && loss is not (Auto or Losses.CrossEntropy)) yield return new(DiagnosticId.SoftmaxLoss, lossPlace, loss);
        else if (activation != Activations.Softmax && loss == Losses.CrossEntropy) yield return new(DiagnosticId.CrossEntropyOutput, lossPlace, activation);
        else if (activation != Sigmoid && loss == BinaryCrossEntropy) yield return new(DiagnosticId.BinaryCrossEntropyOutput, lossPlace, activation);
    }
}
