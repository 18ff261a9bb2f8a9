using NetGen.Generator.Parsing.Graphs;

namespace NetGen.Generator.Parsing;

/// <summary>The names under which the generator knows the runtime's types; it never references the runtime itself.</summary>
internal static class KnownNames
{
    public const string Namespace = GraphNames.Namespace;
    public const string Network = "NetworkAttribute", Input = GraphNames.InputAttribute;

    /// <summary>Makes a method a function that networks can name.</summary>
    public const string Elementwise = "ElementwiseAttribute";

    /// <summary>Makes a parameter of such a method something that is learned.</summary>
    public const string Learned = "LearnedAttribute";

    public const string ElementwiseAttribute = Namespace + "." + Elementwise;

    /// <summary>How the names of attributes' classes end.</summary>
    public const string Attribute = "Attribute";

    public const string NetworkAttribute = Namespace + "." + Network;

    /// <summary>Internal to the runtime: asks for the built-in functions to be printed into its own build.</summary>
    public const string ElementwiseLibraryAttribute = "NetGen.Kernels.ElementwiseLibraryAttribute";

    /// <summary>Internal to the runtime: asks for a file to be printed again with other words.</summary>
    public const string Template = "TemplateAttribute", TemplateAttribute = "NetGen.Kernels." + Template;

    /// <summary>The compiler puts what a generator prints into a folder of this name.</summary>
    public const string Generator = "NetGen.Generator.NetworkGenerator";

    /// <summary>The parameter of <c>[Network]</c>'s constructor.</summary>
    public const string Sizes = "sizes";

    /// <summary>The named argument of <c>[Input]</c>.</summary>
    public const string Classes = "Classes";

    /// <summary>Named arguments of <c>[Network]</c>.</summary>
    public const string Hidden = "Hidden", Output = "Output", Loss = "Loss", Precision = "Precision", Reduction = "Reduction",
        Accuracy = "Accuracy", Bias = "Bias", Initializer = "Initializer", LossFunction = "LossFunction";
}
