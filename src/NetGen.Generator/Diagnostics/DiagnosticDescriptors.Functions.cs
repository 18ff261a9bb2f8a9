using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <content>What is said of functions of the user's.</content>
internal static partial class DiagnosticDescriptors
{
    /// <summary>Format: <c>'{0}' cannot be an elementwise function: {1}</c>.</summary>
    public static readonly DiagnosticDescriptor ElementwiseSignature = new(
        "NETGEN060",
        "An elementwise function is static and of numbers",
        "'{0}' cannot be an elementwise function: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "It is a static method whose values and result are all float or all double.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' has to be one expression: '=> ...', or a block that returns it, with nothing before it but constants</c>.</summary>
    public static readonly DiagnosticDescriptor ElementwiseBody = new(
        "NETGEN061",
        "An elementwise function is one expression",
        "'{0}' has to be one expression: '=> ...', or a block that returns it, with nothing before it but constants",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Its body is read, differentiated and printed for vectors; it is never run by a network.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' cannot stand in an elementwise function: {1}</c>.</summary>
    public static readonly DiagnosticDescriptor ElementwiseExpression = new(
        "NETGEN062",
        "Something cannot stand in an elementwise function",
        "'{0}' cannot stand in an elementwise function: {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "There may be parameters, numbers, constants, + - * /, ?: with a comparison, casts between float and double, "
            + "Exp, Log, Sqrt, Tanh, Sin, Cos, Abs, Min, Max and Pow of Math or MathF, and other [Elementwise] methods.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>By calling '{0}', '{1}' calls itself</c>.</summary>
    public static readonly DiagnosticDescriptor ElementwiseRecursion = new(
        "NETGEN063",
        "An elementwise function cannot call itself",
        "By calling '{0}', '{1}' calls itself",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A call is replaced by what the method computes, which would have no end.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>With what it calls, '{0}' has more than {1} operations</c>.</summary>
    public static readonly DiagnosticDescriptor ElementwiseTooLong = new(
        "NETGEN064",
        "An elementwise function is too long",
        "With what it calls, '{0}' has more than {1} operations",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A call is replaced by what the method computes. An elementwise function is limited to 256 operations.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' cannot be {1}: {2}</c>.</summary>
    public static readonly DiagnosticDescriptor UnusableFunction = new(
        "NETGEN065",
        "A function cannot be used here",
        "'{0}' cannot be {1}: {2}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "An activation names an [Elementwise] method of one value, LossFunction one of output and target: "
            + "a method of the class, of a base class, or of a type around it.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' has both a Loss and a LossFunction</c>.</summary>
    public static readonly DiagnosticDescriptor TwoLosses = new(
        "NETGEN066",
        "A network has one loss",
        "'{0}' has both a Loss and a LossFunction",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Leave one of them out.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
