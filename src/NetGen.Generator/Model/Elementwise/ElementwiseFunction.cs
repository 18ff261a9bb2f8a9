namespace NetGen.Generator.Model.Elementwise;

/// <summary>An elementwise function that is printed: into straight-line code where it is used, and once as a struct for the batch kernels.</summary>
/// <param name="Name">Name of the struct.</param>
/// <param name="Formula">For people.</param>
/// <param name="Body">What it computes.</param>
internal sealed record ElementwiseFunction(string Name, string Formula, Expression Body)
{
    /// <summary>Whether it is printed with the network, rather than one of the runtime's.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Whether it passes on what it gets.</summary>
    public bool IsIdentity => Body is Variable;

    /// <summary>Backpropagation to one of its quantities: the upstream gradient times the derivative.</summary>
    public ElementwiseFunction Adjoint(Quantity quantity) => new(
        $"{Name}BackwardTo{quantity}", $"Backpropagation through {Name} to its {quantity}, {Formula}",
        new Variable(Quantity.Upstream) * Derivative.Of(Body, quantity))
    { IsOwn = IsOwn };

    /// <summary>The quantities the body reads, in the order in which they are passed: upstream, input, other, output, target.</summary>
    public IReadOnlyList<Quantity> Arguments
    {
        get
        {
            Quantity[] read = [.. Body.All().OfType<Variable>().Select(variable => variable.Quantity)];
            return [.. Order.Where(read.Contains)];
        }
    }

    /// <summary>
    /// Whether it is a few instructions, so that a matrix product may apply it to its sums while they are in registers. A long one, of an
    /// exponential say, would drown the product in code: it runs faster on its own, over the values in the cache.
    /// </summary>
    public bool IsShort => !Body.All().OfType<Call>().Any(call => call.Function is not (MathFunction.Abs or MathFunction.Sign));

    private static readonly Quantity[] Order = [Quantity.Upstream, Quantity.Input, Quantity.Other, Quantity.Output, Quantity.Target];
}
