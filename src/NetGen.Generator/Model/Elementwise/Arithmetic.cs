namespace NetGen.Generator.Model.Elementwise;

/// <summary>The functions that layers and gradients are put together with.</summary>
internal static class Arithmetic
{
    public const string Sum = "Sum", Difference = "Difference", ReverseDifference = "ReverseDifference", Product = "Product";

    private static readonly Expression A = new Variable(Quantity.Input), B = new Variable(Quantity.Other);

    /// <summary>The value as it is.</summary>
    public static readonly ElementwiseFunction Copy = new("Copy", "x", A);

    /// <summary>Of two values.</summary>
    public static readonly IReadOnlyList<ElementwiseFunction> OfTwo =
        [new(Sum, "x + b", A + B), new(Difference, "x - b", A - B), new(ReverseDifference, "b - x", B - A), new(Product, "x b", A * B)];

    /// <summary>All of them, and what leads back through them.</summary>
    public static IEnumerable<ElementwiseFunction> All => OfTwo.SelectMany(WithAdjoints).Append(Copy);

    /// <summary>A function, and what leads back to each of its arguments.</summary>
    public static IEnumerable<ElementwiseFunction> WithAdjoints(ElementwiseFunction function) =>
        function.Arguments.Select(function.Adjoint).Prepend(function).Where(static each => !each.IsIdentity);

    /// <summary>The function that makes the same of its arguments in the other order.</summary>
    public static string Swapped(string name) => name == Difference ? ReverseDifference : name == ReverseDifference ? Difference : name;

    public static ElementwiseFunction Find(string name) => OfTwo.First(function => function.Name == name);
}
