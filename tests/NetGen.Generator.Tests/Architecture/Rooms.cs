using System.Collections.Concurrent;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGen.Generator.Tests.Architecture;

/// <summary>One use of one folder's type, or of a compiler type, in another folder's file.</summary>
internal sealed record Use(string From, string To, string Type, string File);

/// <summary>Which folders of a project use the types of which, asked of the compiler: names in comments or strings do not count.</summary>
internal static class Rooms
{
    /// <summary>The room of files that stand beside the project file.</summary>
    public const string Entrance = "";

    /// <summary>The room of Roslyn's types.</summary>
    public const string Roslyn = "Microsoft.CodeAnalysis";

    /// <summary>Where each type that a file uses comes from: asked of the compiler once for each project.</summary>
    private static readonly ConcurrentDictionary<string, Lazy<(string File, string Origin, string Type)[]>> Found = new();

    /// <param name="project">The project's folder.</param>
    /// <param name="levels">How deep rooms go: with 2 a folder in a folder is a room of its own.</param>
    public static IReadOnlyCollection<Use> Uses(string project, int levels = 1) =>
    [
        .. Found.GetOrAdd(project, static project => new(() => Find(project))).Value
            .Select(use => new Use(RoomOf(use.File, levels), use.Origin == Roslyn ? Roslyn : RoomOf(use.Origin, levels), use.Type, use.File))
            .Where(use => use.From != use.To),
    ];

    private static (string File, string Origin, string Type)[] Find(string project)
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
        return [.. compilation.SyntaxTrees.SelectMany(tree => Find(tree, compilation.GetSemanticModel(tree))).Distinct()];
    }

    private static IEnumerable<(string File, string Origin, string Type)> Find(SyntaxTree tree, SemanticModel model)
    {
        foreach (SimpleNameSyntax name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
        {
            ISymbol? symbol = model.GetSymbolInfo(name).Symbol;
            if ((symbol as INamedTypeSymbol ?? symbol?.ContainingType)?.OriginalDefinition is not { } type) continue;
            if (OriginOf(type) is { } origin) yield return (tree.FilePath, origin, type.Name);
        }
    }

    /// <summary>The file that declares a type, or the room of Roslyn's.</summary>
    private static string? OriginOf(INamedTypeSymbol type)
    {
        if (type.DeclaringSyntaxReferences is [{ } reference, ..]) return reference.SyntaxTree.FilePath;
        return type.ContainingNamespace.ToDisplayString().StartsWith(Roslyn, StringComparison.Ordinal) ? Roslyn : null;
    }

    /// <summary>The folder of a file, cut off where rooms end; files that stand beside folders are a room of their own.</summary>
    private static string RoomOf(string path, int levels) => string.Join('/', path.Split('/')[..^1].Take(levels));

    /// <summary>A way from a room back to itself; empty where there is none.</summary>
    public static IReadOnlyList<string> Cycle(IEnumerable<Use> uses)
    {
        ILookup<string, string> next = uses.Select(use => (use.From, use.To)).Distinct().ToLookup(use => use.From, use => use.To);
        var done = new HashSet<string>();
        var way = new List<string>();
        bool Find(string room)
        {
            bool isBack = way.Contains(room);
            way.Add(room);
            if (isBack) return true;
            if (done.Add(room) && next[room].Any(Find)) return true;
            way.RemoveAt(way.Count - 1);
            return false;
        }

        return next.Any(room => Find(room.Key)) ? way : [];
    }
}
