using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <content>What is said of networks that are legal.</content>
internal static partial class DiagnosticDescriptors
{
    /// <summary>Format: <c>'{0}' is not unrolled, because {1}</c>. Nothing is wrong; the network runs in loops over its layers.</summary>
    public static readonly DiagnosticDescriptor NotUnrolled = new(
        "NETGEN101",
        "A network runs in loops",
        "'{0}' is not unrolled, because {1}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Small networks are printed as straight-line code; larger ones call kernels that loop over their layers.");

    /// <summary>Format: <c>The weights of layer {0} of '{1}' should not start at zero: {2}</c>.</summary>
    public static readonly DiagnosticDescriptor ZeroStart = new(
        "NETGEN102",
        "A network starts where nothing can be learned",
        "The weights of layer {0} of '{1}' should not start at zero: {2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "One layer may start with zero weights; two in a row, or zero sums before an activation whose derivative is zero there, such as ReLU, "
            + "keep a network from learning.");
}
