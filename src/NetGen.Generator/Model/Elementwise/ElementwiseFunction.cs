namespace NetGen.Generator.Model.Elementwise;

/// <summary>An elementwise function that is printed: into straight-line code where it is used, and once as a struct for the batch kernels.</summary>
/// <param name="Name">Name of the struct.</param>
/// <param name="Formula">For people.</param>
/// <param name="Value">What it computes, as it is differentiated.</param>
internal sealed record ElementwiseFunction(string Name, string Formula, Expression Value)
{
    /// <summary>What it computes, as it is printed.</summary>
    public Expression Body { get; init; } = Value.WithoutPowers();

    /// <summary>The function of which this is a fast form.</summary>
    public ElementwiseFunction? Accurate { get; init; }

    /// <summary>What it is passed even where its body does not read it, because kernels pass it; what the user writes may leave something out.</summary>
    public Passes Passes { get; init; }

    /// <summary>
    /// How many values it learns for each unit or channel. They lie one behind the other, and a kernel finds them by the first: a function that reads one of
    /// them is passed them all.
    /// </summary>
    public int Learned { get; init; }

    /// <summary>Who wrote it: what is the user's is printed with the network, where kernels are called with it.</summary>
    public FunctionOrigin Origin { get; init; }

    /// <summary>Whether it passes on what it gets.</summary>
    public bool IsIdentity => Body is Variable;

    /// <summary>
    /// Whether it may make something infinite of the zeros that rows are padded with: then these are cleared behind it. What leads back through a function
    /// need not be: it leaves the zeros of the gradient from above.
    /// </summary>
    public bool SpoilsPadding => Origin == FunctionOrigin.User && !Arguments.Contains(Quantity.Upstream) && Body.MayHavePoles();

    /// <summary>Backpropagation to one of its quantities: the upstream gradient times the derivative.</summary>
    public ElementwiseFunction Adjoint(Quantity quantity)
    {
        if (Accurate is { } accurate) return accurate.Adjoint(quantity).In(Accuracy.Fast);
        Expression upstream = new Variable(Quantity.Upstream), derivative = Derivative.Of(Value, quantity);
        return new(
            $"{Name}BackwardTo{quantity.Title()}", $"Backpropagation through {Name} to its {quantity.Title()}, {Formula}",
            Origin == FunctionOrigin.User ? Singularities.Through(upstream, derivative) : upstream * derivative)
        {
            Passes = Origin == FunctionOrigin.User ? Passes.Upstream : Passes.WhatIsRead,
            Learned = Learned,
            Origin = Origin,
        };
    }

    /// <summary>The quantities it is passed, in order: upstream, input, other, output, target, then what is learned.</summary>
    public IReadOnlyList<Quantity> Arguments
    {
        get
        {
            Quantity[] read = [.. Body.All().OfType<Variable>().Select(variable => variable.Quantity)];
            bool readsLearned = Passes == Passes.InputAndLearned || read.Any(Quantities.IsLearned);
            return
            [
                .. Order.Where(quantity => read.Contains(quantity) || IsPassed(quantity)),
                .. Enumerable.Range(0, readsLearned ? Learned : 0).Select(Quantities.Learned),
            ];
        }
    }

    /// <summary>
    /// Whether it is a few instructions, so that a matrix product may apply it to its sums while they are in registers. A long one, of an
    /// exponential say, would drown the product in code: it runs faster on its own, over the values in the cache.
    /// </summary>
    public bool IsShort => !Body.All().OfType<Call>().Any(call => !call.Function.IsInstruction()) && Body.All().Take(LongestShort + 1).Count() <= LongestShort;

    /// <summary>Parts of the longest function that counts as short; the longest of the built-in ones has eleven.</summary>
    private const int LongestShort = 32;

    private bool IsPassed(Quantity quantity) => Passes switch
    {
        Passes.Input or Passes.InputAndLearned => quantity == Quantity.Input,
        Passes.Upstream => quantity == Quantity.Upstream,
        Passes.OutputAndTarget => quantity is Quantity.Output or Quantity.Target,
        _ => false,
    };

    private static readonly Quantity[] Order = [Quantity.Upstream, Quantity.Input, Quantity.Other, Quantity.Output, Quantity.Target];
}

/// <summary>What a function is passed whatever it reads.</summary>
internal enum Passes
{
    /// <summary>Nothing: it is passed what it reads.</summary>
    WhatIsRead,

    /// <summary>The input, as to every activation.</summary>
    Input,

    /// <summary>The input and all values of the channel, as to an activation that learns some.</summary>
    InputAndLearned,

    /// <summary>The gradient from above, as to every step of backpropagation.</summary>
    Upstream,

    /// <summary>Output and target, as to every loss and its gradient.</summary>
    OutputAndTarget,
}
