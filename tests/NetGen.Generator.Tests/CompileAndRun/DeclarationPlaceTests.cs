using System.Reflection;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>Wherever a class may stand and whatever it may be called, the other half of it is emitted there, without a warning.</summary>
public sealed class DeclarationPlaceTests
{
    private const string Attribute = "[NetGen.Network(2, 3, 1)]\n";
    private const string Doc = "/// <summary>Documented.</summary>\n";

    [Theory]
    [InlineData("Space.Net", "namespace Space; " + Doc + Attribute + "public partial class Net;")]
    [InlineData("Space.Net", "namespace Space { " + Doc + Attribute + "public partial class Net { } }")]
    [InlineData("A.B.C.Net", "namespace A.B { namespace C { " + Doc + Attribute + "public partial class Net; } }")]
    [InlineData("Net", Doc + Attribute + "public partial class Net;")]
    [InlineData("Space.Net", "namespace Space; " + Attribute + "internal partial class Net;")]
    [InlineData("Space.Net", "namespace Space; " + Attribute + "partial class Net;")]
    [InlineData("Space.Net", "namespace Space; " + Doc + Attribute + "public sealed partial class Net;")]
    [InlineData("Space.Net", "namespace Space; " + Doc + Attribute + "sealed public partial class Net; partial class Net { private const int Mine = 1; /// <summary>Mine.</summary>\n public int Get() => Mine; }")]
    [InlineData("Space.Outer+Net", "namespace Space; " + Doc + "public static partial class Outer { " + Doc + Attribute + "public partial class Net; }")]
    [InlineData("Space.Outer+Net", "namespace Space; internal partial class Outer { " + Attribute + "private partial class Net; }")]
    [InlineData("Space.Outer+Net", "namespace Space; " + Doc + "public partial struct Outer { " + Doc + Attribute + "public partial class Net; }")]
    [InlineData("Space.Outer+Net", "namespace Space; " + Doc + "public partial interface Outer { " + Doc + Attribute + "public partial class Net; }")]
    [InlineData("Space.Outer+Net", "namespace Space; " + Doc + "public partial record Outer { " + Doc + Attribute + "public partial class Net; }")]
    [InlineData("Space.Outer+Net", "namespace Space; " + Doc + "public partial record struct Outer { " + Doc + Attribute + "public partial class Net; }")]
    [InlineData("Space.A+B+C+Net", "namespace Space; partial class A { partial struct B { partial record C { " + Attribute + "internal partial class Net; } } }")]
    [InlineData("Space.Outer`1+Net", "namespace Space; " + Doc + "/// <typeparam name=\"T\">Any.</typeparam>\npublic partial class Outer<T> where T : struct { " + Doc + Attribute + "public partial class Net; }")]
    [InlineData("Space.Outer`2+Inner`1+Net", "namespace Space; internal partial class Outer<T, @class> where T : class, new() { internal partial struct Inner<U> { " + Attribute + "internal partial class Net; } }")]
    [InlineData("class", Doc + Attribute + "public partial class @class;")]
    [InlineData("namespace.event.int", "namespace @namespace.@event; " + Doc + Attribute + "public partial class @int;")]
    [InlineData("Space.return+void", "namespace Space; " + Doc + "public partial class @return { " + Doc + Attribute + "public partial class @void; }")]
    [InlineData("NetGen.Net", "namespace NetGen; " + Doc + Attribute + "public partial class Net;")]
    [InlineData("System.Net2", "namespace System; " + Doc + Attribute + "public partial class Net2;")]
    [InlineData("Space.System.Net", "namespace Space.System; " + Doc + "[global::NetGen.Network(2, 3, 1)]\npublic partial class Net;")]
    [InlineData("Space.NetGen.Span", "namespace Space.NetGen; " + Doc + "[global::NetGen.Network(2, 3, 1)]\npublic partial class Span;")]
    [InlineData("Space.Net", "namespace Space; " + Attribute + "internal partial class Net { internal static readonly Net Shared = new(2); internal static readonly int Size = Shared.Predict(0, 1) > 5 ? 1 : InputSize; }")]
    [InlineData("Space.Net", "namespace Space; " + Attribute + "internal partial class Net { internal void Predict(System.Collections.Generic.List<float> inputs, System.Span<float> output) => Predict(inputs.ToArray(), output); }")]
    [InlineData("Space.Net", "#pragma warning disable CS3016 // of the attribute itself\n[assembly: System.CLSCompliant(true)]\nnamespace Space; " + Doc + Attribute + "internal partial class Net;")]
    [InlineData("Математика.Сеть", "namespace Математика; " + Doc + Attribute + "public partial class Сеть;")]
    public void Compiles_and_predicts(string metadataName, string source)
    {
        using var compilation = InMemoryCompilation.Of(source);
        Type type = compilation.Assembly.GetType(metadataName, throwOnError: true)!;
        if (type.ContainsGenericParameters)
            type = type.MakeGenericType([.. type.GetGenericArguments().Select(argument => argument.GenericParameterAttributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint) ? typeof(int) : typeof(object))]);
        RunsAsANetwork(type);
    }

    [Fact]
    public void Several_in_one_file_with_the_same_name_in_different_places()
    {
        using var compilation = InMemoryCompilation.Of($$"""
            {{Doc}}{{Attribute}}public partial class Net;
            namespace A { {{Doc}}{{Attribute}}public partial class Net; {{Doc}}{{Attribute}}public partial class Net2; {{Doc}}public partial class Outer { {{Doc}}{{Attribute}}public partial class Net; } }
            namespace a { {{Doc}}{{Attribute}}public partial class Net; }
            namespace A { {{Doc}}
            /// <typeparam name="T">Any.</typeparam>
            public partial class Outer<T> { {{Doc}}{{Attribute}}public partial class Net; } }
            """);
        foreach (string name in new[] { "Net", "A.Net", "A.Net2", "A.Outer+Net", "a.Net" }) RunsAsANetwork(compilation.Assembly.GetType(name, throwOnError: true)!);
        RunsAsANetwork(compilation.Assembly.GetType("A.Outer`1+Net", throwOnError: true)!.MakeGenericType(typeof(string)));
        Assert.Equal(6, compilation.Emitted.Count(file => file.Value.Contains("Trainer", StringComparison.Ordinal)));
    }

    [Fact]
    public void Parts_in_several_files()
    {
        using var compilation = InMemoryCompilation.Of(
            "namespace Space; " + Doc + "public partial class Net { /// <summary>One.</summary>\n public int One => InputSize; }",
            "using NetGen; namespace Space; [Network(2)] [Dense(3, Activation.Tanh)] [Dense(1, Activation.Sigmoid)] partial class Net;");
        RunsAsANetwork(compilation.Assembly.GetType("Space.Net", throwOnError: true)!);
    }

    [Fact]
    public void Other_attributes_base_classes_and_interfaces_are_left_alone()
    {
        using var compilation = InMemoryCompilation.Of($$"""
            using System;
            namespace Space;
            {{Doc}}public class Base { }
            {{Doc}}[Obsolete, Serializable]
            {{Attribute}}public partial class Net : Base, ICloneable { object ICloneable.Clone() => Clone(); }
            """);
        RunsAsANetwork(compilation.Assembly.GetType("Space.Net", throwOnError: true)!);
    }

    [Theory]
    [InlineData("using N = NetGen.NetworkAttribute; namespace Space; " + Doc + "[N(2, 3, 1)] public partial class Net;")]
    [InlineData("namespace Space; " + Doc + "[NetGen.NetworkAttribute(2, 3, 1)] public partial class Net;")]
    [InlineData("using NetGen; namespace Space; " + Doc + "[Network(sizes: [2, 3, 1])] public partial class Net;")]
    [InlineData("using NetGen; namespace Space; " + Doc + "[Network(sizes: new int[] { 2, 3, 1 })] public partial class Net;")]
    [InlineData("using NetGen; namespace Space; " + Doc + "[Network(Sizes.In, Sizes.In + 1, 1)] public partial class Net; static class Sizes { internal const int In = 2; }")]
    [InlineData("using NetGen; namespace Space; " + Doc + "[type: Network(2, 3, 1, Hidden = (Activation)2, Loss = (Loss)1 + 1)] public partial class Net;")]
    public void However_the_attribute_is_written(string source)
    {
        using var compilation = InMemoryCompilation.Of(source);
        RunsAsANetwork(compilation.Assembly.GetType("Space.Net", throwOnError: true)!);
    }

    internal static void RunsAsANetwork(Type type)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly;
        MethodInfo run = typeof(DeclarationPlaceTests).GetMethod(nameof(Run), Any)!;
        run.MakeGenericMethod(type).Invoke(null, null);
    }

    private static void Run<TNetwork>()
        where TNetwork : class, ITrainableNetwork<TNetwork, float>
    {
        var network = (TNetwork)Activator.CreateInstance(typeof(TNetwork), 1)!;
        Assert.Equal((2, 1), (TNetwork.InputSize, TNetwork.OutputSize));
        Span<float> one = [float.NaN], batch = [float.NaN];
        network.Predict([0.5f, -1], one);
        network.PredictBatch([0.5f, -1], batch);
        Assert.InRange(one[0], 0.01f, 0.99f);
        Assert.Equal(one[0], batch[0], 1e-6f);
    }
}
