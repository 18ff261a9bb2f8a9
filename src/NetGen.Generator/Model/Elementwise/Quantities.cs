namespace NetGen.Generator.Model.Elementwise;

/// <summary>The quantities that a function learns, of which there may be any number.</summary>
internal static class Quantities
{
    /// <summary>One of them, counted from 0.</summary>
    public static Quantity Learned(int number) => Quantity.Learned + number;

    public static bool IsLearned(this Quantity quantity) => quantity >= Quantity.Learned;

    /// <summary>Which one of them it is, from 0.</summary>
    public static int Number(this Quantity quantity) => quantity - Quantity.Learned;

    /// <summary>What it is called as a part of a name.</summary>
    public static string Title(this Quantity quantity) =>
        quantity.IsLearned() ? "Learned" + (quantity.Number() + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) : quantity.ToString();
}
