using NetGen.Generator.Tests.Diagnostics;

namespace NetGen.Generator.Tests.Graphs;

/// <summary>Methods that break a rule, each with what gets the squiggle.</summary>
internal static class GraphRuleCases
{
    private const string Using = "using static NetGen.Layers; ";

    public static IReadOnlyList<RuleCase> All { get; } =
    [
        // The method itself
        new("NETGEN040", Using + "[Network] partial class Net { [Layers] Tensor [|Define|]([Input(3)] Tensor x) => Dense(x, 1); }", "is static, takes one Tensor"),
        new("NETGEN040", Using + "[Network] partial class Net { [Layers] static Tensor [|Define|]<T>([Input(3)] Tensor x) => Dense(x, 1); }", "a [Layers] method"),
        new("NETGEN040", Using + "[Network] partial class Net { [Layers] static int [|Define|]([Input(3)] Tensor x) => 1; }", "returns a Tensor"),
        new("NETGEN040", Using + "[Network] partial class Net { [Layers] static Tensor [|Define|]() => null!; }", "takes one Tensor"),
        new("NETGEN040", Using + "[Network] partial class Net { [Layers] static Tensor [|Define|]([Input(3)] Tensor x, [Input(3)] Tensor y) => x + y; }", "takes one Tensor"),
        new("NETGEN040", Using + "[Network] partial class Net { [Layers] static Tensor Define([|Tensor x|]) => Dense(x, 1); }", "with [Input(...)]"),
        new("NETGEN040", Using + "[Network] partial class Net { [Layers] static Tensor Define([|[Input(3)] int x|]) => null!; }", "takes one Tensor"),
        new("NETGEN040", Using + "[Network] partial class Net { [Layers] static Tensor Define([Input(3)] Tensor x) => Dense(x, 1); [Layers] static Tensor [|Again|]([Input(3)] Tensor x) => Dense(x, 1); }", "'Net' has a [Layers] method already"),
        new("NETGEN040", Using + "[Network] partial class Net { [Layers] static Tensor [|Define|]([Input(3)] Tensor x) => ReLU(x); }", "nothing can be learned here"),
        new("NETGEN040", Using + "[Network] partial class Net { [Layers] static Tensor [|Define|]([Input(3)] Tensor x) => x; }", "nothing can be learned here"),

        new("NETGEN040", "class Net { static Tensor H([[|Input(7)|]] Tensor y) => y; }", "[Input] has no effect here"),
        new("NETGEN040", "class Net { static Tensor H([[|Input(7)|]] Tensor y, [[|Input(8)|]] Tensor z = null!) => y; }", "[Input] has no effect here"),

        // Statements that cannot be read
        Unreadable("[|while (true) { }|] return Dense(x, 1);", "only locals, assignments, calls, 'for', 'if' and 'return'"),
        Unreadable("[|foreach (int n in new[] { 1 }) { }|] return Dense(x, 1);", "'for', 'if' and 'return'"),
        Unreadable("for (int i = 0; i < 3; i++) { [|break;|] } return Dense(x, 1);", "only locals"),
        Unreadable("[|throw new System.Exception();|]", "only locals"),
        Unreadable("[|Tensor F(Tensor y) => Dense(y, 1);|] return F(x);", "only locals"),
        Unreadable("[|using var s = new System.IO.MemoryStream();|] return Dense(x, 1);", "only locals"),
        Unreadable("[|switch (1) { default: break; }|] return Dense(x, 1);", "only locals"),
        Unreadable("ref Tensor [|y = ref x|]; return Dense(y, 1);", "may not be a reference"),

        // Expressions that cannot be read
        Unreadable("return Dense(x, [|System.Environment.ProcessorCount|]);", "arithmetic, '?:', interpolated text"),
        Unreadable("return Dense(x, [|System.Math.Max(1, 2)|]);", "only methods of Layers, and static methods of this class"),
        Unreadable("return Dense(x, [|_units|]);", "'const' fields", "static readonly int _units = 3;"),
        Unreadable("return Dense(x, [|new int[1].Length|]);", "may stand here"),
        Unreadable("return Dense(x, [|new Net().Instance()|]);", "only methods of Layers", "int Instance() => 3;"),
        Unreadable("return Dense(x, [|Generic<int>()|]);", "only methods of Layers", "static int Generic<T>() => 3;"),
        Unreadable("int n = 1; [|ByReference(ref n)|]; return Dense(x, n);", "only methods of Layers", "static void ByReference(ref int n) => n = 2;"),
        Unreadable("[|Nothing()|]; return Dense(x, 1);", "'Nothing' returns nothing", "static void Nothing() { }"),
        Unreadable("return [|External(x)|];", "has no body", "[System.Runtime.InteropServices.DllImport(\"x\")] static extern Tensor External(Tensor x);"),
        Unreadable("[|_field|] = 3; return Dense(x, 1);", "only locals, parameters, and tuples", "static int _field;"),
        Unreadable("if ([|x == x|]) return x; return Dense(x, 1);", "may stand here"),
        Unreadable("return Dense(x, [|1 switch { _ => 2 }|]);", "may stand here"),
        Unreadable("int n = 0; return Dense(x, [|5 / n|]);", "divided by zero"),
        Unreadable("int n = int.MaxValue; return Dense(x, [|n + 1|]);", "too large"),
        Unreadable("double d = 1e300; return Dense(x, [|(int)d|]);", "too large"),
        Unreadable("return [|Dense(x, 1) * (0.0 / 0.0)|];", "finite number"),
        Unreadable("return [|Dense(x, 1) * 1e300|];", "finite number in single precision"),
        Unreadable("return [|Dense(x, 1) - 3.5e38|];", "finite number in single precision"),
        Unreadable("return [|Dense(x, 1) / 0|];", "not divided by where it is zero"),
        Unreadable("return Dense(x, 1, name: $\"[|{1,5}|]\");", "neither alignment nor format"),
        Unreadable("return Dense(x, 1, name: $\"{[|x|]}\");", "numbers and text may be interpolated"),
        Unreadable("Tensor[] all = [|new[] { x, x }|]; return Concat(all);", "may stand here"),
        Unreadable("return Dense(x, 1, name: [|new string('a', 3)|]);", "may stand here"),
        Unreadable("return Dense([|null|]!, 1);", "null is no tensor"),
        Unreadable("return [|null|]!;", "null is no tensor"),
        Unreadable("return Dense(F(x), 1);", "null is no tensor", "static Tensor F(Tensor y) => [|default|]!;"),
        Unreadable("return F(x);", "null is no tensor", "static Tensor F(Tensor y) { Tensor z = null!; return [|z|]; }"),
        Unreadable("return [|F(x).Item1|];", "null is no tensor", "static (Tensor, int) F(Tensor y) => (null!, 1);"),
        Unreadable("return [|(Tensor)(object)\"a\"|];", "may stand here"),
        Unreadable("Tensor y = null!; return [|y|] + Dense(x, 1);", "null is no tensor"),
        Unreadable("(int, Tensor) pair = (1, null!); return [|pair.Item2|] * 2;", "null is no tensor"),
        Unreadable("int n = 300; return Dense(x, [|(byte)n|]);", "too large"),
        Unreadable("uint n = 1; return Dense(x, (int)([|n - 2|]));", "too large"),
        Unreadable("ulong n = 3; return Dense(x, (int)n);".Replace("3;", "[|3|];", StringComparison.Ordinal), "numbers of type 'ulong' are not read: int, long, float and double are"),
        Unreadable("Width w = Width.Narrow; return Dense(x, [|(int)w|]);", "may stand here", "enum Width { Narrow = 5 }"),
        Unreadable("int n = 3; return Dense(x, 1, name: $\"{[|(decimal)n|]}\");", "numbers of type 'decimal' are not read"),
        Unreadable("return Dense(x, 1, name: \"a\" + [|x|]);", "numbers and text may be joined"),

        // Shapes
        Shape("Tensor y = Dense(x, 16); return [|y + Dense(x, 10)|];", "Add takes a vector of 16 and a vector of 10: both need the same shape"),
        Shape("return [|Subtract(x, Dense(x, 10))|];", "Subtract takes a vector of 6 and a vector of 10"),
        Shape("return [|x * Dense(x, 10)|];", "Multiply takes a vector of 6 and a vector of 10: both need the same shape"),
        Shape("return Dense([|Concat(x)|], 1);", "Concat takes one tensor: it needs two or more"),
        Shape("for (int i = 7; i < 10; i++) x = [|Add(x, Dense(x, i))|]; return x;", "Add takes a vector of 6 and a vector of 7"),
        Rows("return Flatten([|x * Dense(Flatten(x), 5)|]);", "Multiply takes a sequence of 4 x 6 and a vector of 5: both need the same shape, or the second is a vector of 6"),
        Rows("return Flatten([|Dense(Flatten(x), 24) - x|]);", "Subtract takes a vector of 24 and a sequence of 4 x 6: both need the same shape, or the first is a vector of 6"),
        Rows("return Flatten([|x + Dense(x, 5)|]);", "Add takes a sequence of 4 x 6 and a sequence of 4 x 5: both need the same shape, or one is a vector of the other's last dimension"),
        new("NETGEN042", Using + "[Network] partial class Net { [Layers] static Tensor Define([Input(4, 4, 6)] Tensor x) => [|Dense(x, 10)|]; }", "an image of 4 x 4 x 6"),

        // What leads nowhere, and names
        new("NETGEN043", GraphSource.Of("Tensor y = [|Dense(x, 3)|]; return Dense(x, 1);"), "'dense1' has no effect: its output is never read"),
        new("NETGEN043", GraphSource.Of("for (int i = 0; i < 3; i++) [|Dense(x, 3)|]; return Dense(x, 1);"), "'dense1'"),
        new("NETGEN043", GraphSource.Of("Tensor y = Dense(x, 3); Tensor z = [|ReLU(y)|]; return y;"), "'activate1'"),
        new("NETGEN044", GraphSource.Of("return Dense(Dense(x, 3, name: \"a\"), 1, name: [|\"a\"|]);"), "there is a layer called 'a' already"),
        new("NETGEN044", GraphSource.Of("return [|Dense(Dense(x, 3, name: \"dense2\"), 1)|];"), "there is a layer called 'dense2' already"),
        new("NETGEN044", GraphSource.Of("return Dense(x, 1, name: [|\"a b\"|]);"), "'a b' is no name"),

        // Size
        new("NETGEN045", GraphSource.Of("for (int i = 0; i < 1001; i++) x = [|Tanh(x)|]; return Dense(x, 1);"), "more than 1,000 layers"),
        new("NETGEN045", GraphSource.Of("for (int n = 0; [|n < int.MaxValue|]; n++) { } return Dense(x, 1);"), "more than 100,000 steps"),
        new("NETGEN045", GraphSource.Of("[|for (; ; ) { }|]"), "100,000 steps"),
        new("NETGEN045", GraphSource.Of("return F(x, 20);", "static Tensor F(Tensor x, int n) => n == 0 ? x : [|Same(F(x, n - 1), F(x, n - 1))|]; static Tensor Same(Tensor a, Tensor b) => a;"), "100,000 steps"),
        new("NETGEN045", GraphSource.Of("return F(x);", "static Tensor F(Tensor x) => [|F(x)|];"), "'F' is called more than 100 methods deep"),

        // What stands beside it
        new("NETGEN024", Using + "partial class Net { [Layers] static Tensor [|Define|]([Input(3)] Tensor x) => Dense(x, 1); }", "'Net' has a layer but no [Network(inputs)]"),
        new("NETGEN046", GraphSource.Of("return Dense(x, 1);", network: "Network([|6|])"), "'Net' reads its layers from a [Layers] method: a size has no effect"),
        new("NETGEN046", GraphSource.Of("return Dense(x, 1);", network: "Network, [|Dense(1, Activation.Tanh)|]"), "a layer attribute has no effect"),
        new("NETGEN046", GraphSource.Of("return Dense(x, 1);", network: "Network, [|Input(5)|]"), "[Input] on the class has no effect"),
        new("NETGEN046", GraphSource.Of("return Dense(x, 1);", network: "Network, [|Input(5)|]").Replace("[Input(6)] Tensor x", "[Input(steps: 4, features: 6)] Tensor x"), "[Input] on the class"),
        new("NETGEN046", GraphSource.Of("return Dense(x, 1);", network: "Network") + "[[|Input(5)|]] partial class Net;", "[Input] on the class"),
        new("NETGEN046", GraphSource.Of("return Dense(x, 1);", network: "Network([|Hidden = Activation.Tanh|], [|Output = Activation.Tanh|])"), "has no effect beside it"),

        // Rules of all layers, on calls
        new("NETGEN014", GraphSource.Of("return Dense(x, [|0|]);"), "size 0"),
        new("NETGEN014", GraphSource.Of("return Dense(x, 1);").Replace("Input(6)", "Input([|-6|])"), "size -6"),
        new("NETGEN015", GraphSource.Of("return Dense(x, [|65_537|]);"), "65537"),
        new("NETGEN015", GraphSource.Of("Tensor y = Dense(x, 40_000); return Dense([|Concat(y, y)|], 1);"), "80000"),
        new("NETGEN016", GraphSource.Of("return Dense(Dense(x, 4_096), 4_096);", network: "[|Network|]"), "parameters"),
        new("NETGEN017", GraphSource.Of("return Dense([|Softmax(x)|], 1);"), "hidden"),
        new("NETGEN017", GraphSource.Of("return Softmax(Dense(x, 3, [|Activation.Softmax|]));"), "hidden"),
        new("NETGEN018", GraphSource.Of("return Softmax(Dense(x, 3));", network: "Network([|Loss = Loss.Huber|])"), "not by Huber"),
        new("NETGEN019", GraphSource.Of("return Tanh(Dense(x, 3));", network: "Network([|Loss = Loss.CrossEntropy|])"), "not outputs of Tanh"),
        new("NETGEN020", GraphSource.Of("return [|Softmax(Dense(x, 1))|];"), "always 1"),
        new("NETGEN021", GraphSource.Of("return Sigmoid(Dense(x, 1)) + 1;", network: "Network([|Loss = Loss.BinaryCrossEntropy|])"), "not outputs of Identity"),
        new("NETGEN022", GraphSource.Of("return Dense(Dropout(x, [|1.5|]), 1);"), "rate 1.5"),
        new("NETGEN023", GraphSource.Of("return [|Dropout(Dense(x, 1), 0.5)|];"), "drop the outputs"),
        new("NETGEN028", GraphSource.Of("return Dense(x, 1, [|(Activation)99|]);"), "99 is not a member of Activation"),
    ];

    private static RuleCase Unreadable(string body, string message, string others = "") => new("NETGEN041", GraphSource.Of(body, others), message);

    private static RuleCase Shape(string body, string message) => new("NETGEN042", GraphSource.Of(body), message);

    private static RuleCase Rows(string body, string message) =>
        new("NETGEN042", GraphSource.Of(body).Replace("Input(6)", "Input(4, 6)", StringComparison.Ordinal), message);
}
