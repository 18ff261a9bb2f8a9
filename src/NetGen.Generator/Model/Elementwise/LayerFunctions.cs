namespace NetGen.Generator.Model.Elementwise;

/// <summary>The elementwise functions that several kinds of layers are made of, besides activations: x is a value, b the value of its channel.</summary>
internal static class LayerFunctions
{
    private static readonly Expression X = new Variable(Quantity.Input);
    private static readonly Expression B = new Variable(Quantity.Other);

    public static readonly ElementwiseFunction Copy = new(nameof(Copy), "x", X);
    public static readonly ElementwiseFunction Scale = new(nameof(Scale), "b x", X * B);
    public static readonly ElementwiseFunction Shift = new(nameof(Shift), "x + b", X + B);

    /// <summary>All of them, with what leads back through them.</summary>
    public static IEnumerable<ElementwiseFunction> All => [Copy, .. WithAdjoints(Scale), .. WithAdjoints(Shift)];

    /// <summary>A function, and what leads back to each of its arguments.</summary>
    public static IEnumerable<ElementwiseFunction> WithAdjoints(ElementwiseFunction function) =>
        function.Arguments.Select(function.Adjoint).Prepend(function).Where(static each => !each.IsIdentity);
}
