using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>After an edit anywhere the compiler finds and binds all attributes again; reading them adds little to that.</summary>
public sealed class TypingTests
{
    private const string Short = "[Network(3, 4, 1, Hidden = Activation.Tanh)] public partial class Net#;";

    private const string Long = """
        [Network(64, Loss = Loss.CrossEntropy)] [Dense(32, Activation.ReLU)] [Dropout(0.2)] [Dense(10, Activation.Softmax, Bias = false)]
        public partial class Net# { public const int Count = 3; public string Name { get; set; } = ""; public int Add(int a, int b) => a + b; }
        """;

    [Theory]
    [InlineData(Short)]
    [InlineData(Long)]
    public void ReadingCostsLessThanTheCompilersOwnWork(string network)
    {
        CSharpCompilation before = Compilations.Of([.. Enumerable.Range(0, 40).Select(i => network.Replace("#", $"{i}")), "class Edited;"]);
        CSharpCompilation after = before.ReplaceSyntaxTree(before.SyntaxTrees[^1], Compilations.SyntaxTree("class Edited { int x; }", "Edited.cs"));
        double ratio = BytesOfEdit(new NetworkGenerator(), before, after) / BytesOfEdit(new Finder(), before, after);
        Assert.InRange(ratio, 1, 1.5);
    }

    private static double BytesOfEdit(IIncrementalGenerator generator, CSharpCompilation before, CSharpCompilation after)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: Compilations.ParseOptions).RunGenerators(before);
        // What is made once only belongs to no edit.
        driver.RunGenerators(after.Clone());
        CSharpCompilation edited = after.Clone();
        long start = GC.GetAllocatedBytesForCurrentThread();
        driver.RunGenerators(edited);
        return GC.GetAllocatedBytesForCurrentThread() - start;
    }

    /// <summary>Finds the same classes and reads nothing.</summary>
    private sealed class Finder : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context)
        {
            IncrementalValuesProvider<int> found = context.SyntaxProvider.ForAttributeWithMetadataName(
                KnownNames.NetworkAttribute, static (node, _) => node is ClassDeclarationSyntax, static (_, _) => 0);
            context.RegisterSourceOutput(found, static (_, _) => { });
        }
    }
}
