using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <content>What is said of which outputs go with which losses.</content>
internal static partial class DiagnosticDescriptors
{
    /// <summary>Format: <c>Softmax cannot be the activation of a hidden layer</c>.</summary>
    public static readonly DiagnosticDescriptor SoftmaxHidden = new(
        "NETGEN017",
        "Softmax is an output activation",
        "Softmax cannot be the activation of a hidden layer",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Its gradient is computed together with the cross-entropy of the outputs.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>Softmax outputs are trained by cross-entropy, not by {0}</c>.</summary>
    public static readonly DiagnosticDescriptor SoftmaxLoss = new(
        "NETGEN018",
        "Softmax goes with cross-entropy",
        "Softmax outputs are trained by cross-entropy, not by {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Leave Loss out, or write Loss.CrossEntropy.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>Cross-entropy compares probabilities from softmax, not outputs of {0}</c>.</summary>
    public static readonly DiagnosticDescriptor CrossEntropyOutput = new(
        "NETGEN019",
        "Cross-entropy goes with softmax",
        "Cross-entropy compares probabilities from softmax, not outputs of {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Write Activation.Softmax for the output; for independent yes-or-no outputs use Loss.BinaryCrossEntropy with Activation.Sigmoid.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>Softmax of one output is always 1; use at least two outputs, or Sigmoid</c>.</summary>
    public static readonly DiagnosticDescriptor SoftmaxSingle = new(
        "NETGEN020",
        "Softmax needs two outputs",
        "Softmax of one output is always 1; use at least two outputs, or Sigmoid",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The probabilities of all outputs add up to one.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>Binary cross-entropy compares probabilities from Sigmoid, not outputs of {0}</c>.</summary>
    public static readonly DiagnosticDescriptor BinaryCrossEntropyOutput = new(
        "NETGEN021",
        "Binary cross-entropy goes with sigmoid",
        "Binary cross-entropy compares probabilities from Sigmoid, not outputs of {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Write Activation.Sigmoid for the output.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
