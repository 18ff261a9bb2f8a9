namespace NetGen.Generator.Model;

/// <summary>A declared network: everything the emitted text depends on, and nothing else. It alone crosses the incremental pipeline.</summary>
/// <param name="Type">The class to complete.</param>
/// <param name="InputSize">Values of one example.</param>
/// <param name="Layers">The layers in order; the last one is dense.</param>
/// <param name="Loss">The name of a member of <c>NetGen.Loss</c>, as declared; <c>Auto</c> is resolved by lowering.</param>
/// <param name="Precision">The scalar type.</param>
/// <param name="Reduction">How the losses of a batch become one number.</param>
/// <param name="Accuracy">How exact transcendental functions are.</param>
internal sealed record NetworkSpec(
    TypeSpec Type,
    int InputSize,
    EquatableArray<LayerSpec> Layers,
    string Loss,
    Precision Precision,
    Reduction Reduction,
    Accuracy Accuracy)
{
    /// <summary>The most inputs for which <c>Predict(x0, x1, ...)</c> takes them one by one.</summary>
    public const int MostTypedInputs = 8;
}

/// <summary>Mirrors <c>NetGen.Precision</c>.</summary>
internal enum Precision
{
    Single,
    Double,
}

/// <summary>Mirrors <c>NetGen.Reduction</c>.</summary>
internal enum Reduction
{
    Mean,
    Sum,
}

/// <summary>Mirrors <c>NetGen.Accuracy</c>.</summary>
internal enum Accuracy
{
    Accurate,
    Fast,
}
