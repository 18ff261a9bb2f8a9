namespace NetGen.Benchmarks.Starts;

/// <summary>How the parameters of a network are drawn.</summary>
/// <param name="Name">For the table: the hidden layers, and the output where that is another.</param>
/// <param name="Hidden">The initializer of all layers but the last; null for what <see cref="Initializer.Auto"/> means there.</param>
/// <param name="Output">That of the last layer; null as well.</param>
internal sealed record Start(string Name, Initializer? Hidden, Initializer? Output)
{
    /// <summary>What networks start from when nothing else is declared.</summary>
    public static readonly Start Auto = new("Auto", null, null);

    /// <summary>He's, with Glorot's where no ReLU follows.</summary>
    public static readonly Start He = new("He+Glorot", Initializer.HeUniform, Initializer.GlorotUniform);

    /// <summary>All that are compared.</summary>
    public static readonly IReadOnlyList<Start> All =
    [
        Auto,
        new("Auto+Glorot", null, Initializer.GlorotUniform),
        He,
        new("Glorot", Initializer.GlorotUniform, Initializer.GlorotUniform),
    ];

    /// <summary>What a network would be if it had been declared so.</summary>
    public NetworkDescription Of(NetworkDescription network) => network with
    {
        Layout = new ParameterLayout(
            [
                .. network.Layout.Tensors.Select(tensor =>
                    (tensor.LayerName == network.Layers[^1].Name ? Output : Hidden) is { } initializer ? tensor with { Initializer = Drawn(tensor.Kind, initializer) } : tensor),
            ],
            network.Layout.Size),
    };

    /// <summary>Biases are drawn by one initializer only.</summary>
    private static Initializer Drawn(ParameterKind kind, Initializer initializer) =>
        kind == ParameterKind.Weight || initializer == Initializer.FanInUniform ? initializer : Initializer.Zeros;
}
