using NetGen;

namespace Tutorial;

/// <summary>
/// Lesson 1: one neuron with three inputs. It learns that the answer is the first input.
/// </summary>
/// <remarks>
/// <para><b>Forward.</b> With inputs x0, x1, x2 and weights w0, w1, w2:</para>
/// <code>
///   z = x0 w0 + x1 w1 + x2 w2
///   y = sigmoid(z) = 1 / (1 + exp(-z))        between 0 and 1; its gradient is y (1 - y)
/// </code>
/// <para><b>Loss.</b> For the target t, half the squared error: <c>L = (y - t)^2 / 2</c>, summed over the four examples.</para>
/// <para><b>Backward.</b> By the chain rule every weight knows in which direction the loss grows:</para>
/// <code>
///   dL/dz  = (y - t) y (1 - y)
///   dL/dwi = xi dL/dz                         summed over the examples
/// </code>
/// <para><b>Update.</b> A step downhill, here with learning rate 1: <c>wi = wi - dL/dwi</c>.</para>
/// <para>Published in "How to build a simple neural network in 9 lines of Python code" by Milo Spencer-Harper.</para>
/// </remarks>
internal static class SingleNeuron
{
    private const int Iterations = 10_000;

    private static readonly double[] Inputs =
    [
        0, 0, 1,
        1, 1, 1,
        1, 0, 1,
        0, 1, 1,
    ];

    private static readonly double[] Targets = [0, 1, 1, 0];

    public static void Run(int seed, Comparison report)
    {
        report.Title($"1. A single neuron: 3 inputs, 1 output, {Iterations:N0} iterations");

        var neuron = new Neuron(seed);
        report.Show("Starting weights", NumPyText.Column(-0.16595599, 0.44064899, -0.99977125), Weights(neuron));

        // All four examples form one batch, so one epoch is one update, and shuffling could change nothing but rounding.
        using var trainer = new Neuron.Trainer(neuron, new Sgd(learningRate: 1));
        trainer.Fit(
            new Dataset<double>(Neuron.InputSize, Neuron.OutputSize, Inputs, Targets),
            new FitOptions { Epochs = Iterations, BatchSize = 4, Shuffle = false });
        report.Show("Weights after training", NumPyText.Column(9.67299303, -0.2078435, -4.62963669), Weights(neuron));

        // [1, 0, 0] was not among the examples.
        report.Show("Answer to the new situation [1, 0, 0]", "[ 0.99993704]", NumPyText.Row(neuron.Predict(1, 0, 0)));
    }

    private static string Weights(Neuron neuron)
    {
        double[] weights = new double[Neuron.ParameterCount];
        neuron.CopyParametersTo(weights);
        return NumPyText.Column(weights);
    }
}

/// <summary>
/// The neuron. Everything the lesson's formulas say is declared here: no bias, weights drawn as <c>2u - 1</c> with u uniform
/// in [0, 1), the losses of the examples added up. Sigmoid and squared error are the defaults.
/// </summary>
[Network(3, 1, Bias = false, Precision = Precision.Double,
    Initializer = Initializer.SymmetricUniform, Reduction = Reduction.Sum)]
public partial class Neuron;
