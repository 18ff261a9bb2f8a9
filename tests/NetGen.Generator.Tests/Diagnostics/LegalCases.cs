namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Sources that are legal, each with one network.</summary>
internal static class LegalCases
{
    public static IReadOnlyList<string> All { get; } =
    [
        // Options
        "[Network(3, 1)] partial class Xor;",
        "[Network(3, 1, Hidden = Activation.ReLU)] partial class Xor;",
        "[Network(3, 2, Hidden = Activation.Softmax)] partial class Xor;",
        "[Network(1, 1, 1)] partial class Xor;",
        "[Network(sizes: new[] { 3, 4, 1 })] partial class Xor;",
        "[Network(new[] { 3, 4, 1 }, Bias = false)] partial class Xor;",
        "[Network('a', 4, 1)] partial class Xor;",
        "[Network(4096, 4095)] partial class Xor;",
        "[Network(4096, 4096, Bias = false)] partial class Xor;",
        "[Network(65536, 1)] partial class Xor;",
        "[Network(3, 4, 2, Output = Activation.Softmax)] partial class Xor;",
        "[Network(3, 4, 2, Output = Activation.Softmax, Loss = Loss.CrossEntropy)] partial class Xor;",
        "[Network(3, 4, 1, Loss = Loss.BinaryCrossEntropy)] partial class Xor;",
        "[Network(3, 4, 1, Loss = Loss.Auto, Precision = Precision.Double, Initializer = Initializer.LeCunUniform, Reduction = Reduction.Sum, Accuracy = Accuracy.Fast)] partial class Xor;",
        .. from activation in Enum.GetNames<Activation>()
           where activation != "Softmax"
           from loss in new[] { "Auto", "SquaredError", "AbsoluteError", "Huber" }
           select $"[Network(3, 4, 1, Hidden = Activation.{activation}, Output = Activation.{activation}, Loss = Loss.{loss})] partial class Xor;",

        // Long form
        "[Network(3)] [Dense(1, Activation.Tanh)] partial class Xor;",
        "[Network(3, Bias = false, Initializer = Initializer.GlorotNormal)] [Dropout(0)] [Dense(4, Activation.Tanh, Bias = true)] [Dropout(0.5), Dropout(0.1)] [Dense(2, Activation.Softmax)] partial class Xor;",
        "[Dense(4, Activation.Tanh), Network(3), Dense(1, Activation.Tanh)] partial class Xor;",

        // Shapes
        "[Network, Input(3)] [Dense(1, Activation.Tanh)] partial class Xor;",
        "[Network, Input(5, 3)] [Dense(4, Activation.Tanh), LayerNorm, PReLU, Flatten, Dense(2, Activation.Softmax)] partial class Xor;",
        "[Input(4, 4, 2), Network(Precision = Precision.Double)] [Flatten, Dense(4, Activation.ReLU), Dropout(0.5), Activate(Activation.Tanh), PReLU] partial class Xor;",
        "[Network, Input(5, 3)] [Dense(4, Activation.Softmax)] partial class Xor { int Classify(System.ReadOnlySpan<float> x) => 0; }",
        "[Network(3)] [PReLU] partial class Xor;",
        "[Network(3)] [LayerNorm] partial class Xor;",

        "[Network, Input(5, Classes = 9)] [Embedding(4), Flatten, Dense(9, Activation.Softmax)] partial class Xor;",
        "[Network, Input(5, Classes = 65536)] [Embedding(4)] partial class Xor;",

        // Methods that layers are read from
        "using static NetGen.Layers; [Network] partial class Xor { [Layers] static Tensor Define([Input(3)] Tensor x) => Dense(x, 1); }",
        "[Network(Loss = Loss.BinaryCrossEntropy, Precision = Precision.Double)] partial class Xor { [Layers] static Tensor Define([Input(3)] Tensor x) => Layers.Sigmoid(Layers.Dense(x, 1)); }",
        "using L = NetGen.Layers; partial class Outer<T> { [Network] partial class Xor { [Layers, System.Obsolete] private static Tensor Define([Input(3)] Tensor x) => F(x); } partial class Xor { static Tensor F(Tensor x) => L.Dense(x, 2); } }",
        "using static NetGen.Layers; [Network] partial class Xor { [Layers] static Tensor Define([Input(3)] Tensor x) { for (int i = 0; i < 999; i++) x = Dense(x, 1); return x + x; } }",

        // Functions, by their full names too
        "[Network(3)] [Dense(2, nameof(Xor.F)), Dense(1, nameof(global::Xor.F))] partial class Xor { [Elementwise] static double F(double x) => x; }",
        "[Network(3)] [Dense(2, nameof(Base.F)), Dense(1, \"F\")] partial class Xor : Base; class Base { [Elementwise] internal static double F(double x) => x; }",
        "partial class Outer<T> { [Elementwise] static double F(double x) => x; [Network(3, LossFunction = nameof(Outer<int>.G))] [Dense(1, nameof(Outer<T>.F))] partial class Xor; [Elementwise] static double G(double x, double y) => x - y; }",
        "using static NetGen.Layers; [Network] partial class Xor { [Layers] static Tensor Define([Input(3)] Tensor x) => Dense(x, 1, nameof(Xor.F), name: nameof(Lib.F)); [Elementwise] static double F(double x) => x; static class Lib { internal const int F = 1; } }",

        // Classes
        "[Network(3, 4, 1)] public sealed partial class Xor { }",
        "[Network(3, 4, 1)] partial class Xor; public partial class Xor : System.IDisposable { public void Dispose() { } }",
        "namespace A.B { [Network(3, 4, 1)] internal partial class Xor; }",
        "namespace A.B; [Network(3, 4, 1)] internal partial class Xor;",
        "namespace @class.@record; [Network(3, 4, 1)] internal partial class @event;",
        "partial class Outer<T> { [Network(3, 4, 1)] private protected partial class Xor; }",
        "static partial class Outer { partial record struct A { partial record B { partial interface IC<in T, out U> { } partial interface ID { [Network(3, 4, 1)] partial class Xor; } } } }",
        "[Network(3, 4, 1)] partial class Xor : Base; abstract class Base { protected Base(int x = 1, params string[] names) { } }",
        "class @dynamic; [Network(3, 4, 1)] [System.Obsolete] partial class Größe;",

        "[Network(3, 4, 1)] partial class Xor : Base; class Base { public void Save(string path) { } public const int InputSize = 1; public virtual object Clone() => this; }",
        "[Network(3, 4, 1)] partial class Xor; class Derived : Xor;",
        "[Network(3, 4, 1)] partial class xor;",

        // Members of its own
        "[Network(3, 4, 1)] partial class Xor { public Xor(string name) : this(1) { } public Xor() : this(2) { } static Xor() { } Xor(long seed) : this(3) { } Xor(ref int seed) : this(4) { } }",
        "[Network(3, 4, 1)] partial class Xor { float Predict(float a) => a; float Predict(double a, double b, double c) => 0; void Predict<T>(System.ReadOnlySpan<float> x, System.Span<float> y) { } }",
        "[Network(3, 4, 1)] partial class Xor { void Predict(ref System.ReadOnlySpan<float> x, System.Span<float> y) { } void Save(int file) { } object Clone(bool deep) => this; }",
        "[Network(3, 4, 1)] partial class Xor { int Classify(System.ReadOnlySpan<float> x) => 0; }",
        "[Network(3, 4, 2)] partial class Xor { float Predict(float a, float b, float c) => 0; }",
        "[Network(9, 1)] partial class Xor { float Predict(float a, float b, float c, float d, float e, float f, float g, float h, float i) => 0; }",
        "[Network(3, 4, 1)] partial class Classify;",
        "[Network(3, 4, 1)] partial class Xor { int Parameters => 1; int Size => 2; class Predictor; }",
    ];
}
