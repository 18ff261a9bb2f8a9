namespace NetGen.Generator.Tests.Oracle;

/// <summary>Parameters and a batch for one declaration, rounded to its precision so that both sides start from the same numbers.</summary>
public sealed record Experiment(Declaration Declaration, double[] Parameters, double[][] Inputs, double[][] Targets)
{
    // Nearer than this to a kink, or with an effective gradient this small beside the largest, rounding decides a whole step.
    // Rounding is some 1e-6 in float and 1e-15 in double; both precisions share the stricter bounds.
    private const double SafeDistance = 1e-4;
    private const double SafeGradient = 3e-4;

    public int Examples => Inputs.Length;

    /// <summary>Numbers drawn from <paramref name="seed"/>: weights as large as an initializer's, inputs in [-1, 1), targets the loss can have.</summary>
    public static Experiment Draw(Declaration declaration, int examples, int seed)
    {
        var random = new Random(seed);
        double Round(double value) => declaration.Precision == Precision.Single ? (float)value : value;
        double Symmetric() => 2 * random.NextDouble() - 1;

        var parameters = new List<double>();
        int fanIn = declaration.Inputs;
        foreach (DeclaredDense layer in declaration.Dense)
        {
            for (int i = 0; i < fanIn * layer.Units; i++) parameters.Add(Round(Symmetric() * Math.Sqrt(3.0 / fanIn)));
            for (int i = 0; layer.Bias && i < layer.Units; i++) parameters.Add(Round(Symmetric() / 2));
            fanIn = layer.Units;
        }

        double[][] inputs = [.. Enumerable.Range(0, examples).Select(_ => Enumerable.Range(0, declaration.Inputs).Select(_ => Round(Symmetric())).ToArray())];
        double[][] targets = [.. Enumerable.Range(0, examples).Select(_ => Target())];
        return new Experiment(declaration, [.. parameters], inputs, targets);

        double[] Target()
        {
            int outputs = declaration.Outputs;
            if (declaration.ResolvedLoss != Loss.CrossEntropy)
            {
                double offset = declaration.ResolvedLoss == Loss.BinaryCrossEntropy ? 0 : -0.5;
                return [.. Enumerable.Range(0, outputs).Select(_ => Round(random.NextDouble() + offset))];
            }

            // Every second target is a class, with the zeros that are terms of their own; the others are distributions.
            int winner = random.Next(outputs);
            if (random.Next(2) == 0) return [.. Enumerable.Range(0, outputs).Select(o => o == winner ? 1.0 : 0.0)];
            double[] weights = [.. Enumerable.Range(0, outputs).Select(_ => random.NextDouble())];
            return [.. weights.Select(weight => Round(weight / weights.Sum()))];
        }
    }

    /// <summary>The first draw whose gradient is not decided by rounding.</summary>
    public static Experiment Conditioned(Declaration declaration, int examples, int seed) =>
        FirstOf(declaration, examples, seed, experiment =>
        {
            ReferenceNetwork network = experiment.Reference();
            network.Gradient(experiment.Inputs, experiment.Targets, out _);
            // Of ten thousand logits some are near a kink in every draw; few are within rounding of one.
            return network.KinkDistance > SafeDistance / (1 + examples * declaration.Dense.Sum(layer => layer.Units) / 500);
        });

    /// <summary>The first draw for which no step of <paramref name="optimizer"/> is decided by rounding, with the parameters after the steps.</summary>
    public static (Experiment Experiment, double[] Losses, double[] Trained) Conditioned(
        Declaration declaration, int examples, int seed, OptimizerCase optimizer, int steps)
    {
        double[] losses = [], trained = [];
        Experiment found = FirstOf(declaration, examples, seed, experiment =>
        {
            ReferenceNetwork network = experiment.Reference();
            ReferenceOptimizer rule = optimizer.Reference();
            losses = new double[steps];
            double distance = double.PositiveInfinity;
            trained = experiment.Parameters;
            for (int s = 0; s < steps; s++)
            {
                losses[s] = network.Gradient(experiment.Inputs, experiment.Targets, out double[] gradient);
                distance = Math.Min(distance, network.KinkDistance);
                trained = network.Parameters;
                rule.Step(trained, gradient);
                network.Parameters = trained;
            }

            return distance > SafeDistance && rule.SmallestGradient > SafeGradient;
        });
        return (found, losses, trained);
    }

    public ReferenceNetwork Reference() => new(Declaration) { Parameters = Parameters };

    private static Experiment FirstOf(Declaration declaration, int examples, int seed, Func<Experiment, bool> good)
    {
        for (int attempt = 0; attempt < 2000; attempt++)
        {
            Experiment experiment = Draw(declaration, examples, unchecked(seed * 7919 + attempt));
            if (good(experiment)) return experiment;
        }

        throw new InvalidOperationException($"no well-conditioned draw for\n{declaration}");
    }
}
