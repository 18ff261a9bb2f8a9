using Microsoft.CodeAnalysis;
using NetGen.Generator.Parsing;

namespace NetGen.Generator.Diagnostics;

/// <summary>Everything NetGen reports: ids, words and links.</summary>
internal static class DiagnosticDescriptors
{
    private const string Category = "NetGen";

    /// <summary>The page that explains each id under a heading of its own.</summary>
    private const string Help = "https://github.com/netgen/netgen#";

    /// <summary>Format: <c>'{0}' has to be partial, so that the network '{1}' can be generated</c>.</summary>
    public static readonly DiagnosticDescriptor NotPartial = new(
        "NETGEN001",
        "A network's class and its containing types have to be partial",
        "'{0}' has to be partial, so that the network '{1}' can be generated",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generated members are a further part of the class; C# asks for the word partial on every part, and on every part of the types around it.",
        Help + "netgen001",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' cannot be static: a network is an object that holds parameters</c>.</summary>
    public static readonly DiagnosticDescriptor Static = new(
        "NETGEN002",
        "A network's class cannot be static",
        "'{0}' cannot be static: a network is an object that holds parameters",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Each object of the class holds its own parameters.",
        Help + "netgen002",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' cannot be abstract: Load and Clone create objects of it</c>.</summary>
    public static readonly DiagnosticDescriptor Abstract = new(
        "NETGEN003",
        "A network's class cannot be abstract",
        "'{0}' cannot be abstract: Load and Clone create objects of it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generated Load and Clone create objects of the class.",
        Help + "netgen003",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' cannot have type parameters of its own</c>.</summary>
    public static readonly DiagnosticDescriptor Generic = new(
        "NETGEN004",
        "A network's class cannot be generic",
        "'{0}' cannot have type parameters of its own",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A network is one concrete function; its scalar type is chosen by Precision. A generic containing type is allowed.",
        Help + "netgen004",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' cannot be a record: two networks are not equal because they hold equal members</c>.</summary>
    public static readonly DiagnosticDescriptor Record = new(
        "NETGEN005",
        "A network cannot be a record",
        "'{0}' cannot be a record: two networks are not equal because they hold equal members",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Declare a class instead.",
        Help + "netgen005",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' cannot be file-local: the generated part stands in another file</c>.</summary>
    public static readonly DiagnosticDescriptor FileLocal = new(
        "NETGEN006",
        "A network's class cannot be file-local",
        "'{0}' cannot be file-local: the generated part stands in another file",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Declare the class internal or private instead.",
        Help + "netgen006",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' generates '{1}' itself; rename this member</c>.</summary>
    public static readonly DiagnosticDescriptor MemberCollision = new(
        "NETGEN007",
        "A member has the name of a generated one",
        "'{0}' generates '{1}' itself; rename this member",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Overloads of the generated methods with other parameters are allowed.",
        Help + "netgen007",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' is also the name of a member generated into the class; rename the class</c>.</summary>
    public static readonly DiagnosticDescriptor ClassNameCollision = new(
        "NETGEN008",
        "A network's class has the name of one of its members",
        "'{0}' is also the name of a member generated into the class; rename the class",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A class cannot have a member of its own name.",
        Help + "netgen008",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' generates the constructor ({1}) itself; remove this one, or give it other parameters</c>.</summary>
    public static readonly DiagnosticDescriptor OwnConstructor = new(
        "NETGEN009",
        "A network's class generates the constructor (int seed)",
        "'{0}' generates the constructor ({1}) itself; remove this one, or give it other parameters",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generated constructor draws the first parameters from the seed.",
        Help + "netgen009",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' cannot have a primary constructor: the generated constructors could not call it</c>.</summary>
    public static readonly DiagnosticDescriptor PrimaryConstructor = new(
        "NETGEN010",
        "A network's class cannot have a primary constructor",
        "'{0}' cannot have a primary constructor: the generated constructors could not call it",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Every other constructor would have to call the primary one, with arguments the generator cannot know. Declare an ordinary constructor instead.",
        Help + "netgen010",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>The base class of '{0}' has no accessible constructor that can be called without arguments</c>.</summary>
    public static readonly DiagnosticDescriptor BaseConstructor = new(
        "NETGEN011",
        "A network's base class needs a constructor without arguments",
        "The base class of '{0}' has no accessible constructor that can be called without arguments",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generated constructors call it.",
        Help + "netgen011",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' cannot have required members: Load and Clone create objects without setting {1}</c>.</summary>
    public static readonly DiagnosticDescriptor RequiredMember = new(
        "NETGEN012",
        "A network's class cannot have required members",
        "'{0}' cannot have required members: Load and Clone create objects without setting {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The generated Load and Clone create objects of the class.",
        Help + "netgen012",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' needs its number of inputs and a layer: [Network(inputs, ..., outputs)], or [Network(inputs)] with [Dense(units, activation)]</c>.</summary>
    public static readonly DiagnosticDescriptor NoLayers = new(
        "NETGEN013",
        "A network needs inputs and at least one dense layer",
        "'{0}' needs its number of inputs and a layer: [Network(inputs, ..., outputs)], or [Network(inputs)] with [Dense(units, activation)]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The sizes of the short form are the inputs and the units of each layer; in the long form [Network] names the inputs only.",
        Help + "netgen013",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>The size {0} is not at least 1</c>.</summary>
    public static readonly DiagnosticDescriptor SizeTooSmall = new(
        "NETGEN014",
        "A size has to be at least 1",
        "The size {0} is not at least 1",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Inputs and units are counted from one.",
        Help + "netgen014",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>The size {0} is more than 65,536</c>.</summary>
    public static readonly DiagnosticDescriptor LayerTooWide = new(
        "NETGEN015",
        "A layer is too wide",
        "The size {0} is more than 65,536",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Inputs and units of one layer are limited to 65,536.",
        Help + "netgen015",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' has {1} parameters, more than 16,777,216</c>.</summary>
    public static readonly DiagnosticDescriptor TooManyParameters = new(
        "NETGEN016",
        "A network has too many parameters",
        "'{0}' has {1} parameters, more than 16,777,216",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Weights and biases of one network are limited to 16,777,216.",
        Help + "netgen016",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>Softmax cannot be the activation of a hidden layer</c>.</summary>
    public static readonly DiagnosticDescriptor SoftmaxHidden = new(
        "NETGEN017",
        "Softmax is an output activation",
        "Softmax cannot be the activation of a hidden layer",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Its gradient is computed together with the cross-entropy of the outputs.",
        Help + "netgen017",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>Softmax outputs are trained by cross-entropy, not by {0}</c>.</summary>
    public static readonly DiagnosticDescriptor SoftmaxLoss = new(
        "NETGEN018",
        "Softmax goes with cross-entropy",
        "Softmax outputs are trained by cross-entropy, not by {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Leave Loss out, or write Loss.CrossEntropy.",
        Help + "netgen018",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>Cross-entropy compares probabilities from softmax, not outputs of {0}</c>.</summary>
    public static readonly DiagnosticDescriptor CrossEntropyOutput = new(
        "NETGEN019",
        "Cross-entropy goes with softmax",
        "Cross-entropy compares probabilities from softmax, not outputs of {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Write Activation.Softmax for the output; for independent yes-or-no outputs use Loss.BinaryCrossEntropy with Activation.Sigmoid.",
        Help + "netgen019",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>Softmax of one output is always 1; use at least two outputs, or Sigmoid</c>.</summary>
    public static readonly DiagnosticDescriptor SoftmaxSingle = new(
        "NETGEN020",
        "Softmax needs two outputs",
        "Softmax of one output is always 1; use at least two outputs, or Sigmoid",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The probabilities of all outputs add up to one.",
        Help + "netgen020",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>Binary cross-entropy compares probabilities from Sigmoid, not outputs of {0}</c>.</summary>
    public static readonly DiagnosticDescriptor BinaryCrossEntropyOutput = new(
        "NETGEN021",
        "Binary cross-entropy goes with sigmoid",
        "Binary cross-entropy compares probabilities from Sigmoid, not outputs of {0}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Write Activation.Sigmoid for the output.",
        Help + "netgen021",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>The rate {0} is not in [0, 1)</c>.</summary>
    public static readonly DiagnosticDescriptor DropoutRate = new(
        "NETGEN022",
        "A dropout rate is at least 0 and less than 1",
        "The rate {0} is not in [0, 1)",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The rate is the probability of dropping a value; the others are scaled by 1 / (1 - rate).",
        Help + "netgen022",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>Dropout after the last dense layer would drop the outputs</c>.</summary>
    public static readonly DiagnosticDescriptor DropoutLast = new(
        "NETGEN023",
        "Dropout cannot follow the last layer",
        "Dropout after the last dense layer would drop the outputs",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Put it before a [Dense] attribute.",
        Help + "netgen023",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' has a layer but no [Network(inputs)]</c>.</summary>
    public static readonly DiagnosticDescriptor LayerWithoutNetwork = new(
        "NETGEN024",
        "A layer attribute needs [Network]",
        "'{0}' has a layer but no [Network(inputs)]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Layers belong to a network, which names the number of inputs.",
        Help + "netgen024",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>Put this layer on the declaration of '{0}' that has [Network]</c>.</summary>
    public static readonly DiagnosticDescriptor LayerOnOtherPart = new(
        "NETGEN025",
        "Layer attributes stand beside [Network]",
        "Put this layer on the declaration of '{0}' that has [Network]",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Layers follow each other in source order, which is not defined between several parts of a class.",
        Help + "netgen025",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' names layers both by sizes and by attributes; with [Dense], [Network] takes the number of inputs only</c>.</summary>
    public static readonly DiagnosticDescriptor MixedForms = new(
        "NETGEN026",
        "Layers are declared in one form only",
        "'{0}' names layers both by sizes and by attributes; with [Dense], [Network] takes the number of inputs only",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "There would be no telling which layers are meant.",
        Help + "netgen026",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>{0} has no effect beside [Dense], which names its own activation</c>.</summary>
    public static readonly DiagnosticDescriptor ActivationBesideLayers = new(
        "NETGEN027",
        "Hidden and Output belong to the form with sizes",
        "{0} has no effect beside [Dense], which names its own activation",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "An option without effect would mislead its reader.",
        Help + "netgen027",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>{0} is not a member of {1}</c>.</summary>
    public static readonly DiagnosticDescriptor UndefinedValue = new(
        "NETGEN028",
        "The value is not a member of its enum",
        "{0} is not a member of {1}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Use one of the names.",
        Help + "netgen028",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' has {1} layers, more than 1,000</c>.</summary>
    public static readonly DiagnosticDescriptor TooManyLayers = new(
        "NETGEN029",
        "A network has too many layers",
        "'{0}' has {1} layers, more than 1,000",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Layers of one network, dropout included, are limited to 1,000.",
        Help + "netgen029",
        WellKnownDiagnosticTags.NotConfigurable);

    /// <summary>Format: <c>'{0}' is not unrolled, because {1}</c>. Nothing is wrong; the network runs in loops over its layers.</summary>
    public static readonly DiagnosticDescriptor NotUnrolled = new(
        "NETGEN101",
        "A network runs in loops",
        "'{0}' is not unrolled, because {1}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "Small networks are printed as straight-line code; larger ones call kernels that loop over their layers.",
        Help + "netgen101");

    /// <summary>Format: <c>The weights of layer {0} of '{1}' should not start at zero: {2}</c>.</summary>
    public static readonly DiagnosticDescriptor ZeroStart = new(
        "NETGEN102",
        "A network starts where nothing can be learned",
        "The weights of layer {0} of '{1}' should not start at zero: {2}",
        Category,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "One layer may start with zero weights; two in a row, or zero sums before an activation whose derivative is zero there, such as ReLU, keep a network from learning.",
        Help + "netgen102");

    /// <summary>The descriptor of a rule.</summary>
    public static DiagnosticDescriptor Of(DiagnosticId rule) => rule switch
    {
        DiagnosticId.NotPartial => NotPartial,
        DiagnosticId.Static => Static,
        DiagnosticId.Abstract => Abstract,
        DiagnosticId.Generic => Generic,
        DiagnosticId.Record => Record,
        DiagnosticId.FileLocal => FileLocal,
        DiagnosticId.MemberCollision => MemberCollision,
        DiagnosticId.ClassNameCollision => ClassNameCollision,
        DiagnosticId.OwnConstructor => OwnConstructor,
        DiagnosticId.PrimaryConstructor => PrimaryConstructor,
        DiagnosticId.BaseConstructor => BaseConstructor,
        DiagnosticId.RequiredMember => RequiredMember,
        DiagnosticId.NoLayers => NoLayers,
        DiagnosticId.SizeTooSmall => SizeTooSmall,
        DiagnosticId.LayerTooWide => LayerTooWide,
        DiagnosticId.TooManyParameters => TooManyParameters,
        DiagnosticId.SoftmaxHidden => SoftmaxHidden,
        DiagnosticId.SoftmaxLoss => SoftmaxLoss,
        DiagnosticId.CrossEntropyOutput => CrossEntropyOutput,
        DiagnosticId.SoftmaxSingle => SoftmaxSingle,
        DiagnosticId.BinaryCrossEntropyOutput => BinaryCrossEntropyOutput,
        DiagnosticId.DropoutRate => DropoutRate,
        DiagnosticId.DropoutLast => DropoutLast,
        DiagnosticId.LayerWithoutNetwork => LayerWithoutNetwork,
        DiagnosticId.LayerOnOtherPart => LayerOnOtherPart,
        DiagnosticId.MixedForms => MixedForms,
        DiagnosticId.ActivationBesideLayers => ActivationBesideLayers,
        DiagnosticId.UndefinedValue => UndefinedValue,
        DiagnosticId.TooManyLayers => TooManyLayers,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "No descriptor"),
    };
}
