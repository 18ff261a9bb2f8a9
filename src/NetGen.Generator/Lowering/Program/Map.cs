using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Program;

/// <summary>An elementwise function.</summary>
/// <param name="Arguments">What the function's quantities stand for, in the order of <see cref="ElementwiseFunction.Arguments"/>; broadcast along
/// the axes they lack.</param>
/// <param name="Backward">Backpropagation to the function's input where it is declared, because a form in terms of the output is cheaper; else it is
/// derived.</param>
internal sealed record Map(Tensor Result, ElementwiseFunction Function, IReadOnlyList<Access> Arguments, ElementwiseFunction? Backward = null)
    : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => Arguments.Select(argument => argument.Tensor);

    public override bool InPlace => true;

    /// <summary>What one of the function's quantities stands for; its output is the result, unless it is an argument.</summary>
    public Access this[Quantity quantity] => Function.Arguments.ToList().IndexOf(quantity) is >= 0 and int at ? Arguments[at] : Result;

    /// <summary>The adjoint of a map is a map for each argument, summed over the axes along which the argument was broadcast.</summary>
    public override void Differentiate(Differentiation backward)
    {
        if (Function.Arguments.Contains(Quantity.Upstream)) throw Differentiation.Once(this);
        Tensor upstream = backward.GradientOf(Result);
        foreach (Quantity quantity in Function.Arguments)
        {
            Access argument = this[quantity];
            if (!backward.Wants(argument.Tensor)) continue;
            ElementwiseFunction adjoint = quantity == Quantity.Input && Backward is not null ? Backward : Function.Adjoint(quantity);
            Access[] arguments = [.. adjoint.Arguments.Select(needed => needed == Quantity.Upstream ? upstream : this[needed])];
            if (argument.IsAlong(Result.Axes))
            {
                Access Own(Access access) => access.Renamed(Result.Axes, argument.Tensor.Axes);
                if (adjoint.IsIdentity) backward.Pass(argument.Tensor, Own(upstream));
                else backward.Add(new Map(backward.Into(argument.Tensor), adjoint, [.. arguments.Select(Own)]));
                continue;
            }

            Tensor each = upstream;
            if (!adjoint.IsIdentity)
            {
                each = Differentiation.NewValue(argument.Tensor.GradientName + "Each", Result.Axes);
                backward.Add(new Map(each, adjoint, arguments));
            }
            backward.Add(new Reduce(argument.Of(backward.Into(argument.Tensor)), each));
        }
    }
}
