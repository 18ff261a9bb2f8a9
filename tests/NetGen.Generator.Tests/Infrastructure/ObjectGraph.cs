using System.Reflection;
using Microsoft.CodeAnalysis;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>Walks everything that an object holds.</summary>
internal static class ObjectGraph
{
    /// <summary>The paths to objects that would keep a compilation alive, or would differ after every edit.</summary>
    public static IReadOnlyList<string> FindRoslyn(object root)
    {
        List<string> found = [];
        Walk(root, root.GetType().Name, found, new HashSet<object>(ReferenceEqualityComparer.Instance));
        return found;
    }

    private static void Walk(object? value, string path, List<string> found, HashSet<object> visited)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum) return;
        if (!value.GetType().IsValueType && !visited.Add(value)) return;
        if (value is ISymbol or Compilation or SemanticModel or SyntaxNode or SyntaxTree or SyntaxToken or SyntaxReference or Location or Diagnostic or AttributeData)
        {
            found.Add($"{path}: {value.GetType().Name}");
            return;
        }

        if (value is Array items)
        {
            for (int i = 0; i < items.Length; i++) Walk(items.GetValue(i), $"{path}[{i}]", found, visited);
            return;
        }

        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Walk(field.GetValue(value), $"{path}.{field.Name}", found, visited);
        }
    }
}
