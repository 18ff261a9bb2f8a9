using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Model.Layers;

/// <summary>
/// A layer: what it is, and all that follows from the shapes it is given. Rules, lowering, description and header ask it; what it computes stands in
/// <c>Lowering/Layers</c>.
/// </summary>
internal abstract record Layer
{
    /// <summary>What it is called, in a word: <c>dense</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The activation that makes its outputs, whose range they have; null where it applies none.</summary>
    public virtual ActivationDefinition? OutputActivation => null;

    /// <summary>Whether it does nothing to predictions.</summary>
    public virtual bool OnlyTrains => false;

    /// <summary>Whether it takes tokens, which are no quantities.</summary>
    public virtual bool TakesTokens => false;

    /// <summary>Whether <c>Initializer.Auto</c> of the layer before looks through it, for the activation behind.</summary>
    public virtual bool KeepsScale => OnlyTrains;

    /// <summary>What is said of it besides kind, shapes and activation, in the words of its attribute; numbers, flags or names.</summary>
    public virtual IReadOnlyList<LayerOption> Options => [];

    /// <summary>The shape of its output.</summary>
    public abstract Inferred Infer(IReadOnlyList<Shape> inputs);

    /// <summary>Its parameters in logical order, for inputs that it can take.</summary>
    public virtual IReadOnlyList<ParameterSpec> Parameters(IReadOnlyList<Shape> inputs) => [];

    /// <summary>What it keeps beside its parameters, which training steps bring up to date.</summary>
    public virtual IReadOnlyList<ParameterSpec> State(IReadOnlyList<Shape> inputs) => [];
}

/// <summary>An option of a layer.</summary>
/// <param name="Name">As its attribute calls it.</param>
/// <param name="Value">A number, a flag or a name.</param>
internal sealed record LayerOption(string Name, object Value);

/// <summary>A tensor of parameters.</summary>
/// <param name="Name">Within the layer: <c>weight</c>, <c>bias</c>.</param>
/// <param name="Shape">As files have it.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Initializer">The name of a member of <c>NetGen.Initializer</c>; <see cref="Auto"/> until it is known what reads the layer.</param>
/// <param name="FanIn">Inputs of each unit.</param>
/// <param name="FanOut">Units that each input leads to.</param>
/// <param name="Start">What its values start from where nothing is drawn.</param>
internal sealed record ParameterSpec(string Name, Shape Shape, ParameterKind Kind, string Initializer, int FanIn, int FanOut, double Start = 0)
{
    /// <summary>The initializer that follows the layer's activation.</summary>
    public const string Auto = "Auto";

    /// <summary>The initializer of what lies around zero, with a standard deviation of 1.</summary>
    public const string StandardNormal = "StandardNormal";

    /// <summary>The initializer of what nothing is drawn for.</summary>
    public const string Zeros = "Zeros";

    /// <summary>The only initializer that draws biases.</summary>
    public const string DrawsBiases = "FanInUniform";

    /// <summary>What an activation learns of each channel.</summary>
    public static IEnumerable<ParameterSpec> LearnedBy(ActivationDefinition activation, int channels) =>
        activation.Learned.Select(learned => Constant(learned.Name, channels, ParameterKind.Learned, learned.Start));

    /// <summary>One value per channel, all of which start from the same.</summary>
    public static ParameterSpec Constant(string name, int channels, ParameterKind kind, double start) =>
        new(name, Shape.Vector(channels), kind, Zeros, FanIn: 1, FanOut: 1, start);
}

/// <summary>Mirrors <c>NetGen.ParameterKind</c>.</summary>
internal enum ParameterKind
{
    /// <summary>What inputs are multiplied with.</summary>
    Weight,

    /// <summary>What is added to sums.</summary>
    Bias,

    /// <summary>What a channel is multiplied with.</summary>
    Scale,

    /// <summary>The mean of a channel in training so far.</summary>
    RunningMean,

    /// <summary>The variance of a channel in training so far.</summary>
    RunningVariance,

    /// <summary>What an activation of the user's learns.</summary>
    Learned,
}
