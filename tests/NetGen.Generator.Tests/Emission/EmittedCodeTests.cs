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

    /// <summary>As few weights as a network has whose layers are straight lines for one example only.</summary>
    [Fact]
    public void Small() => Match("[Network(4, 10, 3, Hidden = Activation.Tanh)] public partial class Small;");

    /// <summary>An activation and a loss of the user's: for kernels they are structs of the network's file.</summary>
    [Fact]
    public void Own() => Match(
        """
        [Network(4, LossFunction = nameof(Pinball))]
        [Dense(10, nameof(Swish))]
        [Dense(3, Activation.Identity)]
        public partial class Own
        {
            [Elementwise]
            static double Swish(double x) => x / (1 + System.Math.Exp(-x));

            [Elementwise]
            static double Pinball(double output, double target) => target > output ? 0.9 * (target - output) : 0.1 * (output - target);
        }
        """);

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

    /// <summary>Steps of a sequence, normalised one by one and over the batch, which threads have to wait for.</summary>
    [Fact]
    public void Normalised() => Match("[Network, Input(4, 3)] [LayerNorm, Dense(10, Activation.ReLU), BatchNorm, Flatten, Dense(2, Activation.Softmax)] internal sealed partial class Normalised;");

    /// <summary>A residual block and two branches behind one another.</summary>
    [Fact]
    public void Residual() => Match(
        """
        using static NetGen.Layers;
        [Network]
        internal sealed partial class Residual
        {
            [Layers]
            private static Tensor Define([Input(6)] Tensor x)
            {
                Tensor y = Dense(Dense(x, 20, Activation.ReLU), 6, name: "block");
                y = ReLU(x + y);
                return Softmax(Dense(Concat(y, 0.5 * Dense(x, 4, Activation.Tanh)), 3, name: "scores"));
            }
        }
        """);

    [Fact]
    public void A_small_network_has_no_loop_and_no_list_of_layers_in_what_it_computes()
    {
        GeneratorRun run = GeneratorHarness.Run("using NetGen; [Network(3, 4, 1)] public partial class Xor;");
        string text = run.MainSources.Single().SourceText.ToString();
        int start = text.IndexOf("namespace NetGen.Emitted", StringComparison.Ordinal), end = text.IndexOf("file static class", StringComparison.Ordinal);
        string program = text[start..end];
        Assert.DoesNotMatch(Loop(), program);
        Assert.DoesNotContain("new ", program);
        Assert.DoesNotMatch(Loop(), Method(text, "void Predict("));
    }

    /// <summary>What is dropped before the first layer has a gradient that nobody asks for.</summary>
    [Fact]
    public void Backpropagation_ends_at_the_first_weights()
    {
        GeneratorRun run = GeneratorHarness.Run("using NetGen; [Network(4), Dropout(0.2), Dense(3, Activation.Tanh), Dense(2, Activation.Tanh)] public partial class N;");
        string text = run.MainSources.Single().SourceText.ToString();
        Assert.Equal(1, Occurrences(text, "Dense.InputGradient<TanhBackward, float>("));
        Assert.Equal(2, Occurrences(text, "Dense.WeightGradient<TSink, float>("));
        Assert.Equal(4, Occurrences(text, "Dropout.Apply(")); // forward to the loss, for a batch and for one example at two widths, and to the gradient that are given for the outputs
    }

    /// <summary>The promise is 50 ms for a typical network; it takes about one. The fastest of many runs is free of other programs' noise.</summary>
    [Fact]
    public void A_typical_network_is_emitted_in_no_time()
    {
        Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation = Compilations.Of("using NetGen; [Network(64, 32, 10, Hidden = Activation.ReLU, Output = Activation.Softmax)] public partial class Digits;");
        TimeSpan fastest = Enumerable.Range(0, 20).Min(_ =>
        {
            long start = System.Diagnostics.Stopwatch.GetTimestamp();
            Microsoft.CodeAnalysis.CSharp.CSharpGeneratorDriver.Create(new NetworkGenerator()).RunGenerators(compilation.Clone(), TestContext.Current.CancellationToken);
            return System.Diagnostics.Stopwatch.GetElapsedTime(start);
        });
        Assert.InRange(fastest, TimeSpan.Zero, TimeSpan.FromMilliseconds(50));
    }

    /// <summary>A change of the emitter must not go unnoticed.</summary>
    [Fact]
    public void A_changed_emitter_fails_with_a_readable_difference()
    {
        GeneratorRun run = GeneratorHarness.Run("using NetGen; [Network(2, 2, 1)] public partial class Smallest;");
        string accepted = "//HintName: Smallest.g.cs\n" + run.MainSources.Single().SourceText;
        string changed = accepted.Replace("return loss[0];", "return loss[1];");
        Assert.NotEqual(accepted, changed);
        string difference = Snapshot.Describe("Smallest.g.verified.cs", accepted, changed);
        Assert.Contains("  - " + new string(' ', 12) + "return loss[0];", difference);
        Assert.Contains("  + " + new string(' ', 12) + "return loss[1];", difference);
    }

    /// <summary>What a reviewer reads: the layers, the class, one forward and one backward, the description.</summary>
    [Fact]
    public void The_file_to_read_is_short()
    {
        string text = File.ReadAllText(Path.Combine(Path.GetDirectoryName(ThisFile())!, "EmittedCodeTests.Tutorial#Sample.Tutorial.g.verified.cs"));
        Assert.InRange(text.Split('\n').Length, 100, 200);
    }

    private static string ThisFile([System.Runtime.CompilerServices.CallerFilePath] string file = "") => file;

    private static void Match(string declaration, [System.Runtime.CompilerServices.CallerFilePath] string testFile = "", [System.Runtime.CompilerServices.CallerMemberName] string method = "") =>
        Snapshot.Match(GeneratorHarness.Run("using NetGen;\nnamespace Sample;\n" + declaration), testFile, method);

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;

    private static string Method(string text, string signature)
    {
        int start = text.IndexOf(signature, StringComparison.Ordinal);
        return text[start..text.IndexOf("/// <summary>", start, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"\b(for|foreach|while|do|goto)\b\s*[({]")]
    private static partial Regex Loop();
}
