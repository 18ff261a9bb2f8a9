using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>What an edit makes the generator do again, and what not.</summary>
public sealed class IncrementalityTests
{
    private const string Xor = "[Network(3, 4, 1)] public partial class Xor;";
    private const string Digits = "namespace Images; [Network(64)] [Dense(32, Activation.ReLU)] [Dropout(0.2)] [Dense(10, Activation.Softmax)] public partial class Digits;";

    private static readonly CSharpCompilation Before = Compilations.Of(Xor, Digits, "class Unrelated;");

    public static TheoryData<string, string> UnrelatedEdits => new()
    {
        { "File2.cs", "class Unrelated { int x; }" },
        { "File2.cs", "class Unrelated { [System.Obsolete] void M( }" },
        { "File2.cs", "[Network(] partial class Unrelated;" },
        { "File0.cs", Xor + " // a comment" },
        { "File0.cs", "// a comment\n\n" + Xor },
        { "File0.cs", "[Network(\n    3, 2 + 2, sizes1)]\npublic partial class Xor { const int sizes1 = 1; int Own() => 1; }" },
        { "File0.cs", "class Other;\n" + Xor + "\nclass Another;" },
        { "File1.cs", Digits.Replace("0.2", "0.20").Replace("(32", "(units: 32") },
    };

    [Theory]
    [MemberData(nameof(UnrelatedEdits))]
    public void AnUnrelatedEditEmitsNothingAgain(string file, string text) => GeneratorHarness.AssertCached(RunAfterEdit(file, text));

    [Fact]
    public void AMoveToAnotherFileEmitsNothingAgain()
    {
        GeneratorRun first = GeneratorHarness.Run(Before);
        SyntaxTree moved = Compilations.SyntaxTree(Xor, "Elsewhere.cs");
        GeneratorRun second = GeneratorHarness.Run(first.Driver, Before.RemoveSyntaxTrees(TreeOf("File0.cs")).AddSyntaxTrees(moved));
        // The declarations come in another order, the files do not.
        Assert.All(second.Reasons(TrackingNames.Files), static reason => Assert.Equal(IncrementalStepRunReason.Unchanged, reason));
        Assert.All(second.OutputReasons, static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Theory]
    [InlineData("[Network(3, 5, 1)] public partial class Xor;")]
    [InlineData("[Network(3, 4, 1, Output = Activation.Tanh)] public partial class Xor;")]
    [InlineData("[Network(3, 4, 1, Bias = false)] public partial class Xor;")]
    [InlineData("[Network(3, 4, 1, Precision = Precision.Double)] public partial class Xor;")]
    [InlineData("[Network(3, 4, 1, Reduction = Reduction.Sum)] public partial class Xor;")]
    [InlineData("[Network(3, 4, 1, Accuracy = Accuracy.Fast)] public partial class Xor;")]
    [InlineData("[Network(3, 4, 1, Loss = Loss.Huber)] public partial class Xor;")]
    [InlineData("[Network(3, 4, 1, Initializer = Initializer.Zeros)] public partial class Xor;")]
    public void AChangedNetworkAloneIsEmittedAgain(string changed)
    {
        GeneratorRun run = RunAfterEdit("File0.cs", changed);
        Assert.Equal(["Images.Digits.g.cs", "Xor.g.cs"], run.HintNames);
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], run.Reasons(TrackingNames.Networks).Order());
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached], run.OutputReasons.Order());
    }

    [Fact]
    public void ARefusedNetworkLeavesTheOthers()
    {
        GeneratorRun run = RunAfterEdit("File0.cs", "[Network(3, 0, 1)] public partial class Xor;");
        Assert.Equal(["Images.Digits.g.cs"], run.HintNames);
        Assert.Equal(["Images.Digits.g.cs", "Xor.g.cs"], GeneratorHarness.Run(run.Driver, Before).HintNames);
    }

    /// <summary>Another part of the class can make it illegal, so the edit of another file has to be seen.</summary>
    [Fact]
    public void AnEditOfAnotherPartIsSeen() =>
        Assert.Equal(["Images.Digits.g.cs"], RunAfterEdit("File2.cs", "partial class Xor { int Predict; }").HintNames);

    public static TheoryData<string, string> GraphEdits => new()
    {
        // Behind the layers nothing changes: names, comments, what a loop counts, where a number comes from, and where the method stands.
        { "Dense(x, 8)", "Dense(x, 8) /* a comment */" },
        { "Tensor y = x;", "\n\n    Tensor y = x;" },
        { "8)", "2 * 4)" },
        { "int i = 0; i < 2", "int i = 3; i < 5" },
        { "static Tensor Half(", "static int Own() => 1; static Tensor Half(" },
    };

    [Theory]
    [MemberData(nameof(GraphEdits))]
    public void AnEditThatLeavesTheLayersEmitsNothingAgain(string from, string to) => GeneratorHarness.AssertCached(RunAfterGraphEdit(from, to));

    [Theory]
    [InlineData("Dense(x, 8)", "Dense(x, 9)")]
    [InlineData("i < 2", "i < 3")]
    [InlineData("y + Half", "y - Half")]
    [InlineData("0.5 *", "0.25 *")]
    [InlineData("name: \"last\"", "name: \"end\"")]
    public void AnEditInsideAGraphEmitsThatNetworkAlone(string from, string to)
    {
        GeneratorRun run = RunAfterGraphEdit(from, to);
        Assert.Equal(["Graph.g.cs", "Xor.g.cs"], run.HintNames);
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], run.Reasons(TrackingNames.Networks).Order());
    }

    /// <summary>An edit elsewhere reads the method again, and finds the same.</summary>
    [Fact]
    public void AnEditElsewhereLeavesAGraph()
    {
        CSharpCompilation before = Compilations.Of(Xor, Graph, "class Unrelated;");
        GeneratorRun first = GeneratorHarness.Run(before);
        SyntaxTree tree = before.SyntaxTrees.Single(static tree => tree.FilePath == "File2.cs");
        GeneratorHarness.AssertCached(GeneratorHarness.Run(first.Driver, before.ReplaceSyntaxTree(tree, Compilations.SyntaxTree("class Unrelated { int x; }", "File2.cs"))));
    }

    /// <summary>A method that is half typed is nothing yet; the compiler says what is missing.</summary>
    [Theory]
    [InlineData("return Dense(", "return Dense(Unknown, ")]
    [InlineData("Tensor y = x;", "Tensor y = ")]
    [InlineData("Dense(x, 8)", "Dense(x, 8")]
    [InlineData("Dense(x, 8)", "Dense()")]
    [InlineData("[Input(6)]", "[Input(]")]
    public async Task AMethodThatDoesNotCompileIsLeftToTheCompiler(string from, string to)
    {
        GeneratorRun run = RunAfterGraphEdit(from, to);
        Assert.Equal(["Xor.g.cs"], run.HintNames);
        Assert.DoesNotContain(await AnalyzerHarness.Analyze(run), static report => report.Severity == DiagnosticSeverity.Error);
    }

    private const string Graph =
        """
        using static NetGen.Layers;
        [Network] partial class Graph
        {
            [Layers] static Tensor Define([Input(6)] Tensor x)
            {
                Tensor y = x;
                for (int i = 0; i < 2; i++) y = y + Half(y);
                return Dense(ReLU(Dense(x, 8)), 2, name: "last") + Dense(y, 2);
            }
            static Tensor Half(Tensor x) => 0.5 * Dense(x, 6);
        }
        """;

    private static GeneratorRun RunAfterGraphEdit(string from, string to)
    {
        CSharpCompilation before = Compilations.Of(Xor, Graph);
        GeneratorRun first = GeneratorHarness.Run(before);
        Assert.Contains(from, Graph);
        SyntaxTree tree = before.SyntaxTrees.Single(static tree => tree.FilePath == "File1.cs");
        return GeneratorHarness.Run(first.Driver, before.ReplaceSyntaxTree(tree, Compilations.SyntaxTree(Graph.Replace(from, to), "File1.cs")));
    }

    /// <summary>The runtime asks for the built-in functions by an attribute of its own; a user's compilation never has them printed.</summary>
    [Fact]
    public void TheElementwiseLibraryIsPrintedOnceWhereItIsAskedFor()
    {
        const string attribute = "namespace NetGen.Kernels { internal sealed class ElementwiseLibraryAttribute : System.Attribute; }";
        GeneratorRun run = GeneratorHarness.Run(attribute, "[NetGen.Kernels.ElementwiseLibrary] static class Library;", "[NetGen.Kernels.ElementwiseLibrary] static class Again;");
        Assert.Equal(["ElementwiseLibrary.g.cs"], run.HintNames);
        Assert.Empty(GeneratorHarness.Run(attribute, "static class Library;").Sources);
    }

    /// <summary>What the runtime has once for each width of registers is one text, printed with other words.</summary>
    [Fact]
    public void ATemplateIsPrintedWithOtherWords()
    {
        const string attribute =
            """
            namespace NetGen.Kernels
            {
                [System.AttributeUsage(System.AttributeTargets.All, AllowMultiple = true)]
                internal sealed class TemplateAttribute(string file, params string[] words) : System.Attribute;
            }
            """;
        const string template =
            """
            using NetGen.Kernels;

            /// <summary>Of 256 bits.</summary>
            [System.Obsolete]
            [Template("Of128", "256 => 128")]
            [Template("Of512", "256 => 512", "Half.Whole => Whole")]
            static class Of256 { const string Name = "Half.Whole 256"; }
            """;
        GeneratorRun run = GeneratorHarness.Run(attribute, template);
        Assert.Equal(["Of128.g.cs", "Of512.g.cs"], run.HintNames);
        Assert.All(run.Values(TrackingNames.Templates), static value => Assert.Empty(ObjectGraph.FindRoslyn(value)));
        Assert.Equal(
            """
            // <auto-generated/>
            // Printed from a template: its other files differ in a few words.
            using NetGen.Kernels;

            /// <summary>Of 512 bits.</summary>
            [System.Obsolete]
            static class Of512 { const string Name = "Whole 512"; }
            """,
            run.Sources[1].SourceText.ToString(),
            ignoreLineEndingDifferences: true);
        Assert.Empty(GeneratorHarness.Run(attribute.Replace("NetGen.Kernels", "Mine"), template.Replace("NetGen.Kernels", "Mine")).Sources);
    }

    [Fact]
    public void ACancelledRunIsCancelled()
    {
        using CancellationTokenSource cancelled = new();
        cancelled.Cancel();
        GeneratorDriver driver = CSharpGeneratorDriver.Create(new NetworkGenerator());
        Assert.Throws<OperationCanceledException>(() => driver.RunGenerators(Before, cancelled.Token));
    }

    private static GeneratorRun RunAfterEdit(string file, string text)
    {
        GeneratorRun first = GeneratorHarness.Run(Before);
        return GeneratorHarness.Run(first.Driver, Before.ReplaceSyntaxTree(TreeOf(file), Compilations.SyntaxTree(text, file)));
    }

    private static SyntaxTree TreeOf(string file) => Before.SyntaxTrees.Single(tree => tree.FilePath == file);
}
