using System.Globalization;
using System.Runtime.CompilerServices;

namespace NetGen.Data;

/// <summary>Checks of arguments and options.</summary>
internal static class Require
{
    public static int AtLeast(int least, int value, string name) =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be at least {least}, but is {value}."));

    public static double Finite(double value, string name) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be finite, but is {value}."));

    /// <summary>Networks are of these two types, and so are their data.</summary>
    public static void FloatOrDouble<T>()
    {
        if (typeof(T) != typeof(float) && typeof(T) != typeof(double))
            throw new NotSupportedException($"Expected float or double, but got {typeof(T)}.");
    }

    /// <summary>A copy of what must neither be null nor hold anything twice, which nobody else can change.</summary>
    public static IReadOnlyList<TItem> Distinct<TItem>(IReadOnlyList<TItem> items, [CallerMemberName] string name = "")
    {
        ArgumentNullException.ThrowIfNull(items, name);
        var seen = new HashSet<TItem>();
        foreach (TItem item in items)
        {
            if (item is null) throw new ArgumentException($"{name} must not hold null.", name);
            if (!seen.Add(item)) throw new ArgumentException($"{name} holds '{item}' twice.", name);
        }

        return Array.AsReadOnly([.. items]);
    }
}
