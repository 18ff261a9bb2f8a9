using System.Globalization;
using System.Text.Json;

namespace NetGen.Tests.Golden;

/// <summary>
/// The tutorial programs NetGen began from: every number they published, as printed, and an independent run in float64 to more digits.
/// </summary>
public sealed class TutorialTests
{
    // Gradient descent to a minimum forgets: what one step rounds away, the following ones damp. So 60,000 steps with another exp and
    // another order of sums than NumPy's end within 2e-15 of it (measured); the bound leaves room for machines without fused multiply-add.
    private const double Float64 = 1e-13;

    private static readonly JsonElement Golden = Read();

    [Fact]
    public void Single_neuron_in_9_lines()
    {
        JsonElement tutorial = Golden.GetProperty("single_neuron_9_lines");
        JsonElement published = tutorial.GetProperty("published"), exact = tutorial.GetProperty("float64");
        var network = new TwoLayers(tutorial.GetProperty("seed").GetInt32());
        AssertPrinted(published.GetProperty("start_weights"), Weights(network), Numpy);
        AssertNear(exact.GetProperty("start_weights"), Weights(network), 1e-15);

        Train(network, tutorial, tutorial.GetProperty("iterations").GetInt32());
        AssertPrinted(published.GetProperty("trained_weights"), Weights(network), Numpy);
        AssertNear(exact.GetProperty("trained_weights"), Weights(network), Float64);

        double[] answer = new double[1];
        network.Predict(Flat(published.GetProperty("query")), answer);
        AssertPrinted(published.GetProperty("answer"), answer, Numpy);
        AssertNear(exact.GetProperty("answer"), answer, Float64);
    }

    [Fact]
    public void Two_layers_in_11_lines()
    {
        JsonElement tutorial = Golden.GetProperty("two_layer_11_lines_part_1");
        const string Name = "output_of_last_forward_pass_before_its_update";
        var network = new TwoLayers(tutorial.GetProperty("seed").GetInt32());
        Train(network, tutorial, tutorial.GetProperty("iterations").GetInt32() - 1);
        double[] outputs = new double[4];
        network.PredictBatch(Flat(tutorial.GetProperty("inputs")), outputs);
        AssertPrinted(tutorial.GetProperty("published").GetProperty(Name), outputs, Numpy);
        AssertNear(tutorial.GetProperty("float64").GetProperty(Name), outputs, Float64);
    }

    [Fact]
    public void Three_layers_in_11_lines()
    {
        JsonElement tutorial = Golden.GetProperty("three_layer_11_lines_part_1"), exact = tutorial.GetProperty("float64");
        double[] inputs = Flat(tutorial.GetProperty("inputs")), targets = Flat(tutorial.GetProperty("targets"));
        int iterations = tutorial.GetProperty("iterations").GetInt32();
        Dictionary<int, JsonElement> published = AtIterations(tutorial.GetProperty("published")), precise = AtIterations(exact);
        var network = new ThreeLayers(tutorial.GetProperty("seed").GetInt32());
        AssertWeights("start_weights");

        using var trainer = new ThreeLayers.Trainer(network, new Sgd(1));
        double[] outputs = new double[4];
        for (int iteration = 0; iteration < iterations; iteration++)
        {
            network.PredictBatch(inputs, outputs);
            if (published.Remove(iteration, out JsonElement error))
            {
                double[] mean = [outputs.Zip(targets, (y, t) => Math.Abs(y - t)).Average()];
                AssertPrinted(error, mean, Python2);
                AssertNear(precise[iteration], mean, Float64);
            }

            if (iteration == iterations - 1) AssertNear(exact.GetProperty("output_after_60000_iterations_before_the_last_update"), outputs, Float64);
            trainer.Step(inputs, targets);
        }

        Assert.Empty(published);
        AssertWeights("trained_weights");

        void AssertWeights(string name)
        {
            double[] weights = Weights(network);
            AssertPrinted(exact.GetProperty(name + "_layer_1"), weights[..12], Numpy);
            AssertPrinted(exact.GetProperty(name + "_layer_2"), weights[12..], Numpy);
        }
    }

    /// <summary>The published digits are those of seed 1 and of no other.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void Another_seed_does_not_print_them(int seed)
    {
        JsonElement single = Golden.GetProperty("single_neuron_9_lines");
        var network = new TwoLayers(seed);
        AssertNotPrinted(single.GetProperty("published").GetProperty("start_weights"), Weights(network), Numpy);
        Train(network, single, 10_000);
        AssertNotPrinted(single.GetProperty("published").GetProperty("trained_weights"), Weights(network), Numpy);

        JsonElement three = Golden.GetProperty("three_layer_11_lines_part_1");
        var other = new ThreeLayers(seed);
        double[] outputs = new double[4];
        other.PredictBatch(Flat(three.GetProperty("inputs")), outputs);
        double[] mean = [outputs.Zip(Flat(three.GetProperty("targets")), (y, t) => Math.Abs(y - t)).Average()];
        AssertNotPrinted(AtIterations(three.GetProperty("published"))[0], mean, Python2);
    }

    private static void Train(TwoLayers network, JsonElement tutorial, int iterations)
    {
        double[] inputs = Flat(tutorial.GetProperty("inputs")), targets = Flat(tutorial.GetProperty("targets"));
        using var trainer = new TwoLayers.Trainer(network, new Sgd(learningRate: 1));
        for (int i = 0; i < iterations; i++) trainer.Step(inputs, targets);
    }

    private static double[] Weights(TwoLayers network)
    {
        double[] weights = new double[TwoLayers.ParameterCount];
        network.CopyParametersTo(weights);
        return weights;
    }

    private static double[] Weights(ThreeLayers network)
    {
        double[] weights = new double[ThreeLayers.ParameterCount];
        network.CopyParametersTo(weights);
        return weights;
    }

    /// <summary>As NumPy prints arrays: eight decimals, zeros at the end left out.</summary>
    private static string Numpy(double value) => value.ToString("0.########", CultureInfo.InvariantCulture);

    /// <summary>As Python 2 prints a float: twelve significant digits.</summary>
    private static string Python2(double value) => value.ToString("G12", CultureInfo.InvariantCulture);

    private static void AssertPrinted(JsonElement expected, double[] actual, Func<double, string> print) =>
        Assert.Equal(Printed(expected), actual.Select(print));

    private static void AssertNotPrinted(JsonElement expected, double[] actual, Func<double, string> print) =>
        Assert.NotEqual(Printed(expected), actual.Select(print));

    private static void AssertNear(JsonElement expected, double[] actual, double tolerance)
    {
        double[] values = Flat(expected);
        Assert.Equal(values.Length, actual.Length);
        for (int i = 0; i < values.Length; i++) Assert.Equal(values[i], actual[i], Math.Abs(values[i]) * tolerance);
    }

    private static Dictionary<int, JsonElement> AtIterations(JsonElement run) =>
        run.GetProperty("mean_absolute_error_at_iteration").EnumerateObject()
            .ToDictionary(error => int.Parse(error.Name, CultureInfo.InvariantCulture), error => error.Value);

    private static double[] Flat(JsonElement element) => [.. Numbers(element).Select(number => number.GetDouble())];

    /// <summary>The digits as they stand in the file.</summary>
    private static IEnumerable<string> Printed(JsonElement element) => Numbers(element).Select(number => number.GetRawText());

    private static IEnumerable<JsonElement> Numbers(JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().SelectMany(Numbers) : [element];

    private static JsonElement Read()
    {
        using Stream stream = typeof(TutorialTests).Assembly.GetManifestResourceStream("tutorials.json")!;
        return JsonDocument.Parse(stream).RootElement.Clone();
    }
}
