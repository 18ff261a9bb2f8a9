namespace NetGen.Data;

/// <summary>Classes that are given, not found.</summary>
internal static class ClassList
{
    /// <summary>A copy of the list; null stays null.</summary>
    /// <exception cref="ArgumentException">The list is empty, or a class stands in it twice.</exception>
    public static IReadOnlyList<string>? Checked(IReadOnlyList<string>? classes, string name)
    {
        if (classes is null) return null;
        if (classes.Count == 0) throw new ArgumentException($"{name} must hold at least 1 class, or be null.", name);
        return Require.Distinct(classes, name);
    }
}
