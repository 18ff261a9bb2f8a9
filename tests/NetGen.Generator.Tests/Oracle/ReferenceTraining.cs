namespace NetGen.Generator.Tests.Oracle;

/// <summary>What a new network holds and what <c>Fit</c> does, by the book.</summary>
public static class ReferenceTraining
{
    /// <summary>The parameters <c>new Network(seed)</c> starts from, before rounding to the network's precision.</summary>
    public static double[] InitialParameters(Declaration declaration, int seed)
    {
        var random = new ReferenceRandom(seed);
        var parameters = new List<double>();
        double fanIn = declaration.Inputs;
        foreach (DeclaredDense layer in declaration.Dense)
        {
            double fanOut = layer.Units;
            Initializer initializer = Resolve(layer);
            for (int i = 0; i < fanIn * fanOut; i++)
                parameters.Add(Draw(random, initializer, fanIn, fanOut));
            for (int unit = 0; layer.Bias && unit < layer.Units; unit++)
                parameters.Add(initializer == Initializer.FanInUniform ? Draw(random, initializer, fanIn, fanOut) : 0);
            fanIn = fanOut;
        }

        return [.. parameters];
    }

    /// <summary>Trains <paramref name="network"/> in place and returns the loss of every epoch.</summary>
    public static List<double> Fit(
        ReferenceNetwork network, ReferenceOptimizer optimizer, double[][] inputs, double[][] targets, Reduction reduction,
        int epochs, int batchSize, int? shuffleSeed)
    {
        var history = new List<double>();
        ReferenceRandom? random = shuffleSeed is { } seed ? new ReferenceRandom(seed) : null;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            int[] order = random?.Shuffled(inputs.Length) ?? [.. Enumerable.Range(0, inputs.Length)];
            double sum = 0;
            foreach (int[] batch in order.Chunk(batchSize)) // the last one may be short
            {
                double loss = network.Gradient([.. batch.Select(i => inputs[i])], [.. batch.Select(i => targets[i])], out double[] gradient);
                sum += reduction == Reduction.Mean ? loss * batch.Length : loss;
                double[] parameters = network.Parameters;
                optimizer.Step(parameters, gradient);
                network.Parameters = parameters;
            }

            history.Add(reduction == Reduction.Mean ? sum / inputs.Length : sum);
        }

        return history;
    }

    private static Initializer Resolve(DeclaredDense layer) => layer.Initializer != Initializer.Auto
        ? layer.Initializer
        : layer.Activation switch
        {
            Activation.ReLU or Activation.LeakyReLU or Activation.ELU or Activation.Identity => Initializer.FanInUniform,
            Activation.GELU or Activation.SiLU or Activation.Softplus => Initializer.FanInUniform,
            Activation.SELU => Initializer.LeCunNormal,
            _ => Initializer.GlorotUniform,
        };

    private static double Draw(ReferenceRandom random, Initializer initializer, double fanIn, double fanOut) => initializer switch
    {
        Initializer.Zeros => 0,
        Initializer.SymmetricUniform => Uniform(random, 1),
        Initializer.GlorotUniform => Uniform(random, Math.Sqrt(6 / (fanIn + fanOut))),
        Initializer.HeUniform => Uniform(random, Math.Sqrt(6 / fanIn)),
        Initializer.LeCunUniform => Uniform(random, Math.Sqrt(3 / fanIn)),
        Initializer.StandardNormal => random.NextNormal(),
        Initializer.FanInUniform => Uniform(random, 1 / Math.Sqrt(fanIn)),
        Initializer.GlorotNormal => random.NextNormal() * Math.Sqrt(2 / (fanIn + fanOut)),
        Initializer.HeNormal => random.NextNormal() * Math.Sqrt(2 / fanIn),
        Initializer.LeCunNormal => random.NextNormal() * Math.Sqrt(1 / fanIn),
        _ => throw new ArgumentOutOfRangeException(nameof(initializer)),
    };

    private static double Uniform(ReferenceRandom random, double limit) => limit * (2 * random.NextDouble() - 1);
}
