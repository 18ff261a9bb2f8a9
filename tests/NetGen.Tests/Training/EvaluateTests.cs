using System.Numerics;
using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Training;

public sealed class EvaluateTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(256)]
    public void TheLossIsReducedAsDeclared(int atOnce)
    {
        Dataset<double> data = Examples.Line(10);
        var network = new FakeNetwork<Regression, double>();
        double[] outputs = new double[10];
        network.PredictBatch(data.Inputs.Span, outputs);
        double sum = outputs.Zip(data.Targets.ToArray(), (output, target) => (output - target) * (output - target) / 2).Sum();
        Evaluation mean = Trainer(network, atOnce).Evaluate(data);
        Assert.Equal(sum / 10, mean.Loss, 1e-14);
        Assert.True(double.IsNaN(mean.Accuracy));
        Assert.Equal(sum, Trainer(new FakeNetwork<SummedRegression, double>(), atOnce).Evaluate(data).Loss, 1e-13);
    }

    [Fact]
    public void ClassesAreRightAtTheLargestOutput()
    {
        var network = FakeNetwork<Classes, float>.CreateBlank();
        // Class 0 wins to the right, class 1 above, class 2 nowhere.
        network.Parameters.Set([5, 0, 0, 0, 5, 0, 0, 0, -1]);
        float[] inputs = [1, 0, 0, 1, 1, 0, 0, 1, 1, 0];
        var data = Dataset<float>.FromClasses(2, 3, inputs, (int[])[0, 1, 1, 2, 0]);
        Assert.Equal(3.0 / 5, Trainer(network, 2).Evaluate(data).Accuracy);
    }

    [Fact]
    public void YesNoQuestionsAreEachRightOrWrong()
    {
        var network = FakeNetwork<Questions, double>.CreateBlank();
        network.Parameters.Set([5, 0, 0, 5, 0, 0]);
        // Each output says yes where its input is positive.
        var data = new Dataset<double>(2, 2, (double[])[1, 1, -1, 1, 1, -1], (double[])[1, 0, 0, 1, 0.9, 0.6]);
        Assert.Equal(4.0 / 6, Trainer(network, 2).Evaluate(data).Accuracy);
    }

    [Fact]
    public void OutputsThatAreNotNumbersAreNeverRight()
    {
        var network = FakeNetwork<Questions, double>.CreateBlank();
        network.Parameters.Set([double.NaN, double.NaN, 0, 0, 0, 0]);
        Evaluation evaluation = Trainer(network, 4).Evaluate(new Dataset<double>(2, 2, (double[])[1, 1], (double[])[0, 1]));
        Assert.Equal(0, evaluation.Accuracy);
        Assert.True(double.IsNaN(evaluation.Loss));
    }

    [Fact]
    public void NothingIsTrained()
    {
        var network = new FakeNetwork<Regression, double>();
        double[] before = network.Logical();
        FakeTrainer<Regression, double> trainer = Trainer(network, 3);
        trainer.Evaluate(Examples.Line(10));
        Assert.Equal(before, network.Logical());
        Assert.Equal(0, trainer.Steps);
    }

    [Fact]
    public void TheFirstOfSeveralLargestWins()
    {
        Assert.Equal(1, Classification.ArgMax<float>([1, 3, 3, 2]));
        Assert.Equal(0, Classification.ArgMax<double>([-5]));
        Assert.Equal(2, Classification.ArgMax<double>([double.NaN, -1, 0]));
        Assert.Equal(0, Classification.ArgMax<double>([double.NaN, double.NaN]));
        Assert.Equal(1, Classification.ArgMax<float>([float.NegativeInfinity, float.PositiveInfinity]));
        Assert.Throws<ArgumentException>("values", () => Classification.ArgMax<float>([]));
    }

    private static FakeTrainer<TKind, T> Trainer<TKind, T>(FakeNetwork<TKind, T> network, int atOnce)
        where TKind : IFakeKind
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => new(network, new Sgd(1), new TrainerOptions { MaxBatchSize = atOnce });
}
