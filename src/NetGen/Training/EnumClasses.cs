using System.Globalization;

namespace NetGen;

/// <summary>The members of an enumeration as classes, in the order of their values; members of one value are one class.</summary>
internal sealed class EnumClasses<TEnum>
    where TEnum : struct, Enum
{
    private readonly Dictionary<TEnum, int> _classOf = [];

    /// <summary>Finds the members.</summary>
    /// <param name="name">The argument that gives values.</param>
    /// <exception cref="ArgumentException">The enumeration has no members.</exception>
    public EnumClasses(string name)
    {
        foreach (TEnum member in Enum.GetValues<TEnum>()) _classOf.TryAdd(member, _classOf.Count);
        if (Count == 0) throw new ArgumentException($"{typeof(TEnum).Name} has no members, so there are no classes.", name);
    }

    /// <summary>How many there are.</summary>
    public int Count => _classOf.Count;

    /// <summary>The class of a row's value.</summary>
    /// <exception cref="ArgumentException">The value is no member.</exception>
    public int ClassOf(TEnum value, int row, string name)
    {
        if (_classOf.TryGetValue(value, out int found)) return found;
        string message = string.Create(CultureInfo.InvariantCulture, $"Row {row} has the value {value}, which has no name in {typeof(TEnum).Name}; classes are its members.");
        throw new ArgumentException(message, name);
    }
}
