using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>Holds an emitted network against the reference.</summary>
public static class Agreement
{
    public static void OfForwardAndGradient(EmittedNetwork network, Experiment experiment) =>
        OfForwardAndGradient(network, experiment, Near.Tolerance(experiment.Declaration.Precision));

    public static void OfForwardAndGradient(EmittedNetwork network, Experiment experiment, double tolerance)
    {
        Declaration declaration = experiment.Declaration;
        ReferenceNetwork reference = experiment.Reference();
        network.Parameters = experiment.Parameters;
        Assert.Equal(experiment.Parameters, network.Parameters);

        double[][] expected = [.. experiment.Inputs.Select(reference.Predict)];
        Near.Equal(expected, network.PredictBatch(experiment.Inputs), tolerance, () => $"PredictBatch of {experiment.Examples}\n{declaration}");
        Near.Equal(expected, [.. experiment.Inputs.Select(network.Predict)], tolerance, () => $"Predict\n{declaration}");
        if (experiment.Examples == 0) return;

        // The loss of a summed batch is a sum of as many terms, and so is every gradient.
        double expectedLoss = reference.Gradient(experiment.Inputs, experiment.Targets, out double[] expectedGradient);
        double loss = network.ComputeGradient(experiment.Inputs, experiment.Targets, out double[] gradient);
        Near.Equal(expectedLoss, loss, tolerance, () => $"loss of {experiment.Examples}\n{declaration}");
        Near.Equal(expectedGradient, gradient, tolerance, () => $"gradient of {experiment.Examples}\n{declaration}");
    }

    /// <summary>As many steps as there are expected losses, on the same batch.</summary>
    public static void OfSteps(EmittedNetwork network, (Experiment Experiment, double[] Losses, double[] Trained) expected, OptimizerCase optimizer)
    {
        Declaration declaration = expected.Experiment.Declaration;
        // Dividing by a small gradient's magnitude enlarges its relative error: see Experiment for how small they can be.
        double tolerance = 2 * Near.Tolerance(declaration.Precision);
        network.Parameters = expected.Experiment.Parameters;
        using EmittedTrainer trainer = network.CreateTrainer(optimizer.Product());
        for (int s = 0; s < expected.Losses.Length; s++)
        {
            double loss = trainer.Step(expected.Experiment.Inputs, expected.Experiment.Targets);
            Near.Equal(expected.Losses[s], loss, tolerance, () => $"loss of step {s + 1}, {optimizer}\n{declaration}");
        }

        Near.Equal(expected.Trained, network.Parameters, tolerance, () => $"parameters after {expected.Losses.Length} steps of {optimizer}\n{declaration}");
    }
}
