namespace NetGen.Generator.Model;

/// <summary>One object of every class that is something: adding one is adding its file.</summary>
internal static class Instances
{
    public static IEnumerable<T> Of<T>()
        where T : class =>
        typeof(T).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(T)))
            .OrderBy(static type => type.FullName, StringComparer.Ordinal)
            .Select(static type => (T)Activator.CreateInstance(type));
}
