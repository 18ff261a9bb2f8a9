using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator;

namespace NetGen.Package.Tests;

/// <summary>A C# block of the README, as a program of its own.</summary>
internal sealed partial class Snippet(string text)
{
    // What a reader of the README has in front of him when he comes to a snippet: the networks and data of the snippets before.
    private const string Context = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using NetGen;
        global using static ReadmeContext;

        static class ReadmeContext
        {
            public static readonly float[] inputs = new float[64], targets = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
            public static readonly Dataset<float> dataset = new(64, 10, inputs, targets);
            public static readonly Digits network = new();
            public static readonly Digits.Trainer trainer = new(network, new Adam());
        }
        """;

    private const string Digits = """
        [Network(64, 32, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)]
        public partial class Digits;
        """;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14);

    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>All C# blocks of the README in order.</summary>
    public static IReadOnlyList<Snippet> All { get; } =
        [.. Block().Matches(Repository.Read("README.md")).Select(match => new Snippet(match.Groups["code"].Value))];

    /// <summary>Runs the generator on the snippet and compiles both; throws with the compiler's words when that fails.</summary>
    public Assembly Compile()
    {
        List<SyntaxTree> trees = [CSharpSyntaxTree.ParseText(text, Options), CSharpSyntaxTree.ParseText(Context, Options)];
        if (!text.Contains("partial class Digits;", StringComparison.Ordinal)) trees.Add(CSharpSyntaxTree.ParseText(Digits, Options));
        bool program = trees[0].GetCompilationUnitRoot().Members.Any(member => member is Microsoft.CodeAnalysis.CSharp.Syntax.GlobalStatementSyntax);
        var compilation = CSharpCompilation.Create(
            "Snippet",
            trees,
            References,
            new CSharpCompilationOptions(
                program ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable));

        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _, TestContext.Current.CancellationToken);
        using var image = new MemoryStream();
        Microsoft.CodeAnalysis.Emit.EmitResult result = complete.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        string[] complaints = [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => diagnostic.ToString())];
        Assert.True(complaints.Length == 0, $"{string.Join('\n', complaints)}\n\nin\n\n{text}");
        return Assembly.Load(image.ToArray());
    }

    /// <inheritdoc />
    public override string ToString() => text;

    [GeneratedRegex("^```csharp\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
