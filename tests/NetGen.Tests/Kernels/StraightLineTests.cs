namespace NetGen.Tests.Kernels;

/// <summary>Two units with three inputs each, in single precision: rows that fill no vector.</summary>
[Network(3, 5, 2, Hidden = Activation.Tanh, Output = Activation.Identity)]
internal sealed partial class TwoOfThree;

/// <summary>One unit, whose weights are a vector, in double precision; losses are added up.</summary>
[Network(2, 1, Hidden = Activation.Tanh, Output = Activation.Tanh, Precision = Precision.Double, Reduction = Reduction.Sum)]
internal sealed partial class LoneTanh;

/// <summary>Small networks against plain loops in double precision: batches of every size up to two and a half blocks of the widest registers.</summary>
public sealed class StraightLineTests
{
    private const int MostExamples = 40;

    [Fact]
    public void Batches_of_every_size_equal_plain_loops_in_single_precision()
    {
        var network = new TwoOfThree(seed: 3);
        float[] parameters = new float[TwoOfThree.ParameterCount];
        network.CopyParametersTo(parameters);
        double[] p = Array.ConvertAll(parameters, value => (double)value);
        using var trainer = new TwoOfThree.Trainer(network, new Sgd(0));
        for (int examples = 1; examples <= MostExamples; examples++)
        {
            float[] x = Batch.Uniform<float>(3 * examples, examples), t = Batch.Uniform<float>(2 * examples, 1);
            (double[] outputs, double loss, double[] gradient) = Reference(
                p, [3, 5, 2], lastIsLinear: true, Array.ConvertAll(x, value => (double)value), Array.ConvertAll(t, value => (double)value), 1.0 / examples);

            Guarded<float> predicted = new(outputs.Length, misaligned: 1), one = new(2, misaligned: 1), slopes = new(parameters.Length, misaligned: 1);
            Guarded<float> inputs = Guarded<float>.Of(x, misaligned: 1), targets = Guarded<float>.Of(t, misaligned: 1);
            network.PredictBatch(inputs.Values, predicted.Values);
            AssertClose(outputs, predicted.Values, 1e-6);
            predicted.AssertFences();
            network.Predict(x.AsSpan(3 * examples - 3), one.Values);
            AssertClose(outputs.AsSpan(2 * examples - 2), one.Values, 1e-6);
            one.AssertFences();
            Assert.Equal(loss, network.ComputeGradient(inputs.Values, targets.Values, slopes.Values), 1e-6);
            AssertClose(gradient, slopes.Values, 2e-6);
            slopes.AssertFences();
            Assert.Equal(loss, trainer.Step(inputs.Values, targets.Values), 1e-6);
            Assert.Equal(loss, trainer.Evaluate(new Dataset<float>(3, 2, x, t)).Loss, 1e-6);
        }
    }

    [Fact]
    public void Batches_of_every_size_equal_plain_loops_in_double_precision()
    {
        var network = new LoneTanh(seed: 5);
        network.SetParameters([0.5, -0.75, 0.25]);
        using var trainer = new LoneTanh.Trainer(network, new Sgd(0));
        for (int examples = 1; examples <= MostExamples; examples++)
        {
            double[] x = Batch.Uniform<double>(2 * examples, examples), t = Batch.Uniform<double>(examples, 1);
            (double[] outputs, double loss, double[] gradient) = Reference([0.5, -0.75, 0.25], [2, 1], lastIsLinear: false, x, t, share: 1);

            Guarded<double> predicted = new(examples, misaligned: 1), slopes = new(3, misaligned: 1);
            Guarded<double> inputs = Guarded<double>.Of(x, misaligned: 1), targets = Guarded<double>.Of(t, misaligned: 1);
            network.PredictBatch(inputs.Values, predicted.Values);
            AssertClose(outputs, predicted.Values, 1e-14);
            predicted.AssertFences();
            Assert.Equal(outputs[0], network.Predict(x[0], x[1]), 1e-14);
            Assert.Equal(loss, network.ComputeGradient(inputs.Values, targets.Values, slopes.Values), 1e-13);
            AssertClose(gradient, slopes.Values, 1e-13);
            slopes.AssertFences();
            Assert.Equal(loss, trainer.Step(inputs.Values, targets.Values), 1e-13);
            Assert.Equal(loss, trainer.Evaluate(new Dataset<double>(2, 1, x, t)).Loss, 1e-13);
        }
    }

    /// <summary>Rows of weights are padded to four values, which no rule may ever move.</summary>
    [Fact]
    public void Padding_stays_zero_under_every_rule()
    {
        foreach (Optimizer optimizer in new Optimizer[] { new Sgd(0.1, momentum: 0.9), new Adam(0.1), new AdamW(0.1), new RmsProp(0.1), new AdaGrad(0.1), new Rprop(0.1) })
        {
            var network = new TwoOfThree();
            using var trainer = new TwoOfThree.Trainer(network, optimizer);
            for (int step = 0; step < 60; step++)
            {
                int examples = 1 + step % MostExamples;
                trainer.Step(Batch.Uniform<float>(3 * examples, step), Batch.Uniform<float>(2 * examples, step + 1));
            }

            ParameterBlock<float> block = ((ITrainableNetwork<TwoOfThree, float>)network).Parameters;
            bool[] used = new bool[block.Values.Length];
            foreach (ParameterTensor tensor in block.Layout.Tensors)
            {
                for (int row = 0; row < tensor.Rows; row++) Array.Fill(used, true, tensor.Offset + row * tensor.Stride, tensor.Columns);
            }

            Assert.Contains(false, used);
            for (int i = 0; i < used.Length; i++)
            {
                if (!used[i]) Assert.Equal(0u, BitConverter.SingleToUInt32Bits(block.Values[i]));
            }
        }
    }

    private static void AssertClose<T>(ReadOnlySpan<double> expected, ReadOnlySpan<T> actual, double tolerance)
        where T : System.Numerics.INumberBase<T>
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], double.CreateChecked(actual[i]), tolerance);
    }

    /// <summary>Hidden layers of tanh, half the squared error; parameters in logical order, weights then bias.</summary>
    private static (double[] Outputs, double Loss, double[] Gradient) Reference(
        double[] p, int[] sizes, bool lastIsLinear, double[] x, double[] t, double share)
    {
        int layers = sizes.Length - 1, examples = x.Length / sizes[0];
        double[] outputs = new double[examples * sizes[^1]], gradient = new double[p.Length];
        double loss = 0;
        for (int example = 0; example < examples; example++)
        {
            double[][] values = new double[layers + 1][];
            values[0] = x[(example * sizes[0])..((example + 1) * sizes[0])];
            for (int layer = 0, at = 0; layer < layers; at += (sizes[layer] + 1) * sizes[layer + 1], layer++)
            {
                values[layer + 1] = new double[sizes[layer + 1]];
                for (int j = 0; j < sizes[layer + 1]; j++)
                {
                    double sum = p[at + sizes[layer] * sizes[layer + 1] + j];
                    for (int i = 0; i < sizes[layer]; i++) sum += values[layer][i] * p[at + i * sizes[layer + 1] + j];
                    values[layer + 1][j] = layer == layers - 1 && lastIsLinear ? sum : Math.Tanh(sum);
                }
            }

            double[] slope = new double[sizes[^1]];
            for (int j = 0; j < slope.Length; j++)
            {
                slope[j] = values[^1][j] - t[example * slope.Length + j];
                loss += 0.5 * slope[j] * slope[j] * share;
                slope[j] *= share;
                outputs[example * slope.Length + j] = values[^1][j];
            }

            for (int layer = layers - 1, end = p.Length; layer >= 0; layer--)
            {
                int at = end - (sizes[layer] + 1) * sizes[layer + 1];
                double[] below = new double[sizes[layer]];
                for (int j = 0; j < sizes[layer + 1]; j++)
                {
                    double y = values[layer + 1][j], delta = layer == layers - 1 && lastIsLinear ? slope[j] : slope[j] * (1 - y * y);
                    gradient[at + sizes[layer] * sizes[layer + 1] + j] += delta;
                    for (int i = 0; i < sizes[layer]; i++)
                    {
                        gradient[at + i * sizes[layer + 1] + j] += delta * values[layer][i];
                        below[i] += delta * p[at + i * sizes[layer + 1] + j];
                    }
                }

                (slope, end) = (below, at);
            }
        }

        return (outputs, loss, gradient);
    }
}
