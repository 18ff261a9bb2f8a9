using System.Numerics;
using System.Text.Json;
using NetGen.Kernels;
using NetGen.Tests.Behaviour;
using NetGen.Tests.Data;
using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Training;

/// <summary>Weighted losses, derivatives of one's own and derivatives by the inputs: as PyTorch differentiates them, and as steps.</summary>
public sealed class DerivativesTests
{
    private static readonly JsonElement Stored = JsonDocument.Parse(File.ReadAllText(TestFiles.Find("Training/vectors/derivatives.json"))).RootElement;

    [Fact]
    public void Straight_line()
    {
        Check<SmallSingle, float>(new SmallSingle(), 2e-5);
        Check<SmallDouble, double>(new SmallDouble(), 1e-12);
    }

    [Fact]
    public void Tiled()
    {
        Check<LargeSingle, float>(new LargeSingle(), 2e-5);
        Check<LargeDouble, double>(new LargeDouble(), 1e-12);
    }

    /// <summary>The derivative of an absolute error is 1 wherever the output is too large: the same step from targets and from derivatives, masks and all.</summary>
    [Fact]
    public void A_step_from_own_gradients_goes_through_the_masks_of_the_step()
    {
        const int Examples = 8;
        var options = new TrainerOptions { Seed = 5 };
        double[] inputs = [.. Enumerable.Range(0, Examples * Dropping.InputSize).Select(i => Math.Sin(i))];
        double[] targets = [.. Enumerable.Repeat(-1000.0, Examples * Dropping.OutputSize)], derivatives = [.. targets.Select(_ => 1.0 / Examples)];
        Dropping byLoss = new(), byGradients = new(), undropped = new();
        using var lossTrainer = new Dropping.Trainer(byLoss, new Adam(), options);
        using var gradientTrainer = new Dropping.Trainer(byGradients, new Adam(), options);
        double[] gradient = new double[Dropping.ParameterCount];
        for (int step = 0; step < 5; step++)
        {
            lossTrainer.Step(inputs, targets);
            Assert.True(gradientTrainer.Step(inputs, new OutputGradient<double>(derivatives)));
            Assert.Equal(Values(byLoss), Values(byGradients));
        }

        Assert.Equal(5, gradientTrainer.Steps);
        undropped.ComputeGradient(inputs, new OutputGradient<double>(derivatives), gradient);
        Assert.DoesNotContain(0, gradient[..^Dropping.OutputSize]); // without masks every unit takes part

        static double[] Values(Dropping network)
        {
            double[] values = new double[Dropping.ParameterCount];
            network.CopyParametersTo(values);
            return values;
        }
    }

    /// <summary>What keeps the whole gradient first takes the same steps: a network by hand, with plain loops.</summary>
    [Fact]
    public void Steps_of_a_network_by_hand()
    {
        Fake<Regression>();
        Fake<Classes>();
        Fake<Questions>();
        Fake<SummedRegression>();
    }

    [Fact]
    public void What_is_not_finite_changes_nothing()
    {
        var network = new LargeDouble();
        using var trainer = new LargeDouble.Trainer(network, new Adam());
        double[] inputs = new double[2 * LargeDouble.InputSize], targets = new double[2 * LargeDouble.OutputSize], before = new double[LargeDouble.ParameterCount], after = new double[before.Length];
        network.CopyParametersTo(before);
        foreach (double bad in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            double[] badInputs = [bad, .. inputs[1..]], badGradients = [.. targets[1..], bad];
            Assert.False(trainer.Step(inputs, new OutputGradient<double>(badGradients)));
            Assert.False(trainer.Step(badInputs, new OutputGradient<double>([.. targets.Select(_ => 1.0)])));
            Assert.False(double.IsFinite(trainer.Step(badInputs, targets, [1, 1])));
            Assert.False(double.IsFinite(trainer.Step(inputs, [.. targets.Select(_ => 1.0)], [1, bad])));
        }

        network.CopyParametersTo(after);
        Assert.Equal(before, after);
        Assert.Equal(0, trainer.Steps);
    }

    private static void Check<TNetwork, T>(TNetwork network, double tolerance)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement stored = Stored.GetProperty(typeof(TNetwork).Name);
        T[] Read(string name) => [.. stored.GetProperty(name).Deserialize<double[]>()!.Select(T.CreateChecked)];
        T[] x = Read("inputs"), targets = Read("targets"), weights = Read("weights"), derivatives = Read("derivatives");
        T[] gradient = new T[TNetwork.ParameterCount], inputGradient = new T[x.Length];
        network.SetParameters(Read("parameters"));

        T loss = network.ComputeGradient(x, targets, gradient);
        Compare("mean", loss, gradient, null);
        Compare("mean", network.ComputeInputGradient(x, targets, inputGradient), null, inputGradient);

        network.ComputeGradient(x, new OutputGradient<T>(derivatives), gradient);
        network.ComputeInputGradient(x, new OutputGradient<T>(derivatives), inputGradient);
        Compare("given", null, gradient, inputGradient);

        var workspace = new Workspace<T>(TNetwork.Description.Layout);
        Compare("given", network.Engine.Gradient(x, BatchGoal<T>.Given(derivatives), workspace, DropoutStream.None), null, null);
        loss = network.Engine.Gradient(x, BatchGoal<T>.Loss(targets, weights), workspace, DropoutStream.None);
        TNetwork.Description.Layout.ToLogical<T>(workspace.Gradient, gradient);
        Compare("weighted", loss, gradient, null);

        void Compare(string name, T? value, T[]? parameters, T[]? inputs)
        {
            JsonElement expected = stored.GetProperty(name);
            if (value is { } actual) Assert.Equal(expected.GetProperty("value").GetDouble(), double.CreateChecked(actual), tolerance);
            if (parameters is not null) Close(expected.GetProperty("gradient").Deserialize<double[]>()!, parameters);
            if (inputs is not null) Close(expected.GetProperty("inputGradient").Deserialize<double[]>()!, inputs);
        }

        void Close(double[] expected, T[] actual)
        {
            Assert.Equal(expected.Length, actual.Length);
            for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], double.CreateChecked(actual[i]), tolerance);
        }
    }

    private static void Fake<TKind>()
        where TKind : IFakeKind
    {
        FakeNetwork<TKind, double> weighted = new(), repeated = new(), own = new();
        using var weightedTrainer = new FakeTrainer<TKind, double>(weighted, new Sgd(0.1, momentum: 0.9));
        using var repeatedTrainer = new FakeTrainer<TKind, double>(repeated, new Sgd(0.1, momentum: 0.9));
        using var ownTrainer = new FakeTrainer<TKind, double>(own, new Sgd(0.1));
        int outputs = FakeNetwork<TKind, double>.OutputSize;
        double[] first = [0.5, -1], second = [2, 0.25], one = [1, .. new double[outputs - 1]], other = [.. new double[outputs - 1], 1];
        for (int step = 0; step < 3; step++)
        {
            double loss = repeatedTrainer.Step([.. first, .. second, .. second], [.. one, .. other, .. other]);
            Assert.Equal(loss, weightedTrainer.Step([.. first, .. second], [.. one, .. other], [1, 2]), 1e-13);
        }

        Batch(repeated.Logical(), weighted.Logical());
        double[] before = own.Logical(), gradient = new double[before.Length];
        own.ComputeGradient(first, new OutputGradient<double>(one), gradient);
        Assert.True(ownTrainer.Step(first, new OutputGradient<double>(one)));
        Batch([.. before.Zip(gradient, (w, derivative) => w - 0.1 * derivative)], own.Logical());
        Assert.False(ownTrainer.Step(first, new OutputGradient<double>([.. one[1..], double.NaN])));

        static void Batch(double[] expected, double[] actual) => Kernels.Batch.AssertClose<double>(expected, actual, 1e-13);
    }
}

[Network(4, Loss = Loss.AbsoluteError, Precision = Precision.Double)]
[Dropout(0.2)]
[Dense(30, Activation.Tanh)]
[Dropout(0.5)]
[Dense(2, Activation.Identity)]
internal sealed partial class Dropping;
