using NetGen.Generator.Model;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Parsing;

/// <summary>What the generated part of a class declares, as far as the user's part could clash with it.</summary>
/// <remarks>
/// A signature is the number of type parameters and the parameter types: <c>0(global::System.ReadOnlySpan&lt;float&gt;, float)</c>;
/// parameters by reference have the prefix <c>ref</c>, since two methods may differ in that.
/// </remarks>
internal static class GeneratedMembers
{
    /// <summary>Constants, properties, fields and nested types: no other member may have their names.</summary>
    private static readonly string[] Singles = ["InputSize", "OutputSize", "InputShape", "OutputShape", "ParameterCount", "Description", "Trainer", "_engine"];

    /// <summary>Every name a generated member can have; whether it is generated depends on the declaration.</summary>
    private static readonly HashSet<string> Names = [.. Singles, "get_Description", "Predict", "PredictBatch", "Classify", "CopyParametersTo",
        "SetParameters", "ComputeGradient", "ComputeInputGradient", "Save", "Load", "Clone"];

    public static bool MayGenerate(string name) => Names.Contains(name);

    /// <summary>Whether the network generates a member of this name.</summary>
    public static bool Generates(string name, NetworkShape shape) =>
        Names.Contains(name) && (name != "Classify" || shape.Classifies);

    /// <summary>Whether the two cannot stand in one class.</summary>
    public static bool Collides(MemberDeclaration member, NetworkShape shape)
    {
        if (!Generates(member.Name, shape)) return false;
        return member.Kind == MemberKind.Single || Singles.Contains(member.Name) || Signatures(member.Name, shape).Contains(member.Signature);
    }

    /// <summary>The parameters of the generated constructor that has the member's signature, or null when there is none.</summary>
    public static string? SameConstructor(MemberDeclaration member, NetworkShape shape)
    {
        if (member.Kind != MemberKind.Constructor) return null;
        if (member.Signature == Signature("int")) return "int seed";
        // Private, for Load and Clone.
        return member.Signature == Signature(Read(shape)) ? $"ReadOnlySpan<{Scalar(shape)}> parameters" : null;
    }

    private static string Scalar(NetworkShape shape) => shape.Precision == nameof(Precision.Double) ? "double" : "float";

    private static string Read(NetworkShape shape) => $"global::System.ReadOnlySpan<{Scalar(shape)}>";

    private static IEnumerable<string> Signatures(string name, NetworkShape shape)
    {
        string scalar = Scalar(shape);
        string read = Read(shape);
        string write = $"global::System.Span<{scalar}>";
        const string stream = "global::System.IO.Stream", layout = "global::NetGen.WeightLayout";
        return name switch
        {
            "Predict" when shape.Outputs == 1 && shape.Inputs is >= 1 and <= NetworkSpec.MostTypedInputs =>
                [Signature(read, write), Signature([.. Enumerable.Repeat(scalar, shape.Inputs)])],
            "Predict" or "PredictBatch" => [Signature(read, write)],
            "Classify" or "SetParameters" => [Signature(read)],
            "CopyParametersTo" => [Signature(write)],
            "ComputeGradient" or "ComputeInputGradient" => [Signature(read, read, write), Signature(read, $"global::NetGen.OutputGradient<{scalar}>", write)],
            "Save" => [Signature("string"), Signature(stream)],
            "Load" => [Signature("string"), Signature(stream), Signature("string", layout), Signature(stream, layout)],
            _ => [Signature()],
        };
    }

    private static string Signature(params string[] parameters) => $"0({string.Join(", ", parameters)})";
}

/// <summary>What of a network decides which members it generates.</summary>
/// <param name="Inputs">Its number of inputs; 0 when it declares none.</param>
/// <param name="Outputs">Its number of outputs; 0 when it declares none.</param>
/// <param name="Precision">The name of a member of <c>NetGen.Precision</c>.</param>
/// <param name="Classifies">Whether its outputs are probabilities of classes.</param>
internal readonly record struct NetworkShape(int Inputs, int Outputs, string Precision, bool Classifies);
