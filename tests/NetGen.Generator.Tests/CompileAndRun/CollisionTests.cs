using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>
/// Emitted names collide with nothing of the user's: every identifier that occurs in emitted code is also the name of something of the
/// user's, at each place from which it could be seen, and there is still no warning.
/// </summary>
public sealed class CollisionTests
{
    /// <summary>One of each strategy, and one that classifies.</summary>
    private static readonly string[] Attributes =
    [
        "[global::NetGen.Network(2, 3, 1)]",
        "[global::NetGen.Network(2, 20, 1, Hidden = global::NetGen.Activation.Tanh)]",
        "[global::NetGen.Network(2), global::NetGen.Dense(600, global::NetGen.Activation.ReLU), "
            + "global::NetGen.Dropout(0.5), global::NetGen.Dense(1, global::NetGen.Activation.Sigmoid)]",
        "[global::NetGen.Network(2, 3, 2, Output = global::NetGen.Activation.Softmax)]",
    ];

    private static readonly string Networks = string.Concat(Attributes.Select((attribute, i) => $"{attribute} internal partial class Net{i};\n"));

    /// <summary>What the user's names stand for is nobody's business but the user's: only the emitted files are to be free of warnings.</summary>
    private const string Quiet = "#pragma warning disable\n";

    private static readonly Lazy<string[]> Emitted = new(() =>
    {
        using var plain = InMemoryCompilation.Of("namespace Space; " + Networks);
        return [.. plain.Emitted.Values];
    });

    /// <summary>The identifiers in the other half of the class.</summary>
    private static readonly Lazy<string[]> Names = new(() => Identifiers(ClassOf));

    /// <summary>Those of them that no other name leads to: what they mean is a matter of where they stand.</summary>
    private static readonly Lazy<string[]> SimpleNames = new(() => Identifiers(
        ClassOf, token => token.GetPreviousToken().Kind() is not (SyntaxKind.DotToken or SyntaxKind.ColonColonToken)));

    /// <summary>Also those in the program behind it, which only sees what stands in no namespace.</summary>
    private static readonly Lazy<string[]> AllNames = new(() => Identifiers(static text => text));

    /// <summary>What the generated part of a class declares: a member of the user's with such a name is an error of its own.</summary>
    private static readonly string[] Generated =
    [
        "InputSize", "OutputSize", "InputShape", "OutputShape", "ParameterCount", "Description", "Trainer", "_engine", "Predict", "PredictBatch", "Classify",
        "CopyParametersTo", "SetParameters", "ComputeGradient", "ComputeInputGradient", "Save", "Load", "Clone",
    ];

    [Fact]
    public void The_names_are_those_of_the_emitted_code()
    {
        foreach (string name in (string[])[.. Generated, "System", "NetGen", "Runtime", "inputs"]) Assert.Contains(name, Names.Value);
        foreach (string name in (string[])["System", "inputs", "InputSize"]) Assert.Contains(name, SimpleNames.Value);
        foreach (string name in (string[])["Unsafe", "V", "nint", "MethodImplAttribute", "Layer1", "weights1"]) Assert.Contains(name, AllNames.Value.Except(Names.Value));
    }

    /// <summary>Not all on one type: its full name may only be so long.</summary>
    [Fact]
    public void Type_parameters_of_a_containing_type() => Compiles("namespace Space; " + string.Concat(Names.Value.Chunk(40).Select((names, i) =>
        $"internal partial class Outer{i}<{string.Join(", ", names.Select(name => "@" + name))}> {{ internal partial struct Inner {{ {Networks} }} }}")));

    [Fact]
    public void Types_in_a_containing_type() => Compiles($"namespace Space; internal partial class Outer {{ {Types(Names.Value)} internal partial class Inner {{ {Networks} }} }}");

    [Fact]
    public void Members_of_a_containing_type() => Compiles($"namespace Space; internal partial class Outer {{ {Methods(Names.Value)} internal partial class Inner {{ {Networks} }} }}");

    [Fact]
    public void Types_in_a_base_class() => Compiles($"namespace Space; internal class Base {{ {Types([.. Names.Value, "Net0", "Net1", "Net2", "Net3"])} }} {Derived}");

    /// <summary>Even where the containing type is generic.</summary>
    [Fact]
    public void A_type_in_a_base_class_with_the_name_of_the_network() =>
        Compiles($"namespace Space; internal class Base {{ {Types(["Net0", "Net1", "Net2", "Net3"])} }} internal partial class Outer<T> {{ internal partial class Inner<TRule> {{ {Derived} }} }}");

    [Fact]
    public void Members_of_a_base_class() => Compiles($"namespace Space; internal class Base {{ {Methods([.. Names.Value, "Net0", "Net1", "Net2", "Net3"])} }} {Derived}");

    [Fact]
    public void Types_in_the_class() => Compiles(
        "namespace Space; " + string.Concat(Names.Value.Except(Generated).Chunk(30).Select((names, i) => $"{Attributes[i % Attributes.Length]} internal partial class Net{i} {{ {Types(names)} }}\n")));

    [Fact]
    public void Members_of_the_class() => Compiles("namespace Space; " + Networks.Replace(";\n", $" {{ {Methods(Names.Value.Except(Generated))} }}\n"));

    [Fact]
    public void Types_in_the_namespace() => Compiles($"namespace Space {{ {Types(Names.Value)} {Networks} }}");

    [Fact]
    public void Aliases_of_the_project() => Compiles(string.Concat(Names.Value.Except(["Span", "ReadOnlySpan"]).Select(name => $"global using @{name} = global::System.Text.StringBuilder; ")) + $"namespace Space {{ {Networks} }}");

    [Fact]
    public void Namespaces() => Compiles($"namespace Space {{ {string.Concat(Names.Value.Select(name => $"namespace @{name} {{ internal class Any; }} "))} {Networks} }}");

    /// <summary>The two through which everything is named have to be what they are, and a type called <c>nint</c> takes that word from everybody.</summary>
    [Fact]
    public void Types_in_no_namespace() => Compiles($"{Types(AllNames.Value.Append("MethodImpl").Except(["System", "NetGen", "nint"]))} namespace Space {{ {Networks} }}");

    /// <summary>A class with such a name, where there may be one.</summary>
    [Fact]
    public void The_network() =>
        Compiles("namespace Space; " + string.Concat(SimpleNames.Value.Except(Generated).Select(static name => $"{Attributes[2]} internal partial class @{name};\n")), runs: false);

    private static string ClassOf(string text) => text[..text.IndexOf("namespace NetGen.Emitted", StringComparison.Ordinal)];

    private static string[] Identifiers(Func<string, string> part, Func<SyntaxToken, bool>? which = null) =>
    [
        .. Emitted.Value
            .SelectMany(text => CSharpSyntaxTree.ParseText(part(text)).GetRoot().DescendantTokens(descendIntoTrivia: which is null))
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken) && which?.Invoke(token) != false)
            .Select(token => token.ValueText)
            .Where(name => name != "Space" && (name == "NetGen" || !name.StartsWith("Net", StringComparison.Ordinal)))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    private static string Derived => Networks.Replace(";\n", " : Base;\n");

    /// <summary>Types of every arity that emitted code uses; also as attributes.</summary>
    private static string Types(IEnumerable<string> names) =>
        string.Concat(names.Select(name => $"internal class @{name} : global::System.Attribute; internal class @{name}<A_>; internal class @{name}<A_, B_>; internal class @{name}<A_, B_, C_>; "));

    private static string Methods(IEnumerable<string> names) =>
        string.Concat(names.Select(name => $"internal static string @{name}(params object[] any) => \"\"; internal static string @{name}<A_, B_>(ref A_ any, B_ other) => \"\"; "));

    private static void Compiles(string source, bool runs = true)
    {
        using var compilation = InMemoryCompilation.Of([Quiet + source], analyze: false);
        Type[] networks = [.. compilation.Assembly.GetTypes().Where(type => type.Name is "Net0" or "Net1" or "Net2" && type.BaseType!.Name is "Object" or "Base")];
        Assert.Equal(runs, networks.Length > 0);
        foreach (Type network in networks)
        {
            DeclarationPlaceTests.RunsAsANetwork(network.ContainsGenericParameters ? network.MakeGenericType([.. network.GetGenericArguments().Select(_ => typeof(object))]) : network);
        }
    }
}
