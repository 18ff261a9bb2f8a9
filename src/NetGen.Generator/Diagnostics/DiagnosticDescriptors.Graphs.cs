using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <content>What is said of methods that layers are read from.</content>
internal static partial class DiagnosticDescriptors
{
    /// <summary>Format: the sentence that says what is wrong.</summary>
    public static readonly DiagnosticDescriptor LayersMethod = new(
        "NETGEN040",
        "A [Layers] method leads from one tensor to one",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The layers are read from it: [Layers] static Tensor Define([Input(16)] Tensor x), in the class with [Network]; a network has one such method.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: the sentence that says what is wrong.</summary>
    public static readonly DiagnosticDescriptor GraphUnreadable = new(
        "NETGEN041",
        "A [Layers] method holds what the compiler can read",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The method is read, never run: what it does has to be known to the compiler.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: the sentence that says what is wrong.</summary>
    public static readonly DiagnosticDescriptor GraphShape = new(
        "NETGEN042",
        "Layers get the shapes that they take",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The message names the shapes that arrive.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>The layer '{0}' has no effect: its output is never read</c>.</summary>
    public static readonly DiagnosticDescriptor GraphUnread = new(
        "NETGEN043",
        "The output of every layer is read",
        "The layer '{0}' has no effect: its output is never read",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A layer that leads nowhere would have parameters that nothing is learned of.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: the sentence that says what is wrong.</summary>
    public static readonly DiagnosticDescriptor GraphName = new(
        "NETGEN044",
        "Layers have names of their own",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Tensors in files are called after their layer; without a name it is the kind and a number.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: the sentence that says what is wrong.</summary>
    public static readonly DiagnosticDescriptor GraphTooLarge = new(
        "NETGEN045",
        "A [Layers] method can be read in a moment",
        "{0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "It is read again after every edit: at most 1,000 layers, and 100,000 steps.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' reads its layers from a [Layers] method: {1} has no effect beside it</c>.</summary>
    public static readonly DiagnosticDescriptor GraphBesideLayers = new(
        "NETGEN046",
        "Layers are declared in one way only",
        "'{0}' reads its layers from a [Layers] method: {1} has no effect beside it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "With a [Layers] method [Network] takes neither sizes nor activations, and no layer attributes stand beside it.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
