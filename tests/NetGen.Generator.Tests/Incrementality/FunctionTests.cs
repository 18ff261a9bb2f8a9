using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Incrementality;

/// <summary>What an edit of a function of the user's, or beside it, makes the generator do again.</summary>
public sealed class FunctionTests
{
    private const string Own = """
        [Network(3)]
        [Dense(4, nameof(Swish))]
        [Dense(1, Activation.Identity)]
        public partial class Own
        {
            [Elementwise] static double Swish(double x, [Learned(1)] double a) => x * Helpers.Gate(a * x);
        }
        """;

    private const string Helpers = "static class Helpers { const double One = 1; [Elementwise] public static double Gate(double x) => One / (1 + System.Math.Exp(-x)); }";

    private const string Xor = "[Network(3, 4, 1)] public partial class Xor;";

    private static readonly CSharpCompilation Before = Compilations.Of(Own, Helpers, Xor, "class Unrelated;");

    public static TheoryData<string, string> UnrelatedEdits => new()
    {
        { "File3.cs", "class Unrelated { [Elementwise] static double Other(double x) => x; }" },
        { "File3.cs", "class Unrelated { [Elementwise] static double Broken(double x) => x +; }" },
        { "File0.cs", Own.Replace("x * Helpers.Gate(a * x)", "(x  *  /* of the sum */ Helpers.Gate(x: a * x))", StringComparison.Ordinal) },
        { "File0.cs", Own.Replace("double x, [Learned(1)] double a) => x * Helpers.Gate(a * x);", "double sum, [Learned(2 - 1.0)] double a) { const double two = 2; return sum * Helpers.Gate(a * sum); }", StringComparison.Ordinal) },
        { "File1.cs", Helpers.Replace("One = 1", "One = 2 - 1.0", StringComparison.Ordinal) + " class More;" },
    };

    [Theory]
    [MemberData(nameof(UnrelatedEdits))]
    public void An_edit_that_changes_no_function_emits_nothing_again(string file, string text) => GeneratorHarness.AssertCached(RunAfterEdit(file, text));

    public static TheoryData<string, string> Edits => new()
    {
        { "File0.cs", Own.Replace("x * Helpers", "2 * x * Helpers", StringComparison.Ordinal) },
        { "File0.cs", Own.Replace("Learned(1)", "Learned(1.5)", StringComparison.Ordinal) },
        { "File0.cs", Own.Replace("double a)", "double b)", StringComparison.Ordinal).Replace("a * x", "b * x", StringComparison.Ordinal) },
        { "File1.cs", Helpers.Replace("One = 1", "One = 2", StringComparison.Ordinal) },
        { "File1.cs", Helpers.Replace("Exp(-x)", "Exp(-2 * x)", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edit_inside_a_function_emits_its_network_alone_again(string file, string text)
    {
        GeneratorRun run = RunAfterEdit(file, text);
        Assert.Equal(["Own.g.cs", "Xor.g.cs"], run.HintNames);
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached], run.Reasons(TrackingNames.Networks).Order());
        Assert.Equal([IncrementalStepRunReason.Modified, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached], run.OutputReasons.Order());
    }

    [Fact]
    public void A_function_that_becomes_illegal_takes_its_network_along() =>
        Assert.Equal(["Xor.g.cs"], RunAfterEdit("File1.cs", Helpers.Replace("Exp(-x)", "Ceiling(x)", StringComparison.Ordinal)).HintNames);

    private static GeneratorRun RunAfterEdit(string file, string text)
    {
        GeneratorRun first = GeneratorHarness.Run(Before);
        return GeneratorHarness.Run(first.Driver, Before.ReplaceSyntaxTree(Before.SyntaxTrees.Single(tree => tree.FilePath == file), Compilations.SyntaxTree(text, file)));
    }
}
