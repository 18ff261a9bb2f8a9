namespace NetGen.Benchmarks.Workloads;

/// <summary>The networks that are measured.</summary>
internal static class Shapes
{
    public static readonly Shape Tutorial = new Shape<GeneratedTutorial, double>("tutorial", [3, 4, 1], Activation.Sigmoid, Activation.Sigmoid)
    {
        Bias = false,
        Reduction = Reduction.Sum,
        Rows = 4,
        Examples = Examples<double>.Tutorial(Start(new TutorialNetwork().CopyParametersTo, TutorialNetwork.ParameterCount), [0, 1, 1, 0]),
    };

    public static readonly Shape Neuron = new Shape<GeneratedNeuron, double>("neuron", [3, 1], Activation.Sigmoid, Activation.Sigmoid)
    {
        Bias = false,
        Reduction = Reduction.Sum,
        Rows = 4,
        Examples = Examples<double>.Tutorial(Start(new NeuronNetwork().CopyParametersTo, NeuronNetwork.ParameterCount), [0, 0, 1, 1]),
    };

    public static readonly Shape A = new Shape<GeneratedA, float>("a", [3, 4, 1], Activation.Sigmoid, Activation.Sigmoid);
    public static readonly Shape B = new Shape<GeneratedB, float>("b", [16, 32, 32, 4], Activation.Tanh, Activation.Identity);
    public static readonly Shape<GeneratedC, float> C = new("c", [64, 64, 64, 10], Activation.ReLU, Activation.Softmax);
    public static readonly Shape D = new Shape<GeneratedD, float>("d", [784, 128, 10], Activation.ReLU, Activation.Softmax);
    public static readonly Shape E = new Shape<GeneratedE, float>("e", [784, 512, 256, 10], Activation.ReLU, Activation.Softmax);

    public static IReadOnlyList<Shape> Standard => [A, B, C, D, E];

    private delegate void Copy(Span<double> to);

    private static double[] Start(Copy copy, int count)
    {
        double[] parameters = new double[count];
        copy(parameters);
        return parameters;
    }
}
