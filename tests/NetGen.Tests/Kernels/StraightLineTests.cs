using System.Runtime.CompilerServices;
using NetGen.Kernels;
using V = System.Runtime.Intrinsics.Vector256<double>;

namespace NetGen.Tests.Kernels;

/// <summary>The driver with a program by hand: y = tanh(w0 x0 + w1 x1 + b), half the squared error.</summary>
public sealed class StraightLineTests
{
    private static readonly double[] Parameters = [0.5, -0.75, 0.25, 0, 0, 0, 0, 0];

    [Fact]
    public void Batches_of_every_size_equal_plain_loops()
    {
        for (int examples = 0; examples <= 17; examples++)
        {
            double[] x = Batch.Uniform<double>(2 * examples, examples), t = Batch.Uniform<double>(examples, 1);
            var expected = new double[examples];
            var expectedGradient = new double[3];
            double expectedLoss = 0;
            for (int i = 0; i < examples; i++)
            {
                double y = expected[i] = Math.Tanh(0.5 * x[2 * i] - 0.75 * x[2 * i + 1] + 0.25), d = (y - t[i]) * (1 - y * y);
                expectedLoss += 0.5 * (y - t[i]) * (y - t[i]);
                expectedGradient[0] += d * x[2 * i];
                expectedGradient[1] += d * x[2 * i + 1];
                expectedGradient[2] += d;
            }

            Guarded<double> outputs = new(examples), evaluated = new(examples), gradient = new(8);
            StraightLine<Neuron, double>.PredictBatch(Parameters, x, outputs.Values, examples, 2, 1);
            Batch.AssertClose<double>(expected, outputs.Values, 1e-14);
            double loss = StraightLine<Neuron, double>.Evaluate(Parameters, x, t, evaluated.Values, examples, 2, 1);
            Assert.Equal(outputs.Values.ToArray(), evaluated.Values.ToArray());
            Assert.Equal(expectedLoss, loss, 1e-14);
            outputs.AssertFences();
            evaluated.AssertFences();
            if (examples == 0) continue;

            gradient.Values.Fill(777);
            Assert.Equal(expectedLoss, StraightLine<Neuron, double>.Gradient(Parameters, x, t, gradient.Values, false, examples, 2, 1), 1e-14);
            Batch.AssertClose<double>([.. expectedGradient, 0, 0, 0, 0, 0], gradient.Values, 1e-14);
            Assert.Equal(expectedLoss / examples, StraightLine<Neuron, double>.Gradient(Parameters, x, t, gradient.Values, true, examples, 2, 1), 1e-14);
            Batch.AssertClose<double>([.. expectedGradient.Select(value => value / examples), 0, 0, 0, 0, 0], gradient.Values, 1e-14);
            gradient.AssertFences();

            var one = new double[1];
            StraightLine<Neuron, double>.Predict(Parameters, x.AsSpan(0, 2), one);
            Assert.Equal(outputs.Values[0], one[0]);
        }
    }

    [Fact]
    public void Nothing_is_allocated()
    {
        double[] x = Batch.Uniform<double>(14, 1), t = Batch.Uniform<double>(7, 1), y = new double[7], gradient = new double[8], p = Parameters;
        long before = GC.GetAllocatedBytesForCurrentThread();
        StraightLine<Neuron, double>.Predict(p, x.AsSpan(0, 2), y);
        StraightLine<Neuron, double>.PredictBatch(p, x, y, 7, 2, 1);
        StraightLine<Neuron, double>.Evaluate(p, x, t, y, 7, 2, 1);
        StraightLine<Neuron, double>.Gradient(p, x, t, gradient, true, 7, 2, 1);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private readonly struct Neuron : IStraightLineProgram<double>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static void Predict<TRows>(ReadOnlySpan<double> parameters, ReadOnlySpan<double> inputs, Span<double> outputs, TRows rows)
            where TRows : struct, IRows
            => Quad.Store(outputs, 0, 1, rows, Output(parameters, inputs, rows));

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static double Evaluate<TRows>(
            ReadOnlySpan<double> parameters, ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, Span<double> outputs, TRows rows)
            where TRows : struct, IRows
        {
            V y = Output(parameters, inputs, rows), error = y - Quad.Column(targets, 0, 1, rows);
            Quad.Store(outputs, 0, 1, rows, y);
            return 0.5 * Quad.Sum(Quad.Present(error * error, rows));
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public static double Gradient<TRows>(
            ReadOnlySpan<double> parameters, ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets, Span<double> gradient, double scale, TRows rows)
            where TRows : struct, IRows
        {
            V y = Output(parameters, inputs, rows), error = Quad.Present(y - Quad.Column(targets, 0, 1, rows), rows);
            V d = Quad.Every(scale) * error * (Quad.Every(1.0) - y * y);
            Quad.Accumulate(gradient, 0, Quad.SumEach(d * Quad.Column(inputs, 0, 2, rows), d * Quad.Column(inputs, 1, 2, rows), d, default));
            return 0.5 * Quad.Sum(error * error);
        }

        private static V Output<TRows>(ReadOnlySpan<double> p, ReadOnlySpan<double> inputs, TRows rows)
            where TRows : struct, IRows
        {
            V x0 = Quad.Column(inputs, 0, 2, rows), x1 = Quad.Column(inputs, 1, 2, rows);
            return Quad.Tanh(Quad.MulAdd(x1, Quad.Every(p[1]), Quad.MulAdd(x0, Quad.Every(p[0]), Quad.Every(p[2]))));
        }
    }
}
