using System.Text.RegularExpressions;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Emission;

/// <summary>What a reader of the emitted code sees: tiny networks only, each line read by somebody before it was accepted.</summary>
public sealed partial class EmittedCodeTests
{
    [Fact]
    public void Smallest() => Match("[Network(2, 2, 1)] public partial class Smallest;");

    [Fact]
    public void Xor() => Match("[Network(3, 4, 1)] public partial class Xor;");

    [Fact]
    public void Tutorial() => Match(
        """
        [Network(3, 4, 1, Bias = false, Precision = Precision.Double, Initializer = Initializer.SymmetricUniform, Reduction = Reduction.Sum)]
        public partial class Tutorial;
        """);

    [Fact]
    public void Classifier() => Match("[Network(2, 3, 2, Hidden = Activation.SiLU, Output = Activation.Softmax)] internal sealed partial class Classifier;");

    [Fact]
    public void LongForm() => Match(
        """
        public partial class Outer<T>
        {
            [Network(4)]
            [Dense(20, Activation.ReLU)]
            [Dropout(0.2)]
            [Dense(3, Activation.Softmax)]
            internal partial class @class;
        }
        """);

    [Fact]
    public void A_small_network_has_no_loop_and_no_list_of_layers_in_what_it_computes()
    {
        GeneratorRun run = GeneratorHarness.Run("using NetGen; [Network(3, 4, 1)] public partial class Xor;");
        string text = run.Sources.Single().SourceText.ToString();
        string program = text[text.IndexOf("namespace NetGen.Emitted", StringComparison.Ordinal)..];
        Assert.DoesNotMatch(Loop(), program);
        Assert.DoesNotContain("new ", program);
        Assert.DoesNotMatch(Loop(), Method(text, "void Predict("));
    }

    /// <summary>A change of the emitter must not go unnoticed.</summary>
    [Fact]
    public void A_changed_emitter_fails_with_a_readable_difference()
    {
        GeneratorRun run = GeneratorHarness.Run("using NetGen; [Network(2, 2, 1)] public partial class Smallest;");
        string accepted = "//HintName: Smallest.g.cs\n" + run.Sources.Single().SourceText;
        string changed = accepted.Replace("return Sum(Present(loss, rows));", "return Sum(loss);");
        Assert.NotEqual(accepted, changed);
        string difference = Snapshot.Describe("Smallest.g.verified.cs", accepted, changed);
        Assert.Contains("  - " + new string(' ', 12) + "return Sum(Present(loss, rows));", difference);
        Assert.Contains("  + " + new string(' ', 12) + "return Sum(loss);", difference);
    }

    private static void Match(string declaration, [System.Runtime.CompilerServices.CallerFilePath] string testFile = "", [System.Runtime.CompilerServices.CallerMemberName] string method = "") =>
        Snapshot.Match(GeneratorHarness.Run("using NetGen;\nnamespace Sample;\n" + declaration), testFile, method);

    private static string Method(string text, string signature)
    {
        int start = text.IndexOf(signature, StringComparison.Ordinal);
        return text[start..text.IndexOf("/// <summary>", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"\b(for|foreach|while|do|goto)\b\s*[({]")]
    private static partial Regex Loop();
}
