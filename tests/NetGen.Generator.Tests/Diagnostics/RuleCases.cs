namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>A source that breaks one rule.</summary>
/// <param name="Id">The diagnostic.</param>
/// <param name="Text">The source; what gets a squiggle stands between <c>[|</c> and <c>|]</c>.</param>
/// <param name="Message">A part of the message.</param>
public sealed record RuleCase(string Id, string Text, string Message);

/// <summary>At least one source for every rule.</summary>
internal static class RuleCases
{
    public static IReadOnlyList<RuleCase> All { get; } =
    [
        // The class
        new("NETGEN001", "[Network(3, 4, 1)] public class [|Xor|];", "'Xor' has to be partial"),
        new("NETGEN001", "class [|Outer|] { [Network(3, 4, 1)] partial class Xor; }", "'Outer' has to be partial, so that the network 'Xor'"),
        new("NETGEN001", "interface [|IOuter|]<T> { partial struct Inner { [Network(3, 4, 1)] partial class Xor; } }", "'IOuter'"),
        new("NETGEN001", "class [|Outer|] { [Network(3, 4, 1)] class [|Xor|]; }", ""),
        new("NETGEN002", "[Network(3, 4, 1)] public [|static|] partial class Xor;", "static"),
        new("NETGEN003", "[Network(3, 4, 1)] public [|abstract|] partial class Xor;", "abstract"),
        new("NETGEN003", "[Network(3, 4, 1)] partial class Xor; [|abstract|] partial class Xor;", "abstract"),
        new("NETGEN004", "[Network(3, 4, 1)] partial class Xor[|<T, U>|];", "type parameters"),
        new("NETGEN005", "[Network(3, 4, 1)] partial [|record|] Xor;", "record"),
        new("NETGEN005", "[Network(3, 4, 1)] partial [|record|] class Xor(int Seed);", "record"),
        new("NETGEN006", "[Network(3, 4, 1)] [|file|] partial class Xor;", "file-local"),
        new("NETGEN006", "[|file|] static partial class Outer { [Network(3, 4, 1)] internal partial class Xor; }", "'Outer' cannot be file-local"),

        // Members
        new("NETGEN007", "[Network(3, 4, 1)] partial class Xor { public const int [|InputSize|] = 3; }", "'Xor' generates 'InputSize'"),
        new("NETGEN007", "[Network(3, 4, 1)] partial class Xor { int [|ParameterCount|]() => 3; }", "ParameterCount"),
        new("NETGEN007", "[Network(3, 4, 1)] partial class Xor; partial class Xor { class [|Trainer|]; }", "Trainer"),
        new("NETGEN007", "[Network(3, 4, 1)] partial class Xor { int [|_engine|]; }", "_engine"),
        new("NETGEN007", "[Network(3, 4, 1)] partial class Xor { static string [|get_Description|]() => \"\"; }", "get_Description"),
        new("NETGEN007", "[Network(3, 4, 1)] partial class Xor { event System.Action? [|Save|]; }", "Save"),
        new("NETGEN007", "[Network(3, 4, 1)] partial class Xor { void [|Save|](string file) { } }", "Save"),
        new("NETGEN007", "[Network(3, 4, 1)] partial class Xor { static void [|Load|](System.IO.Stream file) { } }", "Load"),
        new("NETGEN007", "[Network(3, 4, 1)] partial class Xor { static void [|Load|](string file, WeightLayout how) { } }", "Load"),
        new("NETGEN007", "[Network(3, 4, 1)] partial class Xor { object [|Clone|]() => this; }", "Clone"),
        new("NETGEN007", "[Network(3, 4, 1)] partial class Xor { int [|Predict|](System.ReadOnlySpan<float> x, System.Span<float> y) => 0; }", "Predict"),
        new("NETGEN007", "[Network(3, 4, 1)] partial class Xor { float [|Predict|](float a, float b, float c) => 0; }", "Predict"),
        new("NETGEN007", "[Network(3, 4, 1, Precision = Precision.Double)] partial class Xor { double [|Predict|](double a, double b, double c) => 0; }", "Predict"),
        new("NETGEN007", "[Network(3)] [Dense(1, Activation.Tanh)] partial class Xor { bool [|SetParameters|] => true; }", "SetParameters"),
        new("NETGEN007", "[Network(3, 4, Output = Activation.Softmax)] partial class Xor { int [|Classify|](System.ReadOnlySpan<float> x) => 0; }", "Classify"),
        new("NETGEN008", "[Network(3, 4, 1)] partial class [|Predict|];", "'Predict' is also the name of a member"),
        new("NETGEN008", "[Network(3, 4, 1)] partial class [|Trainer|];", "Trainer"),
        new("NETGEN008", "[Network(3)] [Dense(4, Activation.Softmax)] partial class [|Classify|];", "Classify"),
        new("NETGEN009", "[Network(3, 4, 1)] partial class Xor { public [|Xor|](int seed) { } }", "(int seed)"),
        new("NETGEN009", "[Network(3, 4, 1)] partial class Xor { [|Xor|](System.ReadOnlySpan<float> p) { } }", "(ReadOnlySpan<float> parameters)"),
        new("NETGEN010", "[Network(3, 4, 1)] partial class Xor[|(string name)|] { string Name => name; }", "primary constructor"),
        new("NETGEN010", "[Network(3, 4, 1)] partial class Xor[|(int seed)|] { int Seed => seed; }", "primary constructor"),
        new("NETGEN011", "[Network(3, 4, 1)] partial class [|Xor|] : Base; class Base(int x) { int X => x; }", "base class of 'Xor'"),
        new("NETGEN011", "[Network(3, 4, 1)] partial class [|Xor|] : Base; class Base { private Base() { } Base(int x) { } }", "base class"),
        new("NETGEN012", "[Network(3, 4, 1)] partial class Xor { public required string [|Name|] { get; set; } }", "without setting 'Name'"),
        new("NETGEN012", "[Network(3, 4, 1)] partial class [|Xor|] : Base; class Base { public required int X; }", "its base class"),

        // Sizes
        new("NETGEN013", "[[|Network|]] partial class Xor;", "'Xor' needs its number of inputs and a layer"),
        new("NETGEN013", "[[|Network()|]] partial class Xor;", "'Xor'"),
        new("NETGEN013", "[[|Network(3)|]] partial class Xor;", "'Xor'"),
        new("NETGEN013", "[[|Network(null)|]] partial class Xor;", "'Xor'"),
        new("NETGEN013", "[[|Network((int[])null)|]] partial class Xor;", "'Xor'"),
        new("NETGEN013", "[[|Network(new int[0])|]] partial class Xor;", "'Xor'"),
        new("NETGEN013", "[[|Network|]] [Dense(3, Activation.Tanh)] partial class Xor;", "'Xor'"),
        new("NETGEN013", "[[|Network(3)|]] [Dropout(0.5)] partial class Xor;", "'Xor'"),
        new("NETGEN014", "[Network([|0|], 4, 1)] partial class Xor;", "size 0"),
        new("NETGEN014", "[Network(3, [|-4|], [|int.MinValue|])] partial class Xor;", "is not at least 1"),
        new("NETGEN014", "[Network(new[] { 3, [|0|], 1 })] partial class Xor;", "size 0"),
        new("NETGEN014", "[Network([3, [|0|], 1])] partial class Xor;", "size 0"),
        new("NETGEN014", "[Network(sizes: new int[] { 3, [|0|], 1 }, Bias = false)] partial class Xor;", "size 0"),
        new("NETGEN014", "[Network(3)] [Dense([|0|], Activation.Tanh)] partial class Xor;", "size 0"),
        new("NETGEN014", "[Network(3)] [Dense(activation: Activation.Tanh, [|units: -1|])] partial class Xor;", "size -1"),
        new("NETGEN015", "[Network([|65_537|], 1)] partial class Xor;", "65537"),
        new("NETGEN015", "[Network(1, [|int.MaxValue|], [|int.MaxValue|])] partial class Xor;", "2147483647"),
        new("NETGEN015", "[Network(1)] [Dense([|65_537|], Activation.Tanh)] partial class Xor;", "more than 65,536"),
        new("NETGEN016", "[[|Network(4096, 4096)|]] partial class Xor;", "16,781,312 parameters"),
        new("NETGEN016", "[[|Network(4096, 4096, 1, Bias = false)|]] partial class Xor;", "16,781,312 parameters"),
        new("NETGEN016", "[[|Network(65536)|]] [Dense(65536, Activation.Tanh)] [Dense(65536, Activation.Tanh)] partial class Xor;", "parameters"),

        // Activations and losses
        new("NETGEN017", "[Network(3, 4, 5, 1, [|Hidden = Activation.Softmax|])] partial class Xor;", "hidden"),
        new("NETGEN017", "[Network(3)] [Dense(4, [|Activation.Softmax|])] [Dense(1, Activation.Tanh)] partial class Xor;", "hidden"),
        new("NETGEN018", "[Network(3, 4, Output = Activation.Softmax, [|Loss = Loss.SquaredError|])] partial class Xor;", "not by SquaredError"),
        new("NETGEN018", "[Network(3, [|Loss = Loss.BinaryCrossEntropy|])] [Dense(4, Activation.Softmax)] partial class Xor;", "not by BinaryCrossEntropy"),
        new("NETGEN019", "[Network(3, 4, [|Loss = Loss.CrossEntropy|])] partial class Xor;", "not outputs of Sigmoid"),
        new("NETGEN019", "[Network(3, [|Loss = Loss.CrossEntropy|])] [Dense(4, Activation.Tanh)] partial class Xor;", "not outputs of Tanh"),
        new("NETGEN020", "[Network(3, 4, [|1|], Output = Activation.Softmax)] partial class Xor;", "always 1"),
        new("NETGEN020", "[Network(3)] [Dense([|1|], Activation.Softmax)] partial class Xor;", "always 1"),
        new("NETGEN021", "[Network(3, 4, Output = Activation.Tanh, [|Loss = Loss.BinaryCrossEntropy|])] partial class Xor;", "not outputs of Tanh"),
        new("NETGEN021", "[Network(3, [|Loss = Loss.BinaryCrossEntropy|])] [Dense(4, Activation.Identity)] partial class Xor;", "not outputs of Identity"),

        // Layer attributes
        new("NETGEN022", "[Network(3)] [Dropout([|1|])] [Dense(4, Activation.Tanh)] partial class Xor;", "rate 1 is not"),
        new("NETGEN022", "[Network(3)] [Dropout([|-0.25|])] [Dense(4, Activation.Tanh)] partial class Xor;", "rate -0.25 is not in [0, 1)"),
        new("NETGEN022", "[Network(3)] [Dropout([|rate: double.NaN|])] [Dense(4, Activation.Tanh)] partial class Xor;", "NaN"),
        new("NETGEN023", "[Network(3)] [Dense(4, Activation.Tanh)] [[|Dropout(0.5)|]] partial class Xor;", "drop the outputs"),
        new("NETGEN023", "[Network(3)] [Dense(4, Activation.Tanh), [|Dropout(0.5)|], [|Dropout(0.1)|]] partial class Xor;", "drop the outputs"),
        new("NETGEN024", "[[|Dense(4, Activation.Tanh)|]] [[|Dropout(0.5)|]] partial class Xor;", "'Xor' has a layer but no [Network(inputs)]"),
        new("NETGEN025", "[Network(3)] [Dense(4, Activation.Tanh)] partial class Xor; [[|Dense(4, Activation.Tanh)|]] partial class Xor;", "the declaration of 'Xor' that has [Network]"),
        new("NETGEN025", "[[|Dense(4, Activation.Tanh)|]] partial class Xor; [Network(3)] partial class Xor;", "'Xor'"),
        new("NETGEN026", "[Network(3, [|4|], 1)] [Dense(4, Activation.Tanh)] partial class Xor;", "both by sizes and by attributes"),
        new("NETGEN026", "[Network(3, [|4|], 1)] [Dropout(0.5)] partial class Xor;", "both by sizes and by attributes"),
        new("NETGEN027", "[Network(3, [|Hidden = Activation.Tanh|])] [Dense(4, Activation.Tanh)] partial class Xor;", "Hidden has no effect"),
        new("NETGEN027", "[Network(3, [|Output = Activation.Tanh|])] [Dense(4, Activation.Tanh)] partial class Xor;", "Output has no effect"),

        new("NETGEN029", $"[Network({string.Join(", ", Enumerable.Repeat("1", 1001))}, [|2|], 1)] partial class Xor;", "'Xor' has 1,002 layers, more than 1,000"),
        new("NETGEN029", $"[Network(1)] {string.Concat(Enumerable.Repeat("[Dense(1, Activation.Tanh), Dropout(0.5)] ", 500))} [[|Dense(1, Activation.Tanh)|]] partial class Xor;", "has 1,001 layers"),

        // Shapes
        new("NETGEN030", "[Network, Input(28, 28, 1)] [[|Dense(10, Activation.Tanh)|]] partial class Xor;", "Dense(10) follows an image of 28 x 28 x 1: put [Flatten] before it"),
        new("NETGEN030", "[Network, Input(300, 300)] [[|Flatten|], Dense(1, Activation.Tanh)] partial class Xor;", "Flatten follows a sequence of 300 x 300: a vector has at most 65,536 values"),
        new("NETGEN031", "[Network([|3|]), Input(3)] [Dense(1, Activation.Tanh)] partial class Xor;", "'Xor' says its inputs twice"),
        new("NETGEN031", "[Network([|3|], 1), Input(3)] partial class Xor;", "'Xor' says its inputs twice"),
        new("NETGEN032", "[Network, [|Input(3000, 2000)|]] [Dense(1, Activation.Tanh)] partial class Xor;", "A sequence of 3000 x 2000 has 6,000,000 values, more than 4,194,304"),
        new("NETGEN032", "[Network, Input(2000, 1)] [[|Dense(3000, Activation.Tanh)|], Dense(1, Activation.Tanh)] partial class Xor;", "has 6,000,000 values"),
        new("NETGEN013", "[[|Network|], Input(3)] [Activate(Activation.Tanh)] partial class Xor;", "a layer that learns"),
        new("NETGEN013", "[[|Network|]] [Dense(1, Activation.Tanh)] partial class Xor;", "its number of inputs"),
        new("NETGEN014", "[Network, Input([|0|], 3)] [Dense(1, Activation.Tanh)] partial class Xor;", "The size 0"),
        new("NETGEN015", "[Network, Input(steps: 2, [|features: 65537|])] [Dense(1, Activation.Tanh)] partial class Xor;", "65537"),
        new("NETGEN024", "[[|Input(3)|]] partial class Xor;", "'Xor' has a layer but no [Network(inputs)]"),
        new("NETGEN025", "[Network] [Dense(1, Activation.Tanh)] partial class Xor; [[|Input(3)|]] partial class Xor;", "the declaration of 'Xor' that has [Network]"),
        new("NETGEN017", "[Network(3)] [Dense(4, [|Activation.Softmax|]), Flatten] partial class Xor;", "hidden layer"),
        new("NETGEN020", "[Network(3)] [Dense(1, Activation.Identity), [|Activate(Activation.Softmax)|]] partial class Xor;", "always 1"),
        new("NETGEN028", "[Network(3)] [Dense(1, Activation.Tanh), Activate([|(Activation)99|])] partial class Xor;", "99 is not a member of Activation"),

        new("NETGEN030", "[Network, Input(5, Classes = 9)] [[|Dense(10, Activation.Tanh)|]] partial class Xor;", "follows 5 tokens of 9 classes: put [Embedding] before it"),
        new("NETGEN030", "[Network, Input(5, 3)] [[|Embedding(4)|]] partial class Xor;", "Embedding(4) follows a sequence of 5 x 3: it needs tokens"),
        new("NETGEN030", "[Network, Input(5, 3, [|Classes = 9|])] [Embedding(4)] partial class Xor;", "tokens are one number for each step"),
        new("NETGEN014", "[Network, Input(5, [|Classes = 0|])] [Embedding(4)] partial class Xor;", "The size 0"),
        new("NETGEN015", "[Network, Input(5, [|Classes = 65537|])] [Embedding(4)] partial class Xor;", "65537"),

        // Values
        new("NETGEN028", "[Network(3, 4, 1, [|Hidden = (Activation)99|], [|Output = (Activation)(-1)|])] partial class Xor;", "is not a member of Activation"),
        new("NETGEN028", "[Network(3, 4, 1, [|Loss = (Loss)99|])] partial class Xor;", "99 is not a member of Loss"),
        new("NETGEN028", "[Network(3, 4, 1, [|Precision = (Precision)2|])] partial class Xor;", "2 is not a member of Precision"),
        new("NETGEN028", "[Network(3, 4, 1, [|Initializer = (Initializer)99|])] partial class Xor;", "Initializer"),
        new("NETGEN028", "[Network(3, 4, 1, [|Reduction = (Reduction)99|])] partial class Xor;", "Reduction"),
        new("NETGEN028", "[Network(3, 4, 1, [|Accuracy = (Accuracy)99|])] partial class Xor;", "Accuracy"),
        new("NETGEN028", "[Network(3)] [Dense(4, [|(Activation)99|], [|Initializer = (Initializer)(-5)|])] partial class Xor;", "is not a member of"),

        // Functions of one's own
        new("NETGEN060", Own("[Elementwise] double [|F|](double x) => x;"), "'F' cannot be an elementwise function: it has to be static"),
        new("NETGEN060", Own("[Elementwise] static [|int|] F(double x) => 1;"), "return float or double"),
        new("NETGEN060", Own("[Elementwise] static double F([|decimal|] x) => 1;"), "values have to be float or double"),
        new("NETGEN060", Own("[Elementwise] static double F([|float|] x) => x;"), "of one type"),
        new("NETGEN060", Own("[Elementwise] static double F([|in double x|]) => x;"), "by reference"),
        new("NETGEN060", Own("[Elementwise] static double [|F|]<T>(double x) => x;"), "type parameters"),
        new("NETGEN060", Own("[Elementwise] static double [|F|]() => 1;"), "takes no value"),
        new("NETGEN060", Own("[Elementwise] static double F(double x, [|[Learned(double.NaN)] double a|]) => a * x;"), "start from a number"),
        new("NETGEN060", Own("[Elementwise] static double F([|[Learned(1)] double a|]) => a;"), "not learned"),
        new("NETGEN060", Own("[Elementwise] static double F(double x, [Learned(1)] double a, [|[Learned(double.PositiveInfinity)] double b|]) => a * b * x;"), "start from a number"),
        new("NETGEN060", Own("[Elementwise] static double F(double x, [Learned(1)] double a, [|double b|]) => a * b * x;"), "behind its values"),
        new("NETGEN060", Own("[Elementwise] static double F(double x, [|[Learned(1)] double bias|]) => bias * x;"), "cannot be called 'bias'"),
        new("NETGEN060", Own("[Elementwise] static double F(double x, [Learned(1)] double a, [|[Learned(1)] double weight|]) => a * weight * x;"), "cannot be called 'weight'"),
        new("NETGEN060", "class Lib { static double F(double x, [[|Learned(1)|]] double a) => a * x; double G([[|Learned(2)|]] double a) => a; }", "it lacks [Elementwise]"),
        new("NETGEN065", "[Network(3)] [Dense(1, [|nameof(F)|])] partial class Xor { [Elementwise] static double F(double x, double y, [Learned(1)] double a, [Learned(1)] double b) => x; }", "it would take one value"),
        new("NETGEN065", "[Network(3, 1, [|LossFunction = nameof(F)|])] partial class Xor { [Elementwise] static double F(double x, double t, [Learned(1)] double a, [Learned(1)] double b) => x; }", "learns nothing"),
        new("NETGEN061", Own("[Elementwise] static double F(double x) { [|double y = x;|] return y; }"), "'F' has to be one expression"),
        new("NETGEN061", Own("[Elementwise] static double F(double x) { const double half = 0.5; [|if (x > 0) return half;|] return x; }"), "one expression"),
        new("NETGEN061", Own("[Elementwise] static extern double [|F|](double x);"), "one expression"),
        new("NETGEN062", Own("[Elementwise] static double F(double x) => 1 + [|System.Math.Floor(x)|] * x;"), "'System.Math.Floor(x)' cannot stand in an elementwise function: there may be"),
        new("NETGEN062", Own("[Elementwise] static double F(double x) => [|x % 2|];"), "'x % 2' cannot"),
        new("NETGEN062", Own("[Elementwise] static double F(double x) => [|(int)x|] + System.Math.Exp([|Slope|]); static double Slope = 1;"), "cannot stand"),
        new("NETGEN062", Own("[Elementwise] static double F(double x) => System.Math.Pow(x, [|x|]);"), "the exponent of Pow has to be a constant"),
        new("NETGEN062", Own("[Elementwise] static double F(double x) => [|System.Math.Log(x, 2)|];"), "cannot stand"),
        new("NETGEN062", Own("[Elementwise] static double F(double x) => [|x > 0 && x < 1|] ? x : -[|G(x)|]; static double G(double x) => x;"), ""),
        new("NETGEN062", Own("[Elementwise] static double F(double x) => [|double.IsNaN(x)|] ? 0 : x;"), "one comparison of numbers"),
        new("NETGEN062", Own("[Elementwise] static double F(double x) => G(x); [Elementwise] static double G(double x) => [|x switch { > 0 => x, _ => 0 }|];"), "'x switch { > 0 => x, _ => 0 }'"),
        new("NETGEN062", Own("[Elementwise] static double F(double x) { return [|x++|] + 1; }"), "'x++'"),
        new("NETGEN063", Own("[Elementwise] static double F(double x) => x > 0 ? x : [|F(-x)|];"), "By calling 'F', 'F' calls itself"),
        new("NETGEN063", Own("[Elementwise] static double F(double x) => [|G(x)|]; [Elementwise] static double G(double x) => 1 + [|F(x)|];"), "calls itself"),
        new("NETGEN064", Own(Long), "With what it calls, 'F' has more than 256 operations"),
        new("NETGEN065", "[Network(3)] [Dense(1, [|\"Missing\"|])] partial class Xor;", "'Missing' cannot be an activation: there is no method of that name in 'Xor'"),
        new("NETGEN065", "[Network(3)] [Dense(1, [|(string)null!|])] partial class Xor;", "'' cannot be an activation"),
        new("NETGEN065", "[Network(3)] [Dense([|function: nameof(F)|], units: 1)] partial class Xor { static double F(double x) => x; }", "it lacks [Elementwise]"),
        new("NETGEN065", "[Network(3)] [Dense(1, [|nameof(F)|])] partial class Xor { [Elementwise] static double F(double x) => x; [Elementwise] static float F(float x) => x; }", "several methods"),
        new("NETGEN065", "[Network(3)] [Dense(1, [|nameof(F)|])] partial class Xor { [Elementwise] static double F(double x, double y) => x; }", "it would take one value, not 2"),
        new("NETGEN065", "[Network(3, 1, [|LossFunction = nameof(F)|])] partial class Xor { [Elementwise] static double F(double x) => x; }", "'F' cannot be a loss: it would take two values, output and target, not 1"),
        new("NETGEN065", "[Network(3, 1, [|LossFunction = \"Huber\"|])] partial class Xor;", "no method of that name"),
        new("NETGEN065", "[Network(3, 1, [|LossFunction = nameof(F)|])] partial class Xor { [Elementwise] static double F(double x, [Learned(1)] double y) => x * y; }", "learns nothing"),
        new("NETGEN066", "[Network(3, 1, Loss = Loss.Auto, [|LossFunction = nameof(F)|])] partial class Xor { [Elementwise] static double F(double x, double y) => x - y; }", "'Xor' has both"),
        new("NETGEN018", "[Network(3, 2, Output = Activation.Softmax, [|LossFunction = nameof(F)|])] partial class Xor { [Elementwise] static double F(double x, double y) => x - y; }", "not by F"),

        new("NETGEN065", "[Network(3)] [Dense(1, [|nameof(Lib.F)|])] partial class Xor { [Elementwise] static double F(double x) => x; }" + Lib, "'Lib.F' cannot be an activation: there is no method of that name in 'Xor'"),
        new("NETGEN065", "[Network(3)] [Dense([|function: nameof(A.Lib.F)|], units: 1)] partial class Xor { [Elementwise] static double F(double x) => x; } namespace A {" + Lib + "}", "'A.Lib.F' cannot"),
        new("NETGEN065", "[Network(3)] [Dense(1, [|nameof(Inner.F)|])] partial class Xor { [Elementwise] static double F(double x) => x; static class Inner { [Elementwise] internal static double F(double x) => x; } }", "'Inner.F' cannot"),
        new("NETGEN065", "[Network(3, 1, [|LossFunction = nameof(Lib.F)|])] partial class Xor { [Elementwise] static double F(double x, double y) => x - y; }" + Lib, "'Lib.F' cannot be a loss"),
        new("NETGEN065", Graphs.GraphSource.Of("return Dense(x, 3, [|nameof(Lib.F)|]);", "[Elementwise] static double F(double x) => x;") + Lib, "'Lib.F' cannot be an activation"),
        new("NETGEN065", Graphs.GraphSource.Of("return Block(x, nameof(Lib.F));", "[Elementwise] static double F(double x) => x; static Tensor Block(Tensor x, string f) { string g = f; return Dense(x, 3, [|g|]); }") + Lib, "'Lib.F' cannot"),

        // Methods that layers are read from
        .. Graphs.GraphRuleCases.All,
    ];

    /// <summary>A network with a function.</summary>
    private static string Own(string members) => $"[Network(3)] [Dense(1, nameof(F))] partial class Xor {{ {members} }}";

    /// <summary>A function of another class.</summary>
    private const string Lib = " static class Lib { [Elementwise] internal static double F(double x) => 2 * x; }";

    /// <summary>Functions of which each calls the one before twice.</summary>
    private static string Long => "[Elementwise] static double F0(double x) => x * x + 1; "
        + string.Concat(Enumerable.Range(1, 4).Select(i => $"[Elementwise] static double F{i}(double x) => F{i - 1}(x) * F{i - 1}(x + {i}); "))
        + "[Elementwise] static double [|F|](double x) => F4(F4(x));";
}
