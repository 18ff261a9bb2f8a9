using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Half-typed attributes: whatever stands there, neither the generator nor an analyzer throws.</summary>
public sealed class FuzzTests
{
    private const int Mutants = 3000, PerCompilation = 200, Seed = 1;

    private static readonly string[] Tokens =
    [
        "(", ")", "[", "]", "{", "}", ",", ";", "=", ":", "<", ">", "-", "0", "1", "65537", "99999999999", "0x", "1e400", "\"a\"", "'a'", "null", "default", "new", "new[]", "typeof(int)",
        "(int[])null", "new int[] { }", "new int[] { 1, }", "sizes:", "units:", "rate:", "Hidden =", "Loss = Loss.", "Bias = 1", "Activation", "(Activation)", "Activation.None", "Network", "Dense",
        "NetGen.", "@", "partial", "class", "static", "file", "record", "struct", "this", "Xor", "int", "params", "//", "#if", "required", "nameof(", "global::", "double.NaN", "1/0", "..", "?",
        "Tensor", "x", "y", "z", "for", "if", "return", "Half(", "Softmax(", "Concat(", "+=", "++", "<<", "/ 0", "[]", "=>", "$\"", "int.MaxValue", "(int, Tensor)", "_", "ref", "const",
    ];

    private static readonly string[] Seeds =
    [
        "[Network(3, 4, 1)] public partial class Xor { }",
        "[Network(3, 4, 2, Hidden = Activation.ReLU, Output = Activation.Softmax, Bias = false, Loss = Loss.CrossEntropy)] partial class Xor { }",
        "[Network(64)] [Dense(64, Activation.ReLU, Initializer = Initializer.Zeros)] [Dropout(0.2)] [Dense(10, Activation.Softmax)] public partial class Xor { }",
        "partial class Outer<T> { [Network(new[] { 3, 4, 1 })] partial class Xor : System.IDisposable { public Xor(string name) : this(1) { } void Predict(int x) { } } }",
        "using static NetGen.Layers; [Network] partial class Xor { [Layers] static Tensor Define([Input(6)] Tensor x) { Tensor y = x; for (int i = 0; i < 2; i++) { y += Half(y, i == 0 ? 4 : 6, $\"a{i}\"); } "
            + "var (z, n) = (Dense(y, 3), 2 << 1); if (n > 3) z = -z * 2; return Softmax(Concat(z, Tanh(z), 1 - z)); } const int N = 6; "
            + "static Tensor Half(Tensor x, int units, string name) => 0.5 * Dense(Dropout(Dense(x, units, Activation.ReLU, name: name), 0.5), N, bias: false); }",
    ];

    public static TheoryData<string> HalfTyped => new()
    {
        "[Network", "[Network]", "[Network(", "[Network(3,", "[Network(3,)] partial class Xor;", "[Network(null)] partial class Xor;", "[Network((int[])null)] partial class Xor;",
        "[Network(default)] partial class Xor;", "[Network(null, null)] partial class Xor;", "[Network(new int[2] { 1 })] partial class Xor;", "[Network(new int[,] { })] partial class Xor;",
        "[Network(new int[n])] partial class Xor;", "[Network([3, 4, 1])] partial class Xor;", "[Network(3, 4, 99999999999)] partial class Xor;", "[Network(3, 4, 1, Hidden = )] partial class Xor;",
        "[Network(3, 4, 1, Hidden = Activation.)] partial class Xor;", "[Network(3, 4, 1, Hidden = null)] partial class Xor;", "[Network(3, 4, 1, Sizes = 3)] partial class Xor;",
        "[Network(3, 4, 1, Bias = true, Bias = false)] partial class Xor;", "[Network(sizes: 3, 4)] partial class Xor;", "[Network(Hidden = Activation.ReLU, 3, 4)] partial class Xor;",
        "[Network(3, 4, 1)] partial class ;", "[Network(3, 4, 1)] partial class", "[Network(3, 4, 1)] partial", "[Network(3, 4, 1)] partial class Xor<>;", "[Network(3, 4, 1)] partial class Xor(;",
        "[Network(3, 4, 1)] partial class Xor : ;", "[Network(3, 4, 1)] partial class Xor : Xor;", "[Network(3, 4, 1)] partial class Xor : Missing;", "[Network(3, 4, 1)] partial class Xor { Xor( }",
        "[Network(3)] [Dense] partial class Xor;", "[Network(3)] [Dense(] partial class Xor;", "[Network(3)] [Dense(3, )] partial class Xor;", "[Network(3)] [Dense(null, null)] partial class Xor;",
        "[Network(3)] [Dropout(null)] partial class Xor;", "[Network(3)] [Dropout(\"0.5\")] partial class Xor;", "[Network<int>(3, 4)] partial class Xor;", "[Network(3, 4, 1)] partial class Xor; class Xor;",
        "[Network(3, 4, 1)] class Xor; [Network(3, 4, 1)] class Xor;", "[Network(3, 4, 1)] file class Xor; [Network(3, 4, 1)] partial class Xor;", "[assembly: Network(3, 4, 1)]",
        "[Network(typeof(Xor), 3)] partial class Xor;", "[Network(Xor.InputSize, 3)] partial class Xor;", "[Network(nameof(Xor), 3)] partial class Xor { } partial class Xor<T> { }",
    };

    [Theory]
    [MemberData(nameof(HalfTyped))]
    public async Task HalfTypedAttributesDoNoHarm(string source) => AssertHarmless(await AnalyzerHarness.Analyze(source), source);

    [Fact]
    public async Task MutatedAttributesDoNoHarm()
    {
        Mt19937 random = new(Seed);
        string[][] seeds = [.. Seeds.Select(static text => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens().Select(static token => token.ToFullString()).ToArray())];
        int emitted = 0;
        for (int done = 0; done < Mutants; done += PerCompilation)
        {
            // Each mutant in a file and a namespace of its own, so that they do not mend or break each other.
            string[] sources = [.. Enumerable.Range(0, PerCompilation).Select(i => $"namespace N{i};\n{Mutate(seeds[Below(random, seeds.Length)], random)}")];
            CSharpCompilation compilation = Compilations.Of(sources);
            emitted += GeneratorHarness.Run(compilation).Sources.Length;
            // Without the emitted files: to compile them as well would take most of the time.
            AssertHarmless(await AnalyzerHarness.Analyze(compilation), string.Join("\n", sources));
        }

        // Some mutants have to get through, or nothing but the parser was tested.
        Assert.InRange(emitted, Mutants / 20, Mutants);
    }

    private static void AssertHarmless(ImmutableArray<Report> reports, string source) => Assert.True(reports.All(static report => report.Id.StartsWith("NETGEN", StringComparison.Ordinal)), source);

    private static string Mutate(string[] tokens, Mt19937 random)
    {
        List<string> mutant = [.. tokens];
        for (int edits = 1 + Below(random, 3); edits > 0 && mutant.Count > 1; edits--)
        {
            int at = Below(random, mutant.Count);
            switch (Below(random, 5))
            {
                case 0: mutant.RemoveAt(at); break;
                case 1: mutant.Insert(at, mutant[at]); break;
                case 2: mutant.Insert(at, Tokens[Below(random, Tokens.Length)] + " "); break;
                case 3: mutant[at] = Tokens[Below(random, Tokens.Length)] + " "; break;
                default: (mutant[at], mutant[0]) = (mutant[0], mutant[at]); break;
            }
        }

        // Now and then somebody has only got so far.
        return string.Concat(Below(random, 10) == 0 ? mutant.Take(Below(random, mutant.Count)) : mutant);
    }

    private static int Below(Mt19937 random, int limit) => (int)(random.NextUInt32() % (uint)limit);
}
