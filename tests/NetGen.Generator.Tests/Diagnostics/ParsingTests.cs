using NetGen.Generator.Model;
using NetGen.Generator.Model.Layers;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>What is read from a declaration.</summary>
public sealed class ParsingTests
{
    [Fact]
    public void ShortFormWithDefaults()
    {
        NetworkSpec network = Parse("[Network(3, 4, 5, 1)] public partial class Xor;");
        Assert.Equal(3, network.InputSize);
        Assert.Equal([Declared.Dense(4, "Sigmoid", true, "Auto"), Declared.Dense(5, "Sigmoid", true, "Auto"), Declared.Dense(1, "Sigmoid", true, "Auto")], Layers(network));
        Assert.Equal(((string?)null, Model.Precision.Single, Model.Reduction.Mean, Model.Accuracy.Accurate), (network.Loss?.Name, network.Precision, network.Reduction, network.Accuracy));
    }

    [Fact]
    public void ShortFormWithOptions()
    {
        NetworkSpec network = Parse(
            """
            [Network(3, 4, 5, 1, Hidden = Activation.ReLU, Output = Activation.Tanh, Loss = Loss.Huber, Bias = false, Precision = Precision.Double,
                Initializer = Initializer.HeNormal, Reduction = Reduction.Sum, Accuracy = Accuracy.Fast)]
            public partial class Xor;
            """);
        Assert.Equal([Declared.Dense(4, "ReLU", false, "HeNormal"), Declared.Dense(5, "ReLU", false, "HeNormal"), Declared.Dense(1, "Tanh", false, "HeNormal")], Layers(network));
        Assert.Equal(((string?)"Huber", Model.Precision.Double, Model.Reduction.Sum, Model.Accuracy.Fast), (network.Loss?.Name, network.Precision, network.Reduction, network.Accuracy));
    }

    /// <summary>What <c>[Network]</c> says holds for layers that say nothing.</summary>
    [Fact]
    public void LongFormInSourceOrder()
    {
        NetworkSpec network = Parse(
            """
            [Dropout(0.25), Dense(7, Activation.GELU, Bias = true)]
            [Network(3, Bias = false, Initializer = Initializer.Zeros)]
            [Dense(activation: Activation.Sine, units: 6, Initializer = Initializer.Auto)]
            [Dropout(0)]
            [Dense(2, Activation.Softmax)]
            public partial class Xor { }
            partial class Xor;
            """);
        Assert.Equal<Layer>(
            [
                new DropoutLayer(0.25), Declared.Dense(7, "GELU", true, "Zeros"), Declared.Dense(6, "Sine", false, "Auto"), new DropoutLayer(0),
                Declared.Dense(2, "Softmax", false, "Zeros"),
            ],
            Layers(network));
    }

    [Fact]
    public void AliasesAndConstantsAreSeenThrough()
    {
        NetworkSpec network = Parse(
            """
            using Net = NetGen.NetworkAttribute;
            using static NetGen.Activation;
            [type: Net(Inputs, Inputs * 2, 1, Output = Last)] public partial class Xor { const int Inputs = 5; const Activation Last = Tanh; }
            """);
        Assert.Equal((5, Declared.Dense(10, "Sigmoid", true, "Auto"), Declared.Dense(1, "Tanh", true, "Auto")), (network.InputSize, Layers(network)[0], Layers(network)[1]));
    }

    [Theory]
    [InlineData("[Network(3, 1)] class Xor;", null, "Xor")]
    [InlineData("[Network(3, 1)] partial class Xor;", "", "Xor", "Xor", "Xor.g.cs")]
    [InlineData("namespace A.B { namespace C { [Network(3, 1)] partial class Xor; } }", "A.B.C", "Xor", "A.B.C.Xor", "A.B.C.Xor.g.cs")]
    [InlineData("namespace @class.@file; [Network(3, 1)] partial class @record;", "@class.@file", "@record", "class.file.record", "class.file.record.g.cs")]
    [InlineData("namespace A; partial class Outer<T, @in> { [Network(3, 1)] partial class Xor; }", "A", "Xor", "A.Outer`2+Xor", "A.Outer_2.Xor.g.cs", "class Outer<T, @in>")]
    [InlineData(
        "partial interface I<out T> { } partial record R { partial struct S { partial record struct Q { partial interface I { [Network(3, 1)] partial class Größe; } } } }",
        "", "Größe", "R+S+Q+I+Größe", "R.S.Q.I.Größe.g.cs", "record R, struct S, record struct Q, interface I")]
    public void Names(string source, string? space, string name, string metadataName = "", string file = "", string containers = "")
    {
        if (space is null)
        {
            Assert.Empty(GeneratorHarness.Run(source).Sources);
            return;
        }

        GeneratorRun run = GeneratorHarness.Run(source);
        TypeSpec type = Parse(run).Type;
        Assert.Equal((space, name, metadataName), (type.Namespace, type.Name, type.MetadataName));
        Assert.Equal(containers, string.Join(", ", type.Containers.Select(static outer => $"{outer.Keyword} {outer.FullName}")));
        Assert.Equal([file], run.HintNames);
    }

    /// <summary>A nested class may be called like the other file of the class around it.</summary>
    [Fact]
    public void No_class_takes_the_name_of_another_one_s_second_file() =>
        Assert.Equal(
            ["X.g.cs", "X.Widths.g.cs", "X.Widths-2.g.cs", "X.Widths-2.Widths.g.cs"],
            GeneratorHarness.Run("[Network(3, 1)] partial class X { [Network(3, 1)] partial class Widths; }").Sources.Select(source => source.HintName));

    /// <summary>The compiler stops a generator that gives two files names differing in case only; the programs of all networks stand in one namespace.</summary>
    [Fact]
    public void NamesThatDifferInCaseGetFilesOfTheirOwn() =>
        Assert.Equal(
            ["A.XOR.g.cs", "A.Xor-2.g.cs", "A.Xor.xOR.g.cs", "A_XOR-3.g.cs"],
            GeneratorHarness.Run(
                "namespace A { [Network(3, 1)] partial class Xor { [Network(3, 1)] partial class xOR; } [Network(3, 1)] partial class XOR; }",
                "[Network(3, 1)] partial class A_XOR;").HintNames);

    [Fact]
    public void SeveralInOneFile() =>
        Assert.Equal(["A.g.cs", "B.g.cs"], GeneratorHarness.Run("[Network(3, 1)] partial class B; [Network(3, 1)] partial class A; [Network(0, 1)] partial class C;").HintNames);

    [Theory]
    [InlineData("namespace Mine { class NetworkAttribute(params int[] sizes) : System.Attribute; [Network(3, 1)] partial class Xor; }")]
    [InlineData("[Network(3, 1)] partial struct Xor;")]
    [InlineData("[Network(3, 1)] partial interface Xor;")]
    [InlineData("[Network(3, 1)] partial record struct Xor;")]
    [InlineData("[Network(3, 1)] enum Xor;")]
    [InlineData("[Network(3, 1)] delegate void Xor();")]
    [InlineData("[Network(3, 1)] [Network(3, 1)] partial class Xor;")]
    [InlineData("[Network(3, 1)] partial class Xor; [Network(3, 1)] partial class Xor;")]
    [InlineData("[Network(3, \"1\")] partial class Xor;")]
    [InlineData("[Network(3, 1L)] partial class Xor;")]
    [InlineData("[Network(3)] [Dense()] partial class Xor;")]
    [InlineData("[Network(3)] [Dense(1, Activation.Tanh)] [Dropout] partial class Xor;")]
    [InlineData("class Xor { [Network(3, 1)] void M() { } }")]
    public async Task WhatTheCompilerRefusesIsLeftToIt(string source)
    {
        GeneratorRun run = GeneratorHarness.Run(source);
        Assert.Empty(run.Sources);
        Assert.Empty(await AnalyzerHarness.Analyze(run));
    }

    /// <summary>The members of the class must not vanish whenever somebody begins to type an option.</summary>
    [Theory]
    [InlineData("[Network(3, 1, Bias = false, Hidden = 1)] partial class Xor;")]
    [InlineData("[Network(3, 1, Bias = false, Hidden = Loss.Huber)] partial class Xor;")]
    [InlineData("[Network(3, 1, Bias = false, Foo = 3)] partial class Xor;")]
    [InlineData("[Network(3, 1, Bias = false, Hidd)] partial class Xor;", 0)]
    public async Task AnOptionThatIsNoneIsSkipped(string source, int emitted = 1)
    {
        GeneratorRun run = GeneratorHarness.Run(source);
        Assert.Equal(emitted, run.MainSources.Count());
        Assert.Empty(await AnalyzerHarness.Analyze(run));
    }

    private static Layer[] Layers(NetworkSpec network) => [.. network.Nodes.Select(node => node.Layer)];

    private static NetworkSpec Parse(string source) => Parse(GeneratorHarness.Run(source));

    private static NetworkSpec Parse(GeneratorRun run) => Assert.IsType<NetworkSpec>(Assert.Single(run.Values(TrackingNames.Networks)));
}
