using NetGen.Kernels;
using static NetGen.Tests.Kernels.TiledNetwork;

namespace NetGen.Tests.Kernels;

/// <summary>The driver with a program by hand, against plain loops.</summary>
public sealed class TiledTests
{
    [Fact]
    public void Batches_of_every_size_equal_plain_loops()
    {
        Guarded<double> parameters = NewParameters();
        foreach (int examples in (int[])[0, 1, 2, 31, 32, 33, 100])
        {
            double[] x = Batch.Uniform<double>(In * examples, examples), t = Batch.Uniform<double>(Out * examples, 1);
            (double[] expected, double expectedLoss, double[] expectedGradient) = Reference(parameters.Values, x, t, examples);

            Guarded<double> inputs = Guarded<double>.Of(x, misaligned: 1), targets = Guarded<double>.Of(t, misaligned: 1);
            Guarded<double> outputs = new(Out * examples, misaligned: 1), gradient = new(Size);
            Guarded<double> scratch = new(Tiled<TiledNetwork, double>.ScratchLength(examples));
            Tiled<TiledNetwork, double>.PredictBatch(parameters.Values, inputs.Values, outputs.Values, examples, In, Out);
            Batch.AssertClose<double>(expected, outputs.Values, 1e-14);
            outputs.AssertFences();
            outputs.Values.Clear();
            double loss = Tiled<TiledNetwork, double>.Evaluate(
                parameters.Values, inputs.Values, targets.Values, outputs.Values, scratch.Values, examples);
            Batch.AssertClose<double>(expected, outputs.Values, 1e-14);
            Batch.AssertClose<double>([expectedLoss], [loss], 1e-14);
            if (examples == 0) continue;

            foreach (bool mean in (bool[])[false, true])
            {
                double scale = mean ? 1.0 / examples : 1;
                loss = Tiled<TiledNetwork, double>.Gradient(
                    parameters.Values, inputs.Values, BatchGoal<double>.Loss(targets.Values), gradient.Values, scratch.Values, mean, examples, DropoutStream.None);
                Batch.AssertClose<double>([expectedLoss * scale], [loss], 1e-13);
                Batch.AssertClose<double>([.. expectedGradient.Select(value => value * scale)], gradient.Values, 1e-13);
            }
            outputs.AssertFences();
            gradient.AssertFences();
            scratch.AssertFences();

            var one = new double[Out];
            Tiled<TiledNetwork, double>.Predict(parameters.Values, x.AsSpan(0, In), one);
            Batch.AssertClose<double>(expected.AsSpan(0, Out), one, 1e-14);
        }
    }

    [Fact]
    public void Batches_too_large_for_an_array_are_refused()
    {
        // Four rows and a loss for each example, and some transposed weights.
        const int Fits = (int.MaxValue - 200) / (4 * Group + 1) / Group * Group;
        Assert.Equal(Fits * (4 * Group + 1) + Out * Group, Tiled<TiledNetwork, double>.ScratchLength(Fits));
        Assert.Equal(Fits * (4 * Group + 1) + 3 * Out * Group, Tiled<TiledNetwork, double>.ScratchLength(Fits, threads: 3));
        foreach (int examples in (int[])[Fits + 2 * Group, 1 << 28, int.MaxValue - Group + 1])
        {
            ArgumentException error = Assert.Throws<ArgumentException>("examples", () => Tiled<TiledNetwork, double>.ScratchLength(examples));
            long needed = (long)examples * (4 * Group + 1) + Out * Group;
            Assert.Contains($"A batch of {examples} examples needs {needed} values", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Dropout_reaches_forward_and_backward()
    {
        Guarded<double> parameters = NewParameters(), gradient = new(Size), scratch = new(Tiled<TiledNetwork, double>.ScratchLength(4));
        double[] x = Batch.Uniform<double>(In * 4, 1), t = Batch.Uniform<double>(Out * 4, 2);
        double without = Tiled<TiledNetwork, double>.Gradient(
            parameters.Values, x, BatchGoal<double>.Loss(t), gradient.Values, scratch.Values, true, 4, DropoutStream.None);
        double[] plain = gradient.Values.ToArray();
        double with = Tiled<TiledNetwork, double>.Gradient(
            parameters.Values, x, BatchGoal<double>.Loss(t), gradient.Values, scratch.Values, true, 4, new DropoutStream(1, 1, true));
        Assert.NotEqual(without, with);
        Assert.NotEqual(plain, gradient.Values.ToArray());
    }

    /// <summary>A program by hand, so without the generator: weights are repeated rows, own derivatives are those of the loss, derivatives by the inputs are differences.</summary>
    [Fact]
    public void Weights_own_gradients_and_gradients_by_the_inputs()
    {
        const double H = 1e-5;
        Guarded<double> parameters = NewParameters();
        foreach (int examples in (int[])[1, 2, 5, 32, 33])
        {
            double[] x = Batch.Uniform<double>(In * examples, examples), t = Batch.Uniform<double>(Out * examples, 1);
            double[] weights = [.. Enumerable.Range(0, examples).Select(e => (double)((e + 1) % 3))];
            double[] repeated = [.. weights.SelectMany((weight, e) => Enumerable.Repeat(x[(e * In)..((e + 1) * In)], (int)weight)).SelectMany(row => row)];
            double[] repeatedTargets = [.. weights.SelectMany((weight, e) => Enumerable.Repeat(t[(e * Out)..((e + 1) * Out)], (int)weight)).SelectMany(row => row)];
            (_, double expectedLoss, double[] expectedGradient) = Reference(parameters.Values, repeated, repeatedTargets, (int)weights.Sum());

            Guarded<double> inputs = Guarded<double>.Of(x, misaligned: 1), targets = Guarded<double>.Of(t, misaligned: 1), w = Guarded<double>.Of(weights, misaligned: 1);
            Guarded<double> gradient = new(Size), inputGradient = new(In * examples, misaligned: 1);
            Guarded<double> scratch = new(Tiled<TiledNetwork, double>.ScratchLength(examples)), inputScratch = new(Tiled<TiledNetwork, double>.InputScratchLength(examples, In));
            double loss = Tiled<TiledNetwork, double>.Gradient(
                parameters.Values, inputs.Values, BatchGoal<double>.Loss(targets.Values, w.Values), gradient.Values, scratch.Values, true, examples, DropoutStream.None);
            Batch.AssertClose<double>([expectedLoss / weights.Sum()], [loss], 1e-13);
            Batch.AssertClose<double>([.. expectedGradient.Select(value => value / weights.Sum())], gradient.Values, 1e-13);

            (double[] outputs, _, expectedGradient) = Reference(parameters.Values, x, t, examples);
            Guarded<double> derivatives = Guarded<double>.Of([.. outputs.Zip(t, (y, target) => y - target)], misaligned: 1);
            double product = Tiled<TiledNetwork, double>.Gradient(
                parameters.Values, inputs.Values, BatchGoal<double>.Given(derivatives.Values), gradient.Values, scratch.Values, true, examples, DropoutStream.None);
            Batch.AssertClose<double>([outputs.Zip(derivatives.Values.ToArray(), (y, derivative) => y * derivative).Sum()], [product], 1e-13);
            Batch.AssertClose<double>(expectedGradient, gradient.Values, 1e-13);

            double[] differences = [.. x.Select((_, i) => (At(i, H) - At(i, -H)) / (2 * H))];
            Tiled<TiledNetwork, double>.InputGradient(
                parameters.Values, inputs.Values, BatchGoal<double>.Loss(targets.Values), inputGradient.Values, inputScratch.Values, false, examples, In);
            Batch.AssertClose<double>(differences, inputGradient.Values, 1e-8);
            Tiled<TiledNetwork, double>.InputGradient(
                parameters.Values, inputs.Values, BatchGoal<double>.Given(derivatives.Values), inputGradient.Values, inputScratch.Values, true, examples, In);
            Batch.AssertClose<double>(differences, inputGradient.Values, 1e-8);
            gradient.AssertFences();
            inputGradient.AssertFences();
            scratch.AssertFences();
            inputScratch.AssertFences();

            double At(int i, double offset)
            {
                double[] moved = [.. x];
                moved[i] += offset;
                return Reference(parameters.Values, moved, t, examples).Loss;
            }
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        Guarded<double> parameters = NewParameters(), gradient = new(Size), scratch = new(Tiled<TiledNetwork, double>.ScratchLength(33));
        double[] x = Batch.Uniform<double>(In * 33, 1), t = Batch.Uniform<double>(Out * 33, 1), y = new double[Out * 33];
        Behaviour.AllocationTests.AssertNothing(() =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Tiled<TiledNetwork, double>.Predict(parameters.Values, x.AsSpan(0, In), y.AsSpan(0, Out));
            Tiled<TiledNetwork, double>.PredictBatch(parameters.Values, x, y, 33, In, Out);
            Tiled<TiledNetwork, double>.Evaluate(parameters.Values, x, t, y, scratch.Values, 33);
            Tiled<TiledNetwork, double>.Gradient(
                parameters.Values, x, BatchGoal<double>.Loss(t), gradient.Values, scratch.Values, true, 33, new DropoutStream(1, 1, true));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    private static Guarded<double> NewParameters()
    {
        var parameters = new Guarded<double>(Size);
        Batch.Pad<double>(Batch.Uniform<double>(In * Hidden, 1), Hidden).Values.CopyTo(parameters.Values);
        Batch.Pad<double>(Batch.Uniform<double>(Hidden, 2), Hidden).Values.CopyTo(parameters.Values[Bias1..]);
        Batch.Pad<double>(Batch.Uniform<double>(Hidden * Out, 3), Out).Values.CopyTo(parameters.Values[Weight2..]);
        Batch.Pad<double>(Batch.Uniform<double>(Out, 4), Out).Values.CopyTo(parameters.Values[Bias2..]);
        return parameters;
    }

    private static (double[] Outputs, double Loss, double[] Gradient) Reference(ReadOnlySpan<double> p, double[] x, double[] t, int examples)
    {
        double[] outputs = new double[Out * examples], gradient = new double[Size], h = new double[Hidden];
        double loss = 0;
        for (int e = 0; e < examples; e++)
        {
            for (int j = 0; j < Hidden; j++)
            {
                double z = p[Bias1 + j];
                for (int i = 0; i < In; i++) z += x[e * In + i] * p[i * Group + j];
                h[j] = 1 / (1 + Math.Exp(-z));
            }
            var back = new double[Hidden];
            for (int o = 0; o < Out; o++)
            {
                double y = p[Bias2 + o];
                for (int j = 0; j < Hidden; j++) y += h[j] * p[Weight2 + j * Group + o];
                outputs[e * Out + o] = y;
                double error = y - t[e * Out + o];
                loss += 0.5 * error * error;
                gradient[Bias2 + o] += error;
                for (int j = 0; j < Hidden; j++)
                {
                    gradient[Weight2 + j * Group + o] += error * h[j];
                    back[j] += error * p[Weight2 + j * Group + o];
                }
            }
            for (int j = 0; j < Hidden; j++)
            {
                double d = back[j] * h[j] * (1 - h[j]);
                gradient[Bias1 + j] += d;
                for (int i = 0; i < In; i++) gradient[i * Group + j] += d * x[e * In + i];
            }
        }
        return (outputs, loss, gradient);
    }
}
