namespace NetGen.Generator.Model.Elementwise;

/// <summary>The one place that knows what <see cref="Accuracy.Fast"/> means: which primitives have a fast form, and who uses it.</summary>
/// <remarks>
/// Activations are declared, and differentiated, with the accurate primitives. The fast form is exchanged last, in the finished function,
/// and only where it is there; losses and softmax keep the accurate primitives in both modes.
/// </remarks>
internal static class FastForms
{
    /// <summary>The function as the mode asks for it: another one, of another name, only if something in it has a fast form.</summary>
    public static ElementwiseFunction In(this ElementwiseFunction function, Accuracy accuracy)
    {
        if (accuracy == Accuracy.Accurate) return function;
        Expression body = function.Body.Exchange(Fast);
        return body == function.Body ? function
            : function with { Name = function.Name + "Fast", Formula = function.Formula + ", fast form", Body = body, Accurate = function };
    }

    private static Expression? Fast(Expression part) => part switch
    {
        Call(MathFunction.Tanh, var argument) => Expression.Call(MathFunction.TanhFast, argument.Exchange(Fast)),
        Call(MathFunction.Sigmoid, var argument) => Expression.Call(MathFunction.SigmoidFast, argument.Exchange(Fast)),
        _ => null,
    };
}
