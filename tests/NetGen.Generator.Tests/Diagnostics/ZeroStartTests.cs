using Microsoft.CodeAnalysis;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;
using NetGen.Generator.Tests.Infrastructure;
using NetGen.Generator.Tests.Lowering;

namespace NetGen.Generator.Tests.Diagnostics;

/// <summary>A start from which nothing can be learned gets a warning on the word that asks for it; the code is there all the same.</summary>
public sealed class ZeroStartTests
{
    private const string Zeros = "Initializer = Initializer.Zeros", He = "Initializer = Initializer.HeUniform";

    [Theory]
    // Two in a row, also with dropout between them
    [InlineData($"[Network(3, 4, 1, [|{Zeros}|])] partial class Xor;", "The weights of layer 2 of 'Xor' should not start at zero: so do those of layer 1, whose units then stay equal to each other")]
    [InlineData($"[Network(3, 4, 5, 1, [|{Zeros}|])] partial class Xor;", "layer 2 of 'Xor'")]
    [InlineData($"[Network(3)] [Dense(4, Activation.Tanh, {Zeros})] [Dense(1, Activation.Tanh, [|{Zeros}|])] partial class Xor;", "layer 2 of 'Xor'")]
    [InlineData($"[Network(3, [|{Zeros}|])] [Dense(4, Activation.Tanh, {Zeros}), Dropout(0.5), Dropout(0)] [Dense(1, Activation.Tanh)] partial class Xor;", "layer 2 of 'Xor'")]
    [InlineData($"[Network(3)] [Dense(4, Activation.Sine, {He})] [Dense(5, Activation.Tanh, {Zeros})] [Dropout(0)] [Dense(2, Activation.Softmax, [|{Zeros}|])] partial class Xor;", "layer 3 of 'Xor'")]
    // No gradient
    [InlineData($"[Network(3)] [Dense(4, Activation.ReLU, [|{Zeros}|])] [Dense(1, Activation.Tanh, {He})] partial class Xor;", "layer 1 of 'Xor' should not start at zero: all sums of layer 1 are 0 then, where the derivative of ReLU is zero, and nothing is learned")]
    [InlineData($"[Network(3)] [Dropout(0.5)] [Dense(4, Activation.Gaussian, [|{Zeros}|], Bias = false)] [Dense(1, Activation.Tanh, {He})] partial class Xor;", "where the derivative of Gaussian is zero")]
    [InlineData($"[Network(3, 1, Output = Activation.ReLU, [|{Zeros}|])] partial class Xor;", "all sums of layer 1 are 0")]
    // Zeros that are handed on to where there is none
    [InlineData($"[Network(3)] [Dense(4, Activation.Tanh, [|{Zeros}|])] [Dense(4, Activation.ReLU, {He})] [Dense(1, Activation.Tanh, {He})] partial class Xor;", "layer 1 of 'Xor' should not start at zero: all sums of layer 2 are 0 then")]
    [InlineData($"[Network(3, {He})] [Dense(2, Activation.Identity, [|{Zeros}|])] [Dense(3, Activation.SiLU)] [Dropout(0)] [Dense(4, Activation.Gaussian)] [Dense(1, Activation.Tanh)] partial class Xor;", "all sums of layer 3")]
    public async Task IsReportedOnTheInitializer(string text, string message)
    {
        (string source, string[] marked) = Markup.Parse(text);
        GeneratorRun run = GeneratorHarness.Run(source);
        Report report = Assert.Single(await AnalyzerHarness.Analyze(run), report => report.Id != "NETGEN101");
        Assert.Equal(("NETGEN102", DiagnosticSeverity.Warning, Assert.Single(marked)), (report.Id, report.Severity, report.Squiggle));
        Assert.Contains(message, report.Message);
        Assert.Single(run.MainSources);
    }

    /// <summary>One layer alone may start at zero, wherever it stands.</summary>
    [Theory]
    [InlineData($"[Network(3, 1, {Zeros})] partial class Xor;")]
    [InlineData($"[Network(3, 1, {Zeros}, Bias = false)] partial class Xor;")]
    [InlineData($"[Network(3, 2, {Zeros}, Output = Activation.Softmax)] partial class Xor;")]
    [InlineData($"[Network(3)] [Dense(4, Activation.Tanh, {Zeros})] [Dense(1, Activation.Tanh, {He})] partial class Xor;")]
    [InlineData($"[Network(3)] [Dense(4, Activation.ReLU, {He})] [Dense(1, Activation.Tanh, {Zeros})] partial class Xor;")]
    [InlineData($"[Network(3)] [Dense(4, Activation.Sigmoid, {Zeros})] [Dense(5, Activation.ReLU, {He})] [Dense(1, Activation.Tanh)] partial class Xor;")]
    [InlineData("[Network(3, 4, 1, Hidden = Activation.ReLU)] partial class Xor;")]
    public async Task OneLayerAloneIsSilent(string source) => Assert.DoesNotContain(await AnalyzerHarness.Analyze(source), report => report.Id == "NETGEN102");

    /// <summary>Biases that are drawn lead away from zero; a layer without any cannot draw them.</summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public void DrawnBiasesHaveGradients(bool bias, int warnings) => Assert.Equal(warnings, ZeroStart.Of(NetworkGraph.Of(Network(
        Declared.Dense(4, "Tanh", true, "Zeros"), Declared.Dense(5, "ReLU", bias, "FanInUniform"), Declared.Dense(1, "Tanh", true, "HeUniform")))).Count());

    /// <summary>Errors come alone.</summary>
    [Fact]
    public async Task RefusedNetworksAreNotJudged() => Assert.Equal(["NETGEN001"], (await AnalyzerHarness.Analyze($"[Network(3, 4, 1, {Zeros})] class Xor;")).Select(report => report.Id));

    [Fact]
    public async Task MayBeSwitchedOff() =>
        Assert.Empty(await AnalyzerHarness.Analyze($"#pragma warning disable NETGEN102\n[Network(3, 4, 1, {Zeros})] partial class Xor;"));

    /// <summary>What is known at zero is what the functions are there.</summary>
    [Fact]
    public void AtZero()
    {
        foreach (ActivationDefinition activation in Activations.All.Where(activation => activation.Value is not null))
        {
            double value = Evaluator.Evaluate(activation.Value!, _ => 0);
            double gradient = Evaluator.Evaluate(activation.OwnDerivative ?? Derivative.Of(activation.Value!, Quantity.Input), quantity => quantity == Quantity.Output ? value : 0);
            Assert.Equal((value == 0, gradient == 0), (activation.IsZeroAtZero, activation.IsFlatAtZero));
        }

        Assert.Equal(["ReLU", "Gaussian"], Activations.All.Where(activation => activation.IsFlatAtZero).Select(activation => activation.Name));
    }

    private static NetworkSpec Network(params Layer[] layers) =>
        new(new TypeSpec("", new(), "N", "N", "N"), Shape.Vector(3), Node.Chain(layers), Loss: null, Model.Precision.Single, Model.Reduction.Mean, Model.Accuracy.Accurate);
}
