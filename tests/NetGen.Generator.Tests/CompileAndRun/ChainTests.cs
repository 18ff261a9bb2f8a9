using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>Chains of layers of every kind, on vectors, sequences and images: predictions, losses, gradients and steps are those of the book.</summary>
public sealed class ChainTests
{
    private const double H = 1e-6;

    /// <summary>Values that are moved, of many those that lie an odd distance apart, which meets all places of a row.</summary>
    private const int Most = 40;

    /// <summary>Of central differences in double.</summary>
    private const double Tolerance = 1e-7;

    private static readonly int[] BatchSizes = [1, 2, 5, 17, 33];

    public static TheoryData<Precision> Precisions => [Precision.Double, Precision.Single];

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Every_kind(Precision precision) => Check(
        // Every chain in one precision; both is the slow tests' business.
        [
            .. Chains.Some.Where((_, i) => Extent.IsEverything || i % 2 == (precision == Precision.Double ? 1 : 0))
                .Select(chain => chain with { Precision = precision }),
        ]);

    [Theory]
    [MemberData(nameof(Precisions))]
    public void Any_chain(Precision precision)
    {
        var random = new Random(5);
        Check([.. Enumerable.Range(0, Extent.IsEverything ? 20 : 5).Select(_ => Chains.Draw(random) with { Precision = precision })]);
    }

    private static void Check(IReadOnlyList<Chain> chains)
    {
        using var compiled = new CompiledDeclarations(chains);
        for (int i = 0; i < chains.Count; i++) Check(chains[i], compiled.Create(i), BatchSizes[i % BatchSizes.Length], new Random(i));
    }

    private static void Check(Chain chain, EmittedNetwork network, int examples, Random random)
    {
        string Context() => $"{examples} examples\n{chain}";
        double tolerance = chain.Precision == Precision.Double ? Tolerance : 20 * Near.Single;
        Assert.Equal(chain.ParameterCount, network.Parameters.Length);
        double[] parameters = [.. network.Parameters.Select(value => (double)(float)(value + 0.2 * random.NextDouble()))];
        network.Parameters = parameters;
        double[][] inputs = Draw(examples, chain, random), targets = [.. Enumerable.Range(0, examples).Select(_ => chain.Target(random))];
        // Running statistics that say something.
        if (chain.StateCount > 0)
        {
            using EmittedTrainer trainer = network.CreateTrainer(new Sgd(1e-9));
            for (int step = 0; step < 3; step++) trainer.Step(Draw(5, chain, random), [.. Enumerable.Range(0, 5).Select(_ => chain.Target(random))]);
            network.Parameters = parameters;
        }
        double[] state = network.State;
        Assert.Equal(chain.StateCount, state.Length);

        double[][] expected = [.. inputs.Select(input => chain.Predict(input, [.. parameters, .. state]))];
        double rounding = chain.Precision == Precision.Double ? 1e-11 : 10 * Near.Single;
        Near.Equal(expected, network.PredictBatch(inputs), rounding, Context);
        Near.Equal(expected, [.. inputs.Select(network.Predict)], rounding, Context);

        double loss = network.ComputeGradient(inputs, targets, out double[] gradient);
        Near.Equal(chain.LossOf(inputs, targets, [.. parameters, .. state]), loss, rounding, Context);
        Compare(parameters, at => chain.LossOf(inputs, targets, [.. at, .. state]), gradient, tolerance, Context);

        // A function of one's own.
        double[][] given = [.. targets.Select(row => row.Select(_ => (double)(float)(2 * random.NextDouble() - 1)).ToArray())];
        double Product(double[][] from, double[] with) => from.Zip(given, (input, g) => chain.Predict(input, [.. with, .. state]).Zip(g, (y, v) => y * v).Sum()).Sum();
        network.ComputeGradientFrom(inputs, given, out double[] own);
        Compare(parameters, at => Product(inputs, at), own, tolerance, Context);
        if (chain.Classes > 0)
        {
            Assert.Throws<NotSupportedException>(() => network.ComputeInputGradient(inputs, targets, out _));
        }
        else
        {
            Near.Equal(loss, network.ComputeInputGradient(inputs, targets, out double[][] inputGradient), rounding, Context);
            CompareInputs(inputs, at => chain.LossOf(at, targets, [.. parameters, .. state]), inputGradient, tolerance, Context);
            network.ComputeInputGradientFrom(inputs, given, out double[][] ownInputs);
            CompareInputs(inputs, at => Product(at, parameters), ownInputs, tolerance, Context);
        }

        double[] weights = [.. Enumerable.Range(0, examples).Select(e => 0.5 + e % 3)];
        Near.Equal(chain.LossOf(inputs, targets, [.. parameters, .. state], weights), network.WeightedGradient(inputs, targets, weights, out double[] weighted), rounding, Context);
        Compare(parameters, at => chain.LossOf(inputs, targets, [.. at, .. state], weights), weighted, tolerance, Context);

        Steps(chain, network, inputs, targets, weights, tolerance, Context);
    }

    /// <summary>A step goes against the gradient; two threads give the same bits; files and copies keep everything.</summary>
    private static void Steps(
        Chain chain, EmittedNetwork network, double[][] inputs, double[][] targets, double[] weights, double tolerance, Func<string> context)
    {
        const double Rate = 0.125;
        double[] parameters = network.Parameters, state = network.State;
        EmittedNetwork copy = network.Load(network.Save()), third = network.Clone();
        Assert.Equal(parameters, copy.Parameters);
        Assert.Equal(state, copy.State);
        using EmittedTrainer one = network.CreateTrainer(new Sgd(Rate)), two = copy.CreateTrainer(new Sgd(Rate), new TrainerOptions { Threads = 2 });
        double loss = one.Step(inputs, targets, weights);
        Assert.Equal(loss, two.Step(inputs, targets, weights));
        Assert.Equal(network.Parameters, copy.Parameters);
        Assert.Equal(network.State, copy.State);
        Assert.Equal(parameters, third.Parameters);
        Assert.Equal(state, third.State);
        if (chain.Layers.OfType<DropoutOf>().Any(dropout => dropout.Rate > 0)) return;
        Near.Equal(chain.LossOf(inputs, targets, [.. parameters, .. state], weights, isTraining: true), loss, tolerance, context);
        Near.Equal(chain.NextState(inputs, [.. parameters, .. state]), network.State, tolerance, context);
        double[] gradient = [.. parameters.Zip(network.Parameters, (before, after) => (before - after) / Rate)];
        Compare(parameters, at => chain.LossOf(inputs, targets, [.. at, .. state], weights, isTraining: true), gradient, 10 * tolerance, context);
    }

    private static double[][] Draw(int rows, Chain chain, Random random) => [.. Enumerable.Range(0, rows).Select(_ => chain.Example(random))];

    private static void CompareInputs(double[][] inputs, Func<double[][], double> function, double[][] gradient, double tolerance, Func<string> context)
    {
        int size = inputs[0].Length;
        Compare([.. inputs.SelectMany(row => row)], flat => function([.. flat.Chunk(size)]), [.. gradient.SelectMany(row => row)], tolerance, context);
    }

    /// <summary>Holds a gradient against central differences.</summary>
    private static void Compare(double[] at, Func<double[], double> function, double[] gradient, double tolerance, Func<string> context)
    {
        Assert.Equal(at.Length, gradient.Length);
        double[] moved = [.. at];
        int distance = at.Length / Most | 1;
        int[] elements = [.. Enumerable.Range(0, at.Length).Where(i => i % distance == 0)];
        double[] differences = [.. elements.Select(i =>
        {
            moved[i] = at[i] + H;
            double up = function(moved);
            moved[i] = at[i] - H;
            double down = function(moved);
            moved[i] = at[i];
            return (up - down) / (2 * H);
        })];
        Near.Equal(differences, [.. elements.Select(i => gradient[i])], tolerance, context);
    }
}
