using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Model.Layers;

/// <summary>A declared network: everything the emitted text depends on, and nothing else. It alone crosses the incremental pipeline.</summary>
/// <param name="Type">The class to complete.</param>
/// <param name="Input">The shape of one example.</param>
/// <param name="Nodes">The layers in the order of their parameters, which is one in which they can be computed; the last one makes the output.</param>
/// <param name="Loss">The loss, as declared; null is <c>Auto</c>, which lowering resolves.</param>
/// <param name="Precision">The scalar type.</param>
/// <param name="Reduction">How the losses of a batch become one number.</param>
/// <param name="Accuracy">How exact transcendental functions are.</param>
internal sealed record NetworkSpec(
    TypeSpec Type,
    Shape Input,
    EquatableArray<Node> Nodes,
    LossDefinition? Loss,
    Precision Precision,
    Reduction Reduction,
    Accuracy Accuracy)
{
    /// <summary>The most inputs for which <c>Predict(x0, x1, ...)</c> takes them one by one.</summary>
    public const int MostTypedInputs = 8;

    /// <summary>Values of one example.</summary>
    public int InputSize => (int)Input.Size;
}
