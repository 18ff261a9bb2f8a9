using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <content>What is said of layers, their sizes and options.</content>
internal static partial class DiagnosticDescriptors
{
    /// <summary>
    /// Format: <c>'{0}' needs its number of inputs and a layer that learns: [Network(inputs, ..., outputs)], or [Network(inputs)] with [Dense(units,
    /// activation)]</c>.
    /// </summary>
    public static readonly DiagnosticDescriptor NoLayers = new(
        "NETGEN013",
        "A network needs inputs and at least one layer that learns",
        "'{0}' needs its number of inputs and a layer that learns: [Network(inputs, ..., outputs)], or [Network(inputs)] with [Dense(units, activation)]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The sizes of the short form are the inputs and the units of each layer; in the long form [Network], or [Input] beside it, names the inputs only.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>The size {0} is not at least 1</c>.</summary>
    public static readonly DiagnosticDescriptor SizeTooSmall = new(
        "NETGEN014",
        "A size has to be at least 1",
        "The size {0} is not at least 1",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Inputs and units are counted from one.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>The size {0} is more than 65,536</c>.</summary>
    public static readonly DiagnosticDescriptor LayerTooWide = new(
        "NETGEN015",
        "A layer is too wide",
        "The size {0} is more than 65,536",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Inputs and units of one layer are limited to 65,536.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' has {1} parameters, more than 16,777,216</c>.</summary>
    public static readonly DiagnosticDescriptor TooManyParameters = new(
        "NETGEN016",
        "A network has too many parameters",
        "'{0}' has {1} parameters, more than 16,777,216",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Weights and biases of one network are limited to 16,777,216.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>The rate {0} is not in [0, 1)</c>.</summary>
    public static readonly DiagnosticDescriptor DropoutRate = new(
        "NETGEN022",
        "A dropout rate is at least 0 and less than 1",
        "The rate {0} is not in [0, 1)",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The rate is the probability of dropping a value; the others are scaled by 1 / (1 - rate).",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>Dropout after the last dense layer would drop the outputs</c>.</summary>
    public static readonly DiagnosticDescriptor DropoutLast = new(
        "NETGEN023",
        "Dropout cannot follow the last layer",
        "Dropout after the last dense layer would drop the outputs",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Put it before a [Dense] attribute.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' has a layer but no [Network(inputs)]</c>.</summary>
    public static readonly DiagnosticDescriptor LayerWithoutNetwork = new(
        "NETGEN024",
        "A layer attribute needs [Network]",
        "'{0}' has a layer but no [Network(inputs)]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Layers belong to a network, which names the number of inputs.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>Put this layer on the declaration of '{0}' that has [Network]</c>.</summary>
    public static readonly DiagnosticDescriptor LayerOnOtherPart = new(
        "NETGEN025",
        "Layer attributes stand beside [Network]",
        "Put this layer on the declaration of '{0}' that has [Network]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Layers follow each other in source order, which is not defined between several parts of a class.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' names layers both by sizes and by attributes; with [Dense], [Network] takes the number of inputs only</c>.</summary>
    public static readonly DiagnosticDescriptor MixedForms = new(
        "NETGEN026",
        "Layers are declared in one form only",
        "'{0}' names layers both by sizes and by attributes; with [Dense], [Network] takes the number of inputs only",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "There would be no telling which layers are meant.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>{0} has no effect beside [Dense], which names its own activation</c>.</summary>
    public static readonly DiagnosticDescriptor ActivationBesideLayers = new(
        "NETGEN027",
        "Hidden and Output belong to the form with sizes",
        "{0} has no effect beside [Dense], which names its own activation",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "An option without effect would mislead its reader.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>{0} is not a member of {1}</c>.</summary>
    public static readonly DiagnosticDescriptor UndefinedValue = new(
        "NETGEN028",
        "The value is not a member of its enum",
        "{0} is not a member of {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Use one of the names.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' has {1} layers, more than 1,000</c>.</summary>
    public static readonly DiagnosticDescriptor TooManyLayers = new(
        "NETGEN029",
        "A network has too many layers",
        "'{0}' has {1} layers, more than 1,000",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Layers of one network, dropout included, are limited to 1,000.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
