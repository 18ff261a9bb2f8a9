using System.Reflection;
using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>Members that only some networks have, and what every network says of itself.</summary>
public sealed class EmittedMemberTests
{
    private static readonly int[] InputSizes = [1, 2, 3, 7, 8, 9, 40];

    /// <summary>Up to eight inputs and exactly one output: a call with plain numbers, which is the call with spans.</summary>
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Typed_predict(Precision precision)
    {
        Declaration[] declarations =
        [
            .. from inputs in InputSizes
               from outputs in new[] { 1, 2 }
               select Declaration.Short(Activation.Tanh, Activation.Sine, true, inputs, 4, outputs) with { Precision = precision },
        ];
        Type scalar = precision == Precision.Double ? typeof(double) : typeof(float);
        using var compiled = new CompiledDeclarations(declarations);
        for (int i = 0; i < declarations.Length; i++)
        {
            Type type = compiled.Assembly.GetType($"Sweep.N{i}", throwOnError: true)!;
            MethodInfo? typed = type.GetMethods().SingleOrDefault(method => method.Name == "Predict" && method.ReturnType == scalar);
            Assert.Equal(declarations[i] is { Inputs: <= 8, Outputs: 1 }, typed is not null);
            if (typed is null) continue;
            double[] input = Experiment.Draw(declarations[i] with { Precision = Precision.Single }, examples: 1, seed: i).Inputs[0];
            Assert.Equal(Enumerable.Range(0, input.Length).Select(x => $"x{x}"), typed.GetParameters().Select(parameter => parameter.Name));
            object? output = typed.Invoke(Activator.CreateInstance(type, 1), [.. input.Select(x => Convert.ChangeType(x, scalar, System.Globalization.CultureInfo.InvariantCulture))]);
            Assert.Equal(compiled.Create(i).Predict(input)[0], Convert.ToDouble(output, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Only of probabilities one is the answer; of equal ones the first.</summary>
    [Fact]
    public void Classify()
    {
        using var compiled = new CompiledDeclarations(
            Declaration.Short(Activation.Tanh, Activation.Softmax, true, 3, 4, 2),
            Declaration.Short(Activation.Tanh, Activation.Softmax, true, 8, 9, 10) with { Precision = Precision.Single },
            Declaration.Short(Activation.Tanh, Activation.Sigmoid, true, 3, 4, 2));
        Assert.Null(compiled.Assembly.GetType("Sweep.N2", throwOnError: true)!.GetMethod("Classify"));
        for (int i = 0; i < 2; i++)
        {
            EmittedNetwork network = compiled.Create(i);
            double[][] inputs = Experiment.Draw(compiled.Declarations[i], examples: 50, seed: i).Inputs;
            int[] classes = [.. inputs.Select(network.Classify)];
            Assert.Equal(inputs.Select(input => ArgMax(network.Predict(input))), classes);
            Assert.True(classes.Distinct().Count() > 1);
            network.Parameters = new double[network.Parameters.Length];
            Assert.Equal(0, network.Classify(inputs[0]));
        }
    }

    /// <summary>Every <c>Auto</c> is resolved, and every layer told.</summary>
    [Fact]
    public void Description()
    {
        var declaration = new Declaration(7, [new DeclaredDense(5, Activation.SELU), new DeclaredDropout(0.25), new DeclaredDense(3, Activation.Softmax, Bias: false)])
        {
            LongForm = true,
            Reduction = Reduction.Sum,
        };
        using var compiled = new CompiledDeclarations(declaration, Declaration.Short(Activation.ReLU, Activation.Tanh, true, 3, 4, 1) with { Precision = Precision.Single });
        NetworkDescription description = compiled.Create(0).Description;
        Assert.Equal(("N0", Precision.Double, 7, 3, Loss.CrossEntropy, Reduction.Sum, Accuracy.Accurate), (description.Name, description.Precision, description.InputSize, description.OutputSize, description.Loss, description.Reduction, description.Accuracy));
        Assert.Equal(
            [("layer1", "dense", 7, 5, Activation.SELU, "small"), ("", "dropout 0.25", 5, 5, null, ""), ("layer2", "dense, no bias", 5, 3, (Activation?)Activation.Softmax, "small")],
            description.Layers.Select(layer => (layer.Name, layer.Title, layer.Inputs, layer.Units, layer.Activation, layer.Strategy)));
        Assert.Equal([false, true, false], description.Layers.Select(layer => layer.OnlyTrains));
        Assert.Equal(
            [
                new ParameterTensor("layer1", "weight", [7, 5], 0, 8, ParameterKind.Weight, Initializer.LeCunNormal, 7, 5),
                new ParameterTensor("layer1", "bias", [5], 56, 8, ParameterKind.Bias, Initializer.Zeros, 7, 5),
                new ParameterTensor("layer2", "weight", [5, 3], 64, 8, ParameterKind.Weight, Initializer.GlorotUniform, 5, 3),
            ],
            description.Layout.Tensors);
        Assert.Equal(declaration.ParameterCount, description.ParameterCount);
        Assert.Equal(["layer1.weight", "layer1.bias", "layer2.weight"], description.Layout.Tensors.Select(tensor => tensor.Name));
        Assert.Equal(("micro", Loss.SquaredError), (compiled.Create(1).Description.Strategy, compiled.Create(1).Description.Loss));
    }

    /// <summary>Fast functions may lose digits, not the answer.</summary>
    [Theory]
    [InlineData(Precision.Single)]
    [InlineData(Precision.Double)]
    public void Fast_is_near_accurate(Precision precision)
    {
        Declaration[] declarations =
        [
            .. from small in new[] { true, false }
               from activation in LegalDeclarations.Hidden
               // Each strategy in one of the precisions; both is the slow tests' business.
               where Extent.IsEverything || small == ((int)activation % 2 == (int)precision)
               select Declaration.Short(activation, activation, true, small ? [3, 4, 2] : [5, 11, 3]) with { Precision = precision, Accuracy = Accuracy.Fast },
        ];
        using var compiled = new CompiledDeclarations(declarations);
        for (int i = 0; i < declarations.Length; i++)
        {
            Experiment experiment = Experiment.Conditioned(declarations[i], examples: 5, seed: i);
            EmittedNetwork network = compiled.Create(i);
            Assert.Equal(Accuracy.Fast, network.Description.Accuracy);
            Agreement.OfForwardAndGradient(network, experiment, tolerance: 1e-4);
        }
    }

    /// <summary>The fast forms are there in either strategy, and only where there are any.</summary>
    [Fact]
    public void Fast_is_not_accurate()
    {
        Activation[] activations = [Activation.Tanh, Activation.Sigmoid, Activation.SiLU, Activation.GELU, Activation.ELU];
        Declaration[] declarations =
        [
            .. from sizes in new int[][] { [3, 4, 2], [5, 40, 3] }
               from activation in activations
               from accuracy in Enum.GetValues<Accuracy>()
               select Declaration.Short(activation, Activation.Identity, true, sizes) with { Accuracy = accuracy },
        ];
        using var compiled = new CompiledDeclarations(declarations);
        for (int i = 0; i < declarations.Length; i += 2)
        {
            Experiment experiment = Experiment.Draw(declarations[i], examples: 5, seed: i);
            EmittedNetwork accurate = compiled.Create(i), fast = compiled.Create(i + 1);
            accurate.Parameters = fast.Parameters = experiment.Parameters;
            double[][] expected = accurate.PredictBatch(experiment.Inputs), actual = fast.PredictBatch(experiment.Inputs);
            bool same = expected.Zip(actual).All(pair => pair.First.SequenceEqual(pair.Second));
            Assert.Equal(activations[i / 2 % activations.Length] is Activation.GELU or Activation.ELU, same);
        }

        Assert.Equal(["micro", "small"], new[] { 0, declarations.Length - 1 }.Select(i => compiled.Create(i).Description.Strategy));
    }

    private static int ArgMax(double[] values) => Array.IndexOf(values, values.Max());
}
