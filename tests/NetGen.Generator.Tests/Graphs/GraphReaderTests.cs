using Microsoft.CodeAnalysis.CSharp;
using NetGen.Generator.Parsing;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Graphs;

/// <summary>Every construct that may stand in a [Layers] method, and the layers that come of it.</summary>
public sealed class GraphReaderTests
{
    [Fact]
    public void A_chain() => Check("return Softmax(Dense(Dense(x, 4, Activation.Tanh), 3));",
        "dense1 Tanh 4 of 0", "dense2 Identity 3 of 1", "activate1 Softmax 3 of 2");

    [Fact]
    public void An_expression_body() => CheckSource(
        GraphSource.Of("return Dense(x, 2);").Replace("{\n        return Dense(x, 2);\n    }", "=> Dense(x, 2);"), "dense1 Identity 2 of 0");

    [Fact]
    public void Arguments_of_dense() => Check(
        "return Dense(units: 3, input: x, bias: false, initializer: Initializer.HeNormal, activation: Activation.ReLU, name: \"last\");", "last ReLU no bias HeNormal 3 of 0");

    /// <summary>What the call does not say, the network does.</summary>
    [Fact]
    public void The_network_says_what_layers_do_not() => CheckSource(
        GraphSource.Of("return Dense(Dense(x, 4), 3, bias: true, initializer: Initializer.Auto);", network: "Network(Bias = false, Initializer = Initializer.LeCunNormal)"),
        "dense1 Identity no bias LeCunNormal 4 of 0", "dense2 Identity 3 of 1");

    [Fact]
    public void Every_layer_and_every_activation() => Check(
        "Tensor y = Dense(x, 6); y = Activate(y, Activation.ELU); y = Dropout(y, 0.25); y = ReLU(y, name: \"a\"); y = Multiply(Subtract(Add(x, y), y), x); return Dense(Concat(x, y, x), 1);",
        "dense1 Identity 6 of 0", "activate1 ELU 6 of 1", "dropout1 0.25 6 of 2", "a ReLU 6 of 3", "add1 6 of 0,4", "subtract1 6 of 5,4", "multiply1 6 of 6,0",
        "concat1 18 of 0,7,0", "dense2 Identity 1 of 8");

    [Fact]
    public void Operators_of_tensors() => Check(
        "Tensor y = Dense(x, 6); y = x + y; y = y - x; y = y * x; y += x; y -= x; y *= y; return -y;",
        "dense1 Identity 6 of 0", "add1 6 of 0,1", "subtract1 6 of 2,0", "multiply1 6 of 3,0", "add2 6 of 4,0", "subtract2 6 of 5,0", "multiply2 6 of 6,6",
        "scale1 -1 x + 0 6 of 7");

    [Fact]
    public void Operators_of_tensors_and_constants() => Check(
        "const double half = 0.5; Tensor y = Dense(x, 6); y = y + 1; y = 2f + y; y = y - 3; y = 4 - y; y = y * half; y = 8 * y; y /= 4; return y;",
        "dense1 Identity 6 of 0", "scale1 1 x + 1 6 of 1", "scale2 1 x + 2 6 of 2", "scale3 1 x + -3 6 of 3", "scale4 -1 x + 4 6 of 4", "scale5 0.5 x + 0 6 of 5",
        "scale6 8 x + 0 6 of 6", "scale7 0.25 x + 0 6 of 7");

    [Fact]
    public void Loops_and_conditions() => Check(
        """
        Tensor y = x;
        for (int i = 0, n = 3; i < n; i++)
        {
            y = i % 2 == 0 ? Dense(y, 4 << i) : Tanh(y);
            if (i > 1 && !(n < 3) || i == 100) y = ReLU(y); else if (i == 0) { ; }
        }
        return y;
        """,
        "dense1 Identity 4 of 0", "activate1 Tanh 4 of 1", "dense2 Identity 16 of 2", "activate2 ReLU 16 of 3");

    [Fact]
    public void Arithmetic() => Check(
        """
        int n = 7; n += 3; n -= 1; n *= 2; n /= 4; n <<= 3; n >>= 1; n %= 10; n++; --n; n |= 8; n &= 15; n ^= 1;
        long big = 1L << 33; double real = 7.9; bool flag = n >= 9 ^ big <= 5;
        int units = (int)real + (int)(big >> 32) + (flag ? 1 : 0) + ~(-2) + n % 4 - 'A' + 'B' + (int)Width.Narrow;
        return Dense(Dropout(x, n / 100.0), units);
        """,
        // n: 7, 10, 9, 18, 4, 32, 16, 6, 7, 6, 14, 14, 15; units: 7 + 2 + 1 + 1 + 3 + 1 + 5.
        ["dropout1 0.15 6 of 0", "dense1 Identity 20 of 1"], "enum Width { Narrow = 5 }");

    [Fact]
    public void Constants_of_the_class_and_of_others() => Check(
        "return Dense(Dense(x, Units), Other.Units, Rest);", ["dense1 Identity 5 of 0", "dense2 Tanh 3 of 1"],
        "const int Units = 5; const Activation Rest = Activation.Tanh; static class Other { public const int Units = 3; }");

    [Fact]
    public void Tuples_and_discards() => Check(
        """
        (Tensor, int) pair = (Dense(x, 4), 2);
        (Tensor y, int n) = pair;
        var (z, _) = Twice(y, n);
        (y, n) = (z, pair.Item2 + 1);
        (Tensor Value, int Count) named = (y, n);
        _ = n;
        return Dense(named.Value, named.Count + named.Item2);
        """,
        ["dense1 Identity 4 of 0", "dense2 Identity 2 of 1", "dense3 Identity 2 of 2", "dense4 Identity 6 of 3"],
        "static (Tensor, int) Twice(Tensor x, int units) => (Dense(Dense(x, units), units), units);");

    /// <summary>What is assigned has the type of what it is assigned to.</summary>
    [Theory]
    [InlineData("(double a, double b) = Pair(); return Dense(x, 2) * (a / b);", "1.5")]
    [InlineData("double a, b; (a, (b, _)) = (3, (2, 1)); return Dense(x, 2) * (a / b);", "1.5")]
    [InlineData("double a, b; (double, double) both = (a, b) = Pair(); return Dense(x, 2) * (both.Item1 / both.Item2);", "1.5")]
    [InlineData("(double A, double B) pair = Pair(); return Dense(x, 2) * (pair.A / pair.B);", "1.5")]
    [InlineData("(long a, float b) = Pair(); return Dense(x, 2) * (a / b);", "1.5")]
    public void Tuples_are_converted(string body, string factor) => Check(
        body, ["dense1 Identity 2 of 0", $"scale1 {factor} x + 0 2 of 1"], "static (int, int) Pair() => (3, 2);");

    [Theory]
    [InlineData("char c = 'a'; string name = $\"block{c}\";", "blocka")]
    [InlineData("char c = 'a'; c++; string name = \"block\" + c;", "blockb")]
    [InlineData("char c = 'a'; c += (char)2; string name = $\"{c}{c == 'c'}{(int)c}{c + 1}\";", "cTrue99100")]
    [InlineData("int n = 98; string name = $\"{(char)n}{'x'}\";", "bx")]
    [InlineData("int i = 3; string name = \"a\"; name += i; name = 1 + name + 0.5 + true;", "1a30.5True")]
    [InlineData("byte b = 3; b++; int n = 5; string name = $\"{(short)(b + n)}\"; b -= 2; name += b;", "92")]
    [InlineData("uint u = 7; u /= 2; u++; string name = $\"{u}\";", "4")]
    [InlineData("string? s = null; string name = \"a\" + s + null;", "a")]
    public void Text_of_values(string statements, string name) => Check(statements + " return Dense(x, 2, name: name);", $"{name} Identity 2 of 0");

    /// <summary>Something has to stand in a local before a loop fills it.</summary>
    [Fact]
    public void Null_may_be_held() => Check(
        "Tensor y = null!; for (int i = 0; i < 2; i++) { if (i == 0) y = Dense(x, 2); } (Tensor z, int n) = (default(Tensor)!, 1); z = y; return z;", "dense1 Identity 2 of 0");

    [Fact]
    public void What_is_infinite_in_single_precision_is_not_in_double() => CheckSource(
        GraphSource.Of("return Dense(x, 2) * 1e300;", network: "Network(Precision = Precision.Double)"), "dense1 Identity 2 of 0", "scale1 1E+300 x + 0 2 of 1");

    [Fact]
    public void Helpers_and_names() => Check(
        """
        for (int stage = 0; stage < 2; stage++) x = Block(x, 6, $"stage{stage + 1}.{0.5}");
        return Dense(x, 1, name: "f" + "c");
        """,
        ["stage1.0.5.first ReLU 6 of 0", "dense2 Identity 6 of 1", "add1 6 of 2,0", "stage2.0.5.first ReLU 6 of 3", "dense4 Identity 6 of 4", "add2 6 of 5,3", "fc Identity 1 of 6"],
        """
        static Tensor Block(Tensor x, int units, string name = "block", bool relu = true)
        {
            Tensor y = Dense(x, units, relu ? Activation.ReLU : Activation.Tanh, name: name + ".first");
            return Dense(y, Doubled(units) / 2) + x;
        }
        static int Doubled(int n) => n == 0 ? 0 : 2 + Doubled(n - 1);
        """);

    /// <summary>As C# does: what is written first is evaluated first, whatever the parameter.</summary>
    [Fact]
    public void The_order_is_that_of_evaluation() => Check("return Add(right: Dense(x, 2), left: Dense(x, 2, Activation.Tanh));",
        "dense1 Identity 2 of 0", "dense2 Tanh 2 of 0", "add1 2 of 2,1");

    [Fact]
    public void Arrays_that_are_written_out() => Check("return Dense(Concat(new[] { x, Concat([x, x]) }), 1);",
        "concat1 12 of 0,0", "concat2 18 of 0,1", "dense1 Identity 1 of 2");

    [Fact]
    public void Parameters_and_locals_are_each_calls_own() => Check(
        "int n = 1; Tensor y = F(x, 2); return Dense(y, n);", ["dense1 Identity 2 of 0", "dense2 Identity 1 of 1"],
        "static Tensor F(Tensor x, int n) { n++; n--; x = Dense(x, n); return x; }");

    [Theory]
    [InlineData("[Input(5)]", "5")]
    [InlineData("[Input(steps: 5, features: 7)]", "5 x 7")]
    [InlineData("[Input(5, 7, 3)]", "5 x 7 x 3")]
    public void Shapes_of_the_input(string attribute, string shape)
    {
        CSharpCompilation compilation = Compilations.Of($"using static NetGen.Layers; [Network] partial class Net {{ [Layers] static Tensor Define({attribute} Tensor x) => ReLU(x); }}");
        DeclaredNetwork? declared = DeclarationReader.Read(compilation.GetTypeByMetadataName("Net")!, compilation, TestContext.Current.CancellationToken);
        Assert.Equal(shape, string.Join(" x ", declared!.Declaration.Graph!.Input));
    }

    /// <summary>Auto follows what the output meets next: the first reader in the program, dropout not counted.</summary>
    [Theory]
    [InlineData("return Softmax(Dense(ReLU(Dropout(Dense(x, 4), 0.5)), 3));", "FanInUniform GlorotUniform")]
    [InlineData("return Dense(SELU(Dense(x, 4)), 3);", "LeCunNormal FanInUniform")]
    [InlineData("Tensor y = Dense(x, 6); return Dense(Tanh(y) + ReLU(y), 3);", "GlorotUniform FanInUniform")]
    [InlineData("Tensor y = Dense(x, 6); return Tanh(y + x);", "FanInUniform")]
    public void Starts(string body, string initializers) => Assert.Equal(initializers, string.Join(' ',
        Model.Layers.NetworkGraph.Of(GraphSource.Read(GraphSource.Of(body))).Nodes.SelectMany(static node => node.Parameters)
            .Where(static parameter => parameter.Kind == Model.Layers.ParameterKind.Weight).Select(static parameter => parameter.Initializer)));

    private static void Check(string body, params string[] layers) => CheckSource(GraphSource.Of(body), layers);

    private static void Check(string body, string[] layers, string others) => CheckSource(GraphSource.Of(body, others), layers);

    private static void CheckSource(string source, params string[] layers) => Assert.Equal(layers, GraphSource.Lines(GraphSource.Read(source)));
}
