using NetGen.Kernels;
using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Training;

public sealed class StepTests
{
    private static readonly double[] Inputs = [1, 2, -1, 0.5], Targets = [1, 0];

    [Fact]
    public void ReturnsTheLossBeforeAndDescends()
    {
        var network = new FakeNetwork<Regression, double>();
        double[] before = network.Logical(), gradient = new double[3];
        double loss = network.ComputeGradient(Inputs, Targets, gradient);
        using var trainer = new FakeTrainer<Regression, double>(network, new Sgd(0.1));
        Assert.Equal(loss, trainer.Step(Inputs, Targets));
        double[] after = network.Logical();
        for (int i = 0; i < 3; i++) Assert.Equal(before[i] - 0.1 * gradient[i], after[i], 1e-15);
        Assert.True(trainer.Step(Inputs, Targets) < loss);
        Assert.Equal(2, trainer.Steps);
    }

    [Fact]
    public void TheGradientIsInLogicalOrderAndTheGradientOfTheLoss()
    {
        var network = new FakeNetwork<Classes, double>();
        double[] gradient = new double[9], parameters = network.Logical(), targets = [0, 1, 0, 1, 0, 0], ignored = new double[9];
        Compute(network, targets, gradient);
        for (int i = 0; i < 9; i++)
        {
            const double H = 1e-6;
            double up = LossAt(parameters[i] + H), down = LossAt(parameters[i] - H);
            Assert.Equal((up - down) / (2 * H), gradient[i], 1e-8);

            double LossAt(double value)
            {
                double[] moved = [.. parameters];
                moved[i] = value;
                network.Parameters.Set(moved);
                return Compute(network, targets, ignored);
            }
        }
    }

    [Fact]
    public void LossesThatAreNotFiniteChangeNothing()
    {
        foreach (double poison in (double[])[double.NaN, double.PositiveInfinity, 1e200])
        {
            FakeNetwork<Regression, double> clean = new(), poisoned = new();
            using FakeTrainer<Regression, double> cleanTrainer = new(clean, new Adam(0.1)), poisonedTrainer = new(poisoned, new Adam(0.1));
            for (int step = 0; step < 5; step++)
            {
                double[] before = poisoned.Logical();
                Assert.False(double.IsFinite(poisonedTrainer.Step([poison, 1], [1])));
                Assert.Equal(before, poisoned.Logical());
                Assert.Equal(step, poisonedTrainer.Steps);
                cleanTrainer.Step(Inputs, Targets);
                poisonedTrainer.Step(Inputs, Targets);
                // Equal steps show that the moments and their step count were not touched either.
                Assert.Equal(clean.Logical(), poisoned.Logical());
            }
        }
    }

    [Fact]
    public void WrongLengthsAreRefused()
    {
        using var trainer = new FakeTrainer<Classes, float>(new FakeNetwork<Classes, float>(), new Sgd(1));
        ArgumentException ragged = Assert.Throws<ArgumentException>("inputs", () => trainer.Step(new float[3], new float[3]));
        Assert.Contains("multiple of 2", ragged.Message, StringComparison.Ordinal);
        ArgumentException missing = Assert.Throws<ArgumentException>("targets", () => trainer.Step(new float[4], new float[3]));
        Assert.Contains("Expected 6 values (2 examples of 3), but got 3.", missing.Message, StringComparison.Ordinal);
        ArgumentException empty = Assert.Throws<ArgumentException>("inputs", () => trainer.Step([], []));
        Assert.Contains("at least 1 example", empty.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ComputeGradientRefusesWrongLengths()
    {
        var network = new FakeNetwork<Classes, double>();
        Assert.Throws<ArgumentException>("gradient", () => Compute(network, new double[6], new double[8]));
        Assert.Throws<ArgumentException>("targets", () => Compute(network, new double[5], new double[9]));
        Assert.Throws<ArgumentException>(
            "inputs", () => network.ComputeGradient([], [], new double[9]));
    }

    [Fact]
    public void EveryStepHasItsOwnDropoutMasks()
    {
        var network = new FakeNetwork<Regression, double>();
        using var trainer = new FakeTrainer<Regression, double>(network, new Sgd(0.01), new TrainerOptions { Seed = 7 });
        for (int i = 0; i < 3; i++) trainer.Step(Inputs, Targets);
        trainer.Evaluate(new Dataset<double>(2, 1, Inputs, Targets));
        Assert.Equal([new(7, 1, true), new(7, 2, true), new(7, 3, true)], network.Streams);
        network.ComputeGradient(Inputs, Targets, new double[3]);
        Assert.Equal(DropoutStream.None, network.Streams[^1]);
    }

    [Fact]
    public void StepsAllocateNothing()
    {
        foreach (Optimizer optimizer in (Optimizer[])[new Sgd(1e-3), new Sgd(1e-3, 0.9), new Adam(), new AdamW(), new RmsProp(), new AdaGrad(), new Rprop()])
        {
            using var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), optimizer);
            trainer.Step(Inputs, Targets);
            Behaviour.AllocationTests.AssertNothing(() =>
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                for (int i = 0; i < 100; i++) trainer.Step(Inputs, Targets);
                return GC.GetAllocatedBytesForCurrentThread() - before;
            });
        }
    }

    [Fact]
    public void ResetForgetsTheMomentsButKeepsTheNetwork()
    {
        var network = new FakeNetwork<Regression, double>();
        using var trainer = new FakeTrainer<Regression, double>(network, new Adam(0.1));
        double[] start = network.Logical();
        double[] first = TwoSteps();
        trainer.Reset();
        Assert.Equal(first, network.Logical());
        Assert.Equal(0, trainer.Steps);
        network.Parameters.Set(start);
        Assert.Equal(first, TwoSteps());

        double[] TwoSteps()
        {
            trainer.Step(Inputs, Targets);
            trainer.Step(Inputs, Targets);
            return network.Logical();
        }
    }

    [Fact]
    public void ADisposedTrainerRefusesToWork()
    {
        var trainer = new FakeTrainer<Regression, double>(new FakeNetwork<Regression, double>(), new Sgd(1));
        trainer.Dispose();
        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.Step(Inputs, Targets));
        Assert.Throws<ObjectDisposedException>(() => trainer.Fit(Examples.Line(3), new FitOptions(), TestContext.Current.CancellationToken));
        Assert.Throws<ObjectDisposedException>(() => trainer.Evaluate(Examples.Line(3)));
    }

    [Fact]
    public void MissingPartsAreNamed()
    {
        var network = new FakeNetwork<Regression, double>();
        Assert.Throws<ArgumentNullException>("network", () => new FakeTrainer<Regression, double>(null!, new Sgd(1)));
        Assert.Throws<ArgumentNullException>("optimizer", () => new FakeTrainer<Regression, double>(network, null!));
        Assert.Throws<ArgumentNullException>("options", () => new FakeTrainer<Regression, double>(network, new Sgd(1), null!));
        Assert.Throws<ArgumentException>("nesterov", () => new FakeTrainer<Regression, double>(network, new Sgd(1, 0.5, true) with { Momentum = 0 }));
    }

    private static double Compute(FakeNetwork<Classes, double> network, double[] targets, double[] gradient) =>
        network.ComputeGradient(Inputs, targets, gradient);
}
