using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;
using NetGen.Generator.Parsing.Graphs;

namespace NetGen.Generator.Parsing;

/// <summary>A network as it stands in the source, read but not judged: what <see cref="NetworkRules"/> look at. Names and numbers only.</summary>
/// <param name="Type">The class.</param>
/// <param name="Chain">The containing types, outermost first, then the class itself.</param>
/// <param name="Traits">What the class is besides a class.</param>
/// <param name="Members">Constructors, required members, and members that are called like a generated one, in every part of the class.</param>
/// <param name="Sizes">The arguments of <c>[Network]</c>.</param>
/// <param name="Input">The arguments of <c>[Input]</c>, beside it or on the parameter of the method with <c>[Layers]</c>; none where it is not there.</param>
/// <param name="Classes">What <c>[Input]</c> says of classes; null where it says nothing.</param>
/// <param name="Options">The named arguments of <c>[Network]</c>.</param>
/// <param name="Layers">The layer attributes beside <c>[Network]</c>, in source order.</param>
/// <param name="StrayLayers">How many layer attributes stand on another declaration of the class.</param>
/// <param name="Functions">The functions of the user's that the attributes name.</param>
/// <param name="Graph">What the method with <c>[Layers]</c> says; null where there is none.</param>
/// <param name="HasInputBesideGraph">Whether <c>[Input]</c> stands on the class all the same.</param>
internal sealed record NetworkDeclaration(
    TypeSpec Type,
    EquatableArray<TypeLink> Chain,
    ClassTraits Traits,
    EquatableArray<MemberDeclaration> Members,
    EquatableArray<int> Sizes,
    EquatableArray<int> Input,
    int? Classes,
    NetworkOptions Options,
    EquatableArray<LayerDeclaration> Layers,
    int StrayLayers,
    EquatableArray<DeclaredFunction> Functions = default,
    GraphDeclaration? Graph = null,
    bool HasInputBesideGraph = false)
{
    /// <summary>Where <c>[Input]</c> stands among the attributes: behind the layers.</summary>
    public int InputIndex => Layers.Count + 1;

    /// <summary>Where the one stands that is beside a graph: behind that.</summary>
    public int InputBesideGraphIndex => InputIndex + 1;

    /// <summary>Those that can be used.</summary>
    public EquatableArray<UserFunction> UsableFunctions => new([.. Functions.Select(static declared => declared.Function).OfType<UserFunction>()]);
}

/// <summary>One type of the chain from the outermost containing type to the class.</summary>
/// <param name="Name">Its identifier.</param>
/// <param name="Partial">Whether each of its declarations says <c>partial</c>.</param>
/// <param name="FileLocal">Whether it says <c>file</c>.</param>
internal sealed record TypeLink(string Name, bool Partial, bool FileLocal);

/// <summary>What a class can be besides a class.</summary>
[Flags]
internal enum ClassTraits
{
    None = 0,
    Static = 1,
    Abstract = 2,
    Generic = 4,
    Record = 8,

    /// <summary>The base class cannot be constructed without arguments.</summary>
    BaseNeedsArguments = 16,

    /// <summary>A base class has <c>required</c> members.</summary>
    InheritsRequired = 32,
}

/// <summary>The named arguments of <c>[Network]</c>; null where not written.</summary>
/// <remarks>Enum values are names of members; a value that is none is its number, which <see cref="OptionRules"/> refuse. The loss function is the name of a
/// method.</remarks>
internal sealed record NetworkOptions(
    string? Hidden,
    string? Output,
    string? Loss,
    bool? Bias,
    string? Precision,
    string? Initializer,
    string? Reduction,
    string? Accuracy,
    string? LossFunction = null);

/// <summary>One layer attribute.</summary>
/// <param name="Kind">The name of a <see cref="LayerKind"/>.</param>
/// <param name="Arguments">What is written, each of the type it has to have; what must be written is.</param>
internal sealed record LayerDeclaration(string Kind, EquatableArray<LayerArgument> Arguments);

/// <summary>A member that could stand in the way of the generated ones.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name.</param>
/// <param name="Signature">Of a method or constructor: its number of type parameters and its parameter types, see <see cref="GeneratedMembers"/>;
/// else empty.</param>
/// <param name="Required">Whether it says <c>required</c>.</param>
internal sealed record MemberDeclaration(MemberKind Kind, string Name, string Signature, bool Required);

/// <summary>The kinds of members that the rules tell apart.</summary>
internal enum MemberKind
{
    /// <summary>A field, property, event or nested type: it shares its name with nothing.</summary>
    Single,

    /// <summary>A method: it shares its name with methods of other parameters.</summary>
    Method,

    Constructor,
    PrimaryConstructor,
}
