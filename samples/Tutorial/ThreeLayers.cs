using NetGen;

namespace Tutorial;

/// <summary>
/// Lesson 3: a hidden layer of four neurons. The answer is now the exclusive or of the first two inputs; no single input says
/// anything about it, so no single neuron can learn it.
/// </summary>
/// <remarks>
/// <para>With the weights V (3 x 4) into the hidden layer and W (4 x 1) out of it:</para>
/// <code>
///   H = sigmoid(X V)                          forward
///   Y = sigmoid(H W)
///   D = (Y - T) * Y * (1 - Y)                 how the loss grows with what enters the output
///   E = (D transpose(W)) * H * (1 - H)        passed back: each hidden neuron's share of D
///   W = W - transpose(H) D                    both updates use the weights of the forward pass
///   V = V - transpose(X) E
/// </code>
/// <para>
/// Passing D back through W is all that "backpropagation" means. When NetGen has compiled the class at the end of this
/// file, it holds this computation written out number by number, each under the name of what it is: see obj/generated, and step
/// through it in a Debug build.
/// </para>
/// <para>Published in "A Neural Network in 11 lines of Python (Part 1)" by iamtrask, "3 Layer Neural Network".</para>
/// </remarks>
internal static class ThreeLayers
{
    private const int Iterations = 60_000;

    private static readonly double[] Inputs =
    [
        0, 0, 1,
        0, 1, 1,
        1, 0, 1,
        1, 1, 1,
    ];

    private static readonly double[] Targets = [0, 1, 1, 0];

    // What the author's program printed every 10,000 iterations.
    private const string Published = """
        Error:0.496410031903
        Error:0.00858452565325
        Error:0.00578945986251
        Error:0.00462917677677
        Error:0.00395876528027
        Error:0.00351012256786
        """;

    public static void Run(int seed, Comparison report)
    {
        report.Title($"3. Three layers: 3 inputs, 4 hidden, 1 output, {Iterations:N0} iterations");

        var network = new ThreeLayerNetwork(seed);
        using var trainer = new ThreeLayerNetwork.Trainer(network, new Sgd(learningRate: 1));
        double[] outputs = new double[Targets.Length];
        List<string> errors = [];
        for (int iteration = 0; iteration < Iterations; iteration++)
        {
            if (iteration % 10_000 == 0)
            {
                network.PredictBatch(Inputs, outputs);
                errors.Add("Error:" + NumPyText.Number(MeanAbsoluteError(outputs)));
            }
            trainer.Step(Inputs, Targets);
        }

        report.Show("Mean absolute error at iterations 0, 10,000, ..., 50,000", Published, string.Join('\n', errors));
    }

    private static double MeanAbsoluteError(double[] outputs) =>
        outputs.Zip(Targets, (output, target) => Math.Abs(target - output)).Average();
}

/// <summary>Three inputs, four hidden neurons, one output; the rest as in the lessons before.</summary>
[Network(3, 4, 1, Bias = false, Precision = Precision.Double,
    Initializer = Initializer.SymmetricUniform, Reduction = Reduction.Sum)]
public partial class ThreeLayerNetwork;
