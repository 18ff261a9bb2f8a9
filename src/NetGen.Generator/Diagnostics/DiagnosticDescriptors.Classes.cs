using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Diagnostics;

/// <content>What is said of the class, and what stands in it.</content>
internal static partial class DiagnosticDescriptors
{
    /// <summary>Format: <c>'{0}' has to be partial, so that the network '{1}' can be generated</c>.</summary>
    public static readonly DiagnosticDescriptor NotPartial = new(
        "NETGEN001",
        "A network's class and its containing types have to be partial",
        "'{0}' has to be partial, so that the network '{1}' can be generated",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generated members are a further part of the class; C# asks for the word partial on every part, and on every part of the types around it.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' cannot be static: a network is an object that holds parameters</c>.</summary>
    public static readonly DiagnosticDescriptor Static = new(
        "NETGEN002",
        "A network's class cannot be static",
        "'{0}' cannot be static: a network is an object that holds parameters",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Each object of the class holds its own parameters.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' cannot be abstract: Load and Clone create objects of it</c>.</summary>
    public static readonly DiagnosticDescriptor Abstract = new(
        "NETGEN003",
        "A network's class cannot be abstract",
        "'{0}' cannot be abstract: Load and Clone create objects of it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generated Load and Clone create objects of the class.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' cannot have type parameters of its own</c>.</summary>
    public static readonly DiagnosticDescriptor Generic = new(
        "NETGEN004",
        "A network's class cannot be generic",
        "'{0}' cannot have type parameters of its own",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A network is one concrete function; its scalar type is chosen by Precision. A generic containing type is allowed.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' cannot be a record: two networks are not equal because they hold equal members</c>.</summary>
    public static readonly DiagnosticDescriptor Record = new(
        "NETGEN005",
        "A network cannot be a record",
        "'{0}' cannot be a record: two networks are not equal because they hold equal members",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Declare a class instead.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' cannot be file-local: the generated part stands in another file</c>.</summary>
    public static readonly DiagnosticDescriptor FileLocal = new(
        "NETGEN006",
        "A network's class cannot be file-local",
        "'{0}' cannot be file-local: the generated part stands in another file",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Declare the class internal or private instead.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' generates '{1}' itself; rename this member</c>.</summary>
    public static readonly DiagnosticDescriptor MemberCollision = new(
        "NETGEN007",
        "A member has the name of a generated one",
        "'{0}' generates '{1}' itself; rename this member",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Overloads of the generated methods with other parameters are allowed.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' is also the name of a member generated into the class; rename the class</c>.</summary>
    public static readonly DiagnosticDescriptor ClassNameCollision = new(
        "NETGEN008",
        "A network's class has the name of one of its members",
        "'{0}' is also the name of a member generated into the class; rename the class",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A class cannot have a member of its own name.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' generates the constructor ({1}) itself; remove this one, or give it other parameters</c>.</summary>
    public static readonly DiagnosticDescriptor OwnConstructor = new(
        "NETGEN009",
        "A network's class generates the constructor (int seed)",
        "'{0}' generates the constructor ({1}) itself; remove this one, or give it other parameters",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generated constructor draws the first parameters from the seed.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' cannot have a primary constructor: the generated constructors could not call it</c>.</summary>
    public static readonly DiagnosticDescriptor PrimaryConstructor = new(
        "NETGEN010",
        "A network's class cannot have a primary constructor",
        "'{0}' cannot have a primary constructor: the generated constructors could not call it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Every other constructor would have to call the primary one, with arguments the generator cannot know. Declare an ordinary constructor instead.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>The base class of '{0}' has no accessible constructor that can be called without arguments</c>.</summary>
    public static readonly DiagnosticDescriptor BaseConstructor = new(
        "NETGEN011",
        "A network's base class needs a constructor without arguments",
        "The base class of '{0}' has no accessible constructor that can be called without arguments",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generated constructors call it.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' cannot have required members: Load and Clone create objects without setting {1}</c>.</summary>
    public static readonly DiagnosticDescriptor RequiredMember = new(
        "NETGEN012",
        "A network's class cannot have required members",
        "'{0}' cannot have required members: Load and Clone create objects without setting {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generated Load and Clone create objects of the class.",
        customTags: WellKnownDiagnosticTags.NotConfigurable);
}
