using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.Infrastructure;

/// <summary>Compilations as a user's project has them: .NET 10, C# 14, nullable, and NetGen.</summary>
internal static class Compilations
{
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Diagnose);

    private static readonly ImmutableArray<MetadataReference> References =
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(NetworkAttribute).Assembly.Location)];

    private static readonly SyntaxTree GlobalUsings = SyntaxTree("global using NetGen;", "GlobalUsings.cs");

    private static readonly CSharpCompilation Empty = CSharpCompilation.Create(
        "User", [GlobalUsings], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>One file for each source; <c>using NetGen</c> is global.</summary>
    public static CSharpCompilation Of(params IEnumerable<string> sources) =>
        Empty.AddSyntaxTrees(sources.Select((source, i) => SyntaxTree(source, $"File{i}.cs")));

    public static SyntaxTree SyntaxTree(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);
}
