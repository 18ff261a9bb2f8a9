using NetGen.Generator.Model;

namespace NetGen.Generator.Parsing;

/// <summary>Which activations and losses go together: those of softmax and of binary cross-entropy are computed as one, from the logits.</summary>
internal static class OutputRules
{
    private const string Softmax = "Softmax", Sigmoid = "Sigmoid", Auto = "Auto", CrossEntropy = "CrossEntropy", BinaryCrossEntropy = "BinaryCrossEntropy";

    /// <summary>What decides the generated members, as far as the declaration tells.</summary>
    public static NetworkShape ShapeOf(NetworkDeclaration declaration, IReadOnlyList<DeclaredLayer> layers)
    {
        DenseSpec? output = layers.Select(layer => layer.Spec).OfType<DenseSpec>().LastOrDefault();
        return new NetworkShape(
            declaration.Sizes.Count > 0 ? declaration.Sizes[0] : 0,
            output?.Units ?? 0,
            declaration.Options.Precision ?? nameof(Precision.Single),
            output?.Activation == Softmax);
    }

    public static IEnumerable<Violation> Check(NetworkDeclaration declaration, IReadOnlyList<DeclaredLayer> layers)
    {
        List<DeclaredLayer> dense = [.. layers.Where(layer => layer.Spec is DenseSpec)];
        if (dense.Count == 0 || declaration.IsMixed()) yield break;

        // In the short form all hidden layers share one argument, so one report is enough.
        foreach (Place place in dense.Take(dense.Count - 1).Where(layer => ((DenseSpec)layer.Spec).Activation == Softmax).Select(layer => layer.Activation).Distinct())
            yield return new(DiagnosticId.SoftmaxHidden, place);

        DeclaredLayer last = dense[dense.Count - 1];
        DenseSpec output = (DenseSpec)last.Spec;
        Place lossPlace = new Place.Argument(0, KnownNames.Loss);
        string loss = declaration.Options.Loss ?? Auto;
        if (output.Activation == Softmax && output.Units == 1) yield return new(DiagnosticId.SoftmaxSingle, last.Size);
        if (!OptionRules.IsDefined(loss) || !OptionRules.IsDefined(output.Activation)) yield break;
        if (output.Activation == Softmax && loss is not (Auto or CrossEntropy)) yield return new(DiagnosticId.SoftmaxLoss, lossPlace, loss);
        else if (output.Activation != Softmax && loss == CrossEntropy) yield return new(DiagnosticId.CrossEntropyOutput, lossPlace, output.Activation);
        else if (output.Activation != Sigmoid && loss == BinaryCrossEntropy) yield return new(DiagnosticId.BinaryCrossEntropyOutput, lossPlace, output.Activation);
    }
}
