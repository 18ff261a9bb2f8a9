using NetGen;

namespace Tutorial;

/// <summary>
/// Lesson 2: the same neuron on other examples, told with layers: layer 0 are the inputs, layer 1 is the output.
/// </summary>
/// <remarks>
/// <para>The four examples are the rows of a matrix X (4 x 3), the weights a column W (3 x 1), the targets a column T:</para>
/// <code>
///   Y = sigmoid(X W)                          forward, all examples at once
///   D = (Y - T) * Y * (1 - Y)                 element by element
///   W = W - transpose(X) D                    the batch's gradient, learning rate 1
/// </code>
/// <para>
/// The order inside one iteration matters for the digits: the output that was published is the one of the last forward pass,
/// from the weights <i>before</i> that iteration's update.
/// </para>
/// <para>Published in "A Neural Network in 11 lines of Python (Part 1)" by iamtrask, "2 Layer Neural Network".</para>
/// </remarks>
internal static class TwoLayers
{
    private const int Iterations = 10_000;

    private static readonly double[] Inputs =
    [
        0, 0, 1,
        0, 1, 1,
        1, 0, 1,
        1, 1, 1,
    ];

    private static readonly double[] Targets = [0, 0, 1, 1];

    public static void Run(int seed, Comparison report)
    {
        report.Title($"2. Two layers: 3 inputs, 1 output, {Iterations:N0} iterations");

        var network = new TwoLayerNetwork(seed);
        using var trainer = new TwoLayerNetwork.Trainer(network, new Sgd(learningRate: 1));
        double[] outputs = new double[Targets.Length];
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            if (iteration == Iterations - 1) network.PredictBatch(Inputs, outputs);
            trainer.Step(Inputs, Targets);
        }

        report.Show(
            "Output after training",
            NumPyText.Column(0.00966449, 0.00786506, 0.99358898, 0.99211957),
            NumPyText.Column(outputs));
    }
}

/// <summary>Declared like the neuron of lesson 1; a class of its own, so that each lesson stands alone.</summary>
[Network(3, 1, Bias = false, Precision = Precision.Double,
    Initializer = Initializer.SymmetricUniform, Reduction = Reduction.Sum)]
public partial class TwoLayerNetwork;
