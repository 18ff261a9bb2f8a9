namespace NetGen.Generator.Model.Elementwise;

/// <summary>An elementwise method of the user's, as far as a network needs it.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Values">How many values it takes: one is an activation, two are output and target of a loss.</param>
/// <param name="Value">
/// What it computes, in terms of <see cref="Quantity.Input"/> where it takes one value, of <see cref="Quantity.Output"/> and <see cref="Quantity.Target"/>
/// where two. What it learns are <see cref="Quantities.Learned"/>.
/// </param>
/// <param name="Learned">What it learns, in order.</param>
internal sealed record UserFunction(string Name, int Values, Expression Value, EquatableArray<LearnedParameter> Learned)
{
    /// <summary>How weights before it are drawn where nobody says: as before every activation that nothing special is known of.</summary>
    private const string Initializer = "GlorotUniform";

    private const string Formula = "a method of the class";

    public bool IsActivation => Values == 1;

    public bool IsLoss => Values == 2 && Learned.Count == 0;

    /// <summary>The activation it is.</summary>
    public ActivationDefinition Activation => new(Name, Formula, Value, Initializer) { Origin = FunctionOrigin.User, Learned = Learned };

    /// <summary>The loss it is.</summary>
    public LossDefinition Loss => new(Name, Formula, Value) { Origin = FunctionOrigin.User };
}

/// <summary>A value that a function learns for each unit or channel.</summary>
/// <param name="Name">The parameter's name, and the tensor's.</param>
/// <param name="Start">What it starts from.</param>
internal sealed record LearnedParameter(string Name, double Start);
