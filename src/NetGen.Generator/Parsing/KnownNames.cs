namespace NetGen.Generator.Parsing;

/// <summary>The names under which the generator knows the runtime's types; it never references the runtime itself.</summary>
internal static class KnownNames
{
    public const string Namespace = "NetGen";
    public const string Network = "NetworkAttribute";
    public const string Dense = "DenseAttribute";
    public const string Dropout = "DropoutAttribute";

    public const string NetworkAttribute = Namespace + "." + Network;
    public const string DenseAttribute = Namespace + "." + Dense;
    public const string DropoutAttribute = Namespace + "." + Dropout;

    /// <summary>Internal to the runtime: asks for the built-in functions to be printed into its own build.</summary>
    public const string ElementwiseLibraryAttribute = "NetGen.Kernels.ElementwiseLibraryAttribute";

    /// <summary>The compiler puts what a generator prints into a folder of this name.</summary>
    public const string Generator = "NetGen.Generator.NetworkGenerator";

    /// <summary>Parameters of the attributes' constructors.</summary>
    public const string Sizes = "sizes", Units = "units", Activation = "activation", Rate = "rate";

    /// <summary>Named arguments of <c>[Network]</c>, the last two of <c>[Dense]</c> as well.</summary>
    public const string Hidden = "Hidden", Output = "Output", Loss = "Loss", Precision = "Precision", Reduction = "Reduction",
        Accuracy = "Accuracy", Bias = "Bias", Initializer = "Initializer";
}
