using NetGen.Generator.Tests.CompileAndRun;
using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.Graphs;

/// <summary>
/// Random networks of branches through the whole compiler, beside their function in plain double arithmetic: outputs, and the gradients of parameters and inputs
/// beside central differences of that function.
/// </summary>
public sealed class RandomGraphTests
{
    private static readonly int PerCompilation = Extent.IsEverything ? 8 : 4;
    private const double H = 1e-5;

    /// <summary>Central differences of values of some units: their own error.</summary>
    private const double Differences = 1e-7;

    public static TheoryData<int, int> Sweeps
    {
        get
        {
            var all = new TheoryData<int, int>();
            // Small ones fall on the side of straight lines, the others on that of kernels.
            for (int round = 0; round < (Extent.IsEverything ? 4 : 1); round++)
            {
                all.Add(round, 3);
                all.Add(round, 21);
                all.Add(round, 70);
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Sweeps))]
    public void Agree(int round, int largest)
    {
        RandomGraph[] graphs = [.. Enumerable.Range(0, PerCompilation).SelectMany(i => (RandomGraph[])
            [new(1000 * round + i, largest, Precision.Double), new(1000 * round + i, largest, Precision.Single)])];
        using var compiled = new CompiledGraphs([.. graphs.Select(graph => (graph.Precision, (Func<string, string>)graph.Source))]);
        for (int i = 0; i < graphs.Length; i += 2)
        {
            RandomGraph graph = graphs[i];
            var random = new Random(i);
            double[] parameters = Numbers(random, graph.ParameterCount, 0.7);
            foreach (int examples in (int[])[1, 5])
            {
                double[][] inputs = [.. Enumerable.Range(0, examples).Select(_ => Numbers(random, graph.Inputs, 1))];
                double[][] targets = [.. Enumerable.Range(0, examples).Select(_ => Target(random, graph))];
                Check(graph, compiled.Create(i), parameters, inputs, targets);
                CheckSingle(graph, compiled.Create(i), compiled.Create(i + 1), parameters, inputs, targets);
            }
        }
    }

    private static void Check(RandomGraph graph, EmittedNetwork network, double[] parameters, double[][] inputs, double[][] targets)
    {
        string Context() => $"{inputs.Length} examples\n{graph.Source("N")}";
        Assert.Equal(graph.ParameterCount, network.Parameters.Length);
        network.Parameters = parameters;
        double[][] outputs = [.. inputs.Select(input => graph.Predict(parameters, input))];
        Near.Equal(outputs, network.PredictBatch(inputs), Near.Double, Context);
        Near.Equal(outputs[0], network.Predict(inputs[0]), Near.Double, Context);

        double loss = network.ComputeGradient(inputs, targets, out double[] gradient);
        Near.Equal(graph.Loss(parameters, inputs, targets), loss, 10 * Near.Double, Context);
        Near.Equal(Sampled(gradient), CentralDifferences(parameters, moved => graph.Loss(moved, inputs, targets)), Differences, Context);

        double loss2 = network.ComputeInputGradient(inputs, targets, out double[][] inputGradient);
        Assert.Equal(loss, loss2, 1e-9 * Math.Max(1, Math.Abs(loss)));
        for (int example = 0; example < inputs.Length; example++)
        {
            int at = example;
            double[] differences = CentralDifferences(inputs[at], moved => graph.Loss(parameters, [.. inputs[..at], moved, .. inputs[(at + 1)..]], targets));
            Near.Equal(Sampled(inputGradient[at]), differences, Differences, Context);
        }

        // From gradients that are given for the outputs: those of a random combination of these.
        double[][] given = [.. targets.Select((row, example) => row.Select((_, o) => 0.3 * (o + 1) - 0.2 * example).ToArray())];
        network.ComputeGradientFrom(inputs, given, out double[] from);
        double Combined(double[] moved) => inputs.Zip(given, (input, weights) => graph.Predict(moved, input).Zip(weights, (y, w) => y * w).Sum()).Sum();
        Near.Equal(Sampled(from), CentralDifferences(parameters, Combined), Differences, Context);

        // A step goes against the gradient, and a file brings the same predictions.
        using (EmittedTrainer trainer = network.CreateTrainer(new Sgd(0.125), new TrainerOptions { Threads = 2 }))
        {
            Near.Equal(loss, trainer.Step(inputs, targets), 10 * Near.Double, Context);
        }
        Near.Equal([.. parameters.Zip(gradient, (w, g) => w - 0.125 * g)], network.Parameters, 10 * Near.Double, Context);
        Assert.Equal(network.PredictBatch(inputs), network.Load(network.Save()).PredictBatch(inputs));
    }

    /// <summary>Single precision beside double, whose numbers are right.</summary>
    private static void CheckSingle(RandomGraph graph, EmittedNetwork exact, EmittedNetwork single, double[] parameters, double[][] inputs, double[][] targets)
    {
        string Context() => $"{inputs.Length} examples in single precision\n{graph.Source("N")}";
        const double Tolerance = 10 * Near.Single;
        (exact.Parameters, single.Parameters) = (parameters, parameters);
        Near.Equal(exact.PredictBatch(inputs), single.PredictBatch(inputs), Tolerance, Context);
        Near.Equal(exact.Predict(inputs[0]), single.Predict(inputs[0]), Tolerance, Context);
        exact.ComputeGradient(inputs, targets, out double[] expected);
        single.ComputeGradient(inputs, targets, out double[] gradient);
        Near.Equal(expected, gradient, Tolerance, Context);
        exact.ComputeInputGradient(inputs, targets, out double[][] expectedOfInputs);
        single.ComputeInputGradient(inputs, targets, out double[][] inputGradient);
        Near.Equal(expectedOfInputs, inputGradient, Tolerance, Context);
    }

    private static double[] Numbers(Random random, int count, double size) => [.. Enumerable.Range(0, count).Select(_ => (double)(float)(size * (2 * random.NextDouble() - 1)))];

    private static double[] Target(Random random, RandomGraph graph)
    {
        int winner = random.Next(graph.Outputs);
        return [.. Enumerable.Range(0, graph.Outputs).Select(o => graph.Classes ? (o == winner ? 1.0 : 0.0) : (float)random.NextDouble())];
    }

    /// <summary>Of many values every second, third, ...: an odd distance meets all places of a row.</summary>
    private static int[] Places(int count) => [.. Enumerable.Range(0, count).Where(i => i % (count / 60 | 1) == 0)];

    private static double[] Sampled(double[] values) => [.. Places(values.Length).Select(i => values[i])];

    private static double[] CentralDifferences(double[] at, Func<double[], double> function) => [.. Places(at.Length).Select(i =>
    {
        double Moved(double by)
        {
            double[] moved = [.. at];
            moved[i] += by;
            return function(moved);
        }
        return (Moved(H) - Moved(-H)) / (2 * H);
    })];
}
