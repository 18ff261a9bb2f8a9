using CsCheck;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>Classes with attributes that the compiler accepts; about half of them break rules.</summary>
internal static class RandomDeclarations
{
    /// <summary>Stands in place of the class's name.</summary>
    public const string Name = "NAME";

    private static readonly Gen<string> Activations = Gen.OneOf(
        Gen.OneOf(Enum.GetNames<Activation>()).Select(static name => "Activation." + name),
        Gen.OneOf("Activation.Sigmoid", "Activation.Softmax", "(Activation)99"));

    private static readonly Gen<string> Sizes = Gen.Frequency(
        (12, Gen.Int[1, 40].Select(static n => $"{n}")), (1, Gen.OneOf("0", "-1", "4096", "65536", "65537", "int.MaxValue")));

    private static readonly Gen<string> Losses = Gen.OneOf(["(Loss)9", .. Enum.GetNames<Loss>().Select(static name => "Loss." + name)]);

    private static readonly Gen<string> Initializers = Gen.OneOf(["(Initializer)(-1)", .. Enum.GetNames<Initializer>().Select(static name => "Initializer." + name)]);

    private static readonly Gen<string> Options = Gen.Select(
        Optional("Hidden", Activations), Optional("Output", Activations), Optional("Loss", Losses), Optional("Bias", Gen.OneOf("true", "false")),
        Optional("Initializer", Initializers), Optional("Precision", Gen.OneOf("Precision.Single", "Precision.Double")),
        static (hidden, output, loss, bias, initializer, precision) => hidden + output + loss + bias + initializer + precision);

    private static readonly Gen<string> Layers = Gen.OneOf(
        Gen.Select(Sizes, Activations, Optional("Bias", Gen.OneOf("true", "false")), static (units, activation, bias) => $"[Dense({units}, {activation}{bias})]"),
        Gen.OneOf("[Dropout(0.5)]", "[Dropout(0)]", "[Dropout(1)]"));

    private static readonly Gen<string> Modifiers = Gen.Frequency((8, Gen.OneOf("partial", "sealed partial")), (1, Gen.OneOf("", "static partial", "abstract partial")));

    private static readonly Gen<string> Bodies = Gen.Frequency(
        (8, Gen.Const("")),
        (3, Gen.OneOf("int Predict;", "void Classify(System.ReadOnlySpan<float> x) { }", "float Predict(float a, float b) => 0;", "required public int X;", "void Save(int x) { }")));

    public static Gen<string> All { get; } = Gen.Select(
        Sizes.Array[0, 4], Options, Gen.Frequency((2, Layers.Array[0]), (1, Layers.Array[1, 4])), Modifiers, Bodies,
        static (sizes, options, layers, modifiers, body) =>
            $"[Network({string.Join(", ", [.. layers.Length > 0 ? sizes.Take(1) : sizes, options.TrimStart(',', ' ')]).TrimEnd(',', ' ')})] {string.Concat(layers)} {modifiers} class {Name} {{ {body} }}");

    private static Gen<string> Optional(string name, Gen<string> value) => Gen.Frequency((4, Gen.Const("")), (1, value.Select(text => $", {name} = {text}")));
}
