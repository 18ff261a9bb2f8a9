using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <content>What is said of the shapes of inputs and of what layers make of them.</content>
internal static partial class DiagnosticDescriptors
{
    /// <summary>Format: <c>{0}</c>, a sentence that names the layer and the shapes.</summary>
    public static readonly DiagnosticDescriptor ShapeMismatch = new(
        "NETGEN030",
        "A layer cannot follow what stands before it",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Each kind of layer takes vectors, sequences or images; [Flatten] makes a vector of the other two.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' says its inputs twice: leave the sizes of [Network] out beside [Input]</c>.</summary>
    public static readonly DiagnosticDescriptor InputTwice = new(
        "NETGEN031",
        "Inputs are declared once",
        "'{0}' says its inputs twice: leave the sizes of [Network] out beside [Input]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "[Network(64)] is the same as [Network, Input(64)].",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>{0} has {1} values, more than 4,194,304</c>.</summary>
    public static readonly DiagnosticDescriptor ValueTooLarge = new(
        "NETGEN032",
        "What a layer takes or makes is too large",
        "{0} has {1} values, more than 4,194,304",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The values of one example before and after each layer are limited to 4,194,304.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
