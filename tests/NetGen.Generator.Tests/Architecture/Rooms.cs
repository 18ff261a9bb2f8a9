using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>One use of one folder's type, or of a compiler type, in another folder's file.</summary>
internal sealed record Use(string From, string To, string Type, string File);

/// <summary>Which top-level folders of a project use the types of which, asked of the compiler: names in comments or strings do not count.</summary>
internal static class Rooms
{
    /// <summary>The room of files that stand beside the project file.</summary>
    public const string Entrance = "";

    /// <summary>The room of Roslyn's types.</summary>
    public const string Roslyn = "Microsoft.CodeAnalysis";

    public static IReadOnlyCollection<Use> Uses(string project)
    {
        const string ImplicitUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;";
        var parse = new CSharpParseOptions(LanguageVersion.CSharp14);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Rooms",
            [
                .. Repository.Sources(project).Select(file => CSharpSyntaxTree.ParseText(file.Value, parse, file.Key)),
                CSharpSyntaxTree.ParseText(ImplicitUsings, parse, "ImplicitUsings.cs"),
            ],
            [
                .. Net100.References.All,
                MetadataReference.CreateFromFile(typeof(Compilation).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(CSharpCompilation).Assembly.Location),
            ],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        return [.. compilation.SyntaxTrees.SelectMany(tree => Uses(tree, compilation.GetSemanticModel(tree))).Distinct()];
    }

    private static IEnumerable<Use> Uses(SyntaxTree tree, SemanticModel model)
    {
        foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            ISymbol? symbol = model.GetSymbolInfo(name).Symbol;
            if ((symbol as INamedTypeSymbol ?? symbol?.ContainingType)?.OriginalDefinition is not { } type) continue;
            if (RoomOf(type) is { } room && room != RoomOf(tree.FilePath)) yield return new Use(RoomOf(tree.FilePath), room, type.Name, tree.FilePath);
        }
    }

    private static string? RoomOf(INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences is [{ } reference, ..]) return RoomOf(reference.SyntaxTree.FilePath);
        return type.ContainingNamespace.ToDisplayString().StartsWith(Roslyn, StringComparison.Ordinal) ? Roslyn : null;
    }

    private static string RoomOf(string path) => path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : Entrance;
}
