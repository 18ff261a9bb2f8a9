using System.Runtime.InteropServices;
using System.Text;
using NetGen.Runtime;

namespace NetGen.Data.Tests.Scaling;

public sealed class ScaledNetworkTests
{
    private static readonly double[] Rows = Noise(3 * 1500);

    [Fact]
    public void Predicts_from_raw_values_what_the_network_does_from_scaled_ones()
    {
        ScaledNetwork<House, double> scaled = Sample();
        double[] transformed = [.. Rows], expected = new double[2 * 1500], actual = new double[2 * 1500], one = new double[2];
        scaled.InputScaler.Transform<double>(transformed);
        scaled.Network.PredictBatch(transformed, expected);
        scaled.TargetScaler!.Inverse<double>(expected);
        // More rows than are scaled at once, and numbers of rows around that.
        foreach (int rows in (int[])[0, 1, 2, 681, 682, 683, 1364, 1365, 1500])
        {
            Array.Fill(actual, double.NaN);
            scaled.PredictBatch(Rows.AsSpan(0, 3 * rows), actual.AsSpan(0, 2 * rows));
            Assert.Equal(Bits(expected.AsSpan(0, 2 * rows)), Bits(actual.AsSpan(0, 2 * rows)));
        }

        for (int row = 0; row < 20; row++)
        {
            scaled.Network.Predict(transformed.AsSpan(3 * row, 3), one);
            scaled.TargetScaler.Inverse<double>(one);
            scaled.Predict(Rows.AsSpan(3 * row, 3), actual.AsSpan(0, 2));
            Assert.Equal(Bits(one), Bits(actual.AsSpan(0, 2)));
        }

        var raw = new ScaledNetwork<House, double>(scaled.Network, scaled.InputScaler);
        scaled.Network.Predict(transformed.AsSpan(0, 3), one);
        raw.Predict(Rows.AsSpan(0, 3), actual.AsSpan(0, 2));
        Assert.Equal(one, actual[..2]);
    }

    [Fact]
    public void Long_rows_are_scaled_too()
    {
        const int Count = 7;
        float[] rows = [.. Noise(Count * Wide.InputSize).Select(value => (float)value)], transformed = [.. rows], expected = new float[Count], actual = new float[Count];
        StandardScaler scaler = StandardScaler.Fit<float>(rows, Wide.InputSize);
        var scaled = new ScaledNetwork<Wide, float>(new Wide(), scaler);
        scaler.Transform<float>(transformed);
        for (int count = 1; count <= Count; count++)
        {
            scaled.Network.PredictBatch(transformed.AsSpan(0, count * Wide.InputSize), expected.AsSpan(0, count));
            scaled.PredictBatch(rows.AsSpan(0, count * Wide.InputSize), actual.AsSpan(0, count));
            Assert.Equal(expected.AsSpan(0, count), actual.AsSpan(0, count));
        }

        scaled.Network.Predict(transformed.AsSpan(0, Wide.InputSize), expected.AsSpan(0, 1));
        scaled.Predict(rows.AsSpan(0, Wide.InputSize), actual.AsSpan(0, 1));
        Assert.Equal(expected[0], actual[0]);
    }

    /// <summary>From measures no network could learn from, and to them: the purpose of it all.</summary>
    [Fact]
    public void Raw_values_are_learned_and_predicted()
    {
        const int Count = 200;
        double[] inputs = new double[3 * Count], targets = new double[2 * Count];
        var random = new Mt19937(4);
        for (int row = 0; row < Count; row++)
        {
            (double area, double age, double distance) = (50_000 + 20_000 * random.NextDouble(), random.NextDouble() * 1e-3, -1e6 * random.NextDouble());
            (inputs[3 * row], inputs[3 * row + 1], inputs[3 * row + 2]) = (area, age, distance);
            (targets[2 * row], targets[2 * row + 1]) = (3 * area - 2e7 * age + 1e5, 1e-9 * distance + 1e-4);
        }

        var data = new Dataset<double>(3, 2, inputs, targets);
        (Dataset<double> training, Dataset<double> test) = data.Split(0.25);
        var scaled = new ScaledNetwork<House, double>(
            new House(), StandardScaler.Fit(training), MinMaxScaler.Fit(training.Targets.Span, 2, -0.8, 0.8));
        Lbfgs.Fit(scaled.Network, scaled.Scale(training), new LbfgsOptions { MaxIterations = 300, LossTolerance = 0 });
        double[] outputs = new double[test.Targets.Length];
        scaled.PredictBatch(test.Inputs.Span, outputs);
        RegressionReport report = RegressionReport.From<double>(outputs, test.Targets.Span, 2);
        Assert.All(report.PerOutput, output => Assert.InRange(output.R2, 0.999, 1));
    }

    [Fact]
    public void Scale_transforms_what_has_a_scaler()
    {
        ScaledNetwork<House, double> scaled = Sample();
        var data = new Dataset<double>(3, 2, Rows.AsMemory(0, 30), Rows.AsMemory(30, 20));
        double[] inputs = Rows[..30], targets = Rows[30..50];
        scaled.InputScaler.Transform<double>(inputs);
        Assert.Equal(inputs, new ScaledNetwork<House, double>(scaled.Network, scaled.InputScaler).Scale(data).Inputs.ToArray());
        Assert.Equal(targets, new ScaledNetwork<House, double>(scaled.Network, scaled.InputScaler).Scale(data).Targets.ToArray());
        scaled.TargetScaler!.Transform<double>(targets);
        Assert.Equal(inputs, scaled.Scale(data).Inputs.ToArray());
        Assert.Equal(targets, scaled.Scale(data).Targets.ToArray());
        Assert.Equal(Rows[..10].Select(Math.Abs), scaled.Scale(data.WithWeights(Rows[..10].Select(Math.Abs).ToArray())).Weights.ToArray());
        Assert.Throws<ArgumentException>("data", () => scaled.Scale(new Dataset<double>(3, 1, new double[3], new double[1])));
        Assert.Throws<ArgumentException>("data", () => scaled.Scale(new Dataset<double>(2, 2, new double[2], new double[2])));
    }

    [Fact]
    public void One_file_holds_it_all() => TestFiles.With("house.safetensors", [], path =>
    {
        ScaledNetwork<House, double> scaled = Sample();
        scaled.Save(path);
        AssertSame(scaled, ScaledNetwork<House, double>.Load(path));
        Assert.IsType<StandardScaler>(ScaledNetwork<House, double>.Load(path).InputScaler);
        Assert.IsType<MinMaxScaler>(ScaledNetwork<House, double>.Load(path).TargetScaler);

        // A plain network to everybody else.
        double[] expected = new double[House.ParameterCount], actual = new double[House.ParameterCount];
        scaled.Network.CopyParametersTo(expected);
        House.Load(path).CopyParametersTo(actual);
        Assert.Equal(expected, actual);

        var swapped = new ScaledNetwork<House, double>(scaled.Network, MinMaxScaler.Fit<double>(Rows, 3));
        using var stream = new MemoryStream();
        swapped.Save(stream);
        stream.Position = 0;
        ScaledNetwork<House, double> loaded = ScaledNetwork<House, double>.Load(stream);
        AssertSame(swapped, loaded);
        Assert.Null(loaded.TargetScaler);
    });

    [Fact]
    public void Files_without_a_scaler_are_refused() => TestFiles.With("house.safetensors", [], path =>
    {
        new House().Save(path);
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => ScaledNetwork<House, double>.Load(path));
        Assert.Contains("without scalers", error.Message, StringComparison.Ordinal);
        var scaled = new ScaledNetwork<Wide, float>(new Wide(), StandardScaler.Fit<float>(new float[Wide.InputSize], Wide.InputSize));
        scaled.Save(path);
        Assert.Throws<NetworkFileException>(() => ScaledNetwork<House, double>.Load(path));
        Assert.Throws<FileNotFoundException>(() => ScaledNetwork<House, double>.Load(path + ".none"));
    });

    /// <summary>As another program writes it again that does not know the fingerprint.</summary>
    [Fact]
    public void Files_without_a_fingerprint_are_refused_unless_the_layout_is_named() => TestFiles.With("house.safetensors", [], path =>
    {
        ScaledNetwork<House, double> scaled = Sample();
        scaled.Save(path);
        string text = Encoding.Latin1.GetString(File.ReadAllBytes(path)).Replace("netgen.fingerprint", "another.fingerprin", StringComparison.Ordinal);
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(text));
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => ScaledNetwork<House, double>.Load(path));
        Assert.Contains("WeightLayout.NetGen", error.Message, StringComparison.Ordinal);
        AssertSame(scaled, ScaledNetwork<House, double>.Load(path, WeightLayout.NetGen));
        using FileStream stream = File.OpenRead(path);
        AssertSame(scaled, ScaledNetwork<House, double>.Load(stream, WeightLayout.NetGen));
    });

    [Theory]
    [InlineData("", "Not valid JSON")]
    [InlineData("{", "Not valid JSON")]
    [InlineData("[1, 2]", "Expected a JSON object")]
    [InlineData("{\"kind\":1}", "'format' must be")]
    [InlineData("""{"format":"netgen-scaler","version":1,"kind":"robust","mean":[1,2,3],"scale":[1,2,3]}""", "'kind' must be 'standard'")]
    [InlineData("""{"format":"netgen-scaler","version":1,"kind":"minmax","mean":[1,2,3],"scale":[1,2,3]}""", "'minimum' must be a list")]
    [InlineData("""{"format":"netgen-scaler","version":1,"kind":"standard","mean":[1,2,3],"scale":[1,0,3]}""", "greater than 0")]
    [InlineData("""{"format":"netgen-scaler","version":1,"kind":"standard","mean":[1,2,3,4],"scale":[1,2,3,4]}""", "Expected a scaler of")]
    public void Scalers_that_lie_are_refused(string text, string message) => TestFiles.With("house.safetensors", [], path =>
    {
        ScaledNetwork<House, double> scaled = Sample();
        NetworkFile.Save<House, double>(scaled.Network, path, new Dictionary<string, string> { ["netgen.scaler.inputs"] = text });
        DataFormatException error = Assert.Throws<DataFormatException>(() => ScaledNetwork<House, double>.Load(path));
        Assert.Equal(path, error.FileName);
        Assert.StartsWith(path + ": netgen.scaler.inputs: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);

        using var stream = new MemoryStream();
        scaled.InputScaler.Save(stream);
        string good = Encoding.UTF8.GetString(stream.ToArray());
        NetworkFile.Save<House, double>(scaled.Network, path, new Dictionary<string, string> { ["netgen.scaler.inputs"] = good, ["netgen.scaler.targets"] = text });
        error = Assert.Throws<DataFormatException>(() => ScaledNetwork<House, double>.Load(path));
        Assert.StartsWith(path + ": netgen.scaler.targets: ", error.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void Every_truncation_is_refused()
    {
        using var whole = new MemoryStream();
        Sample().Save(whole);
        byte[] bytes = whole.ToArray();
        for (int length = 0; length < bytes.Length; length++)
        {
            using var stream = new MemoryStream(bytes, 0, length);
            Assert.Throws<NetworkFileException>(() => ScaledNetwork<House, double>.Load(stream));
        }
    }

    /// <summary>Whatever byte of the header is changed: it loads, or is refused with one of the two exceptions.</summary>
    [Fact]
    public void Changed_headers_are_refused_or_harmless()
    {
        using var whole = new MemoryStream();
        Sample().Save(whole);
        byte[] bytes = whole.ToArray();
        int header = 8 + (int)BitConverter.ToUInt64(bytes), refused = 0;
        for (int at = 0; at < header; at++)
        {
            byte[] changed = [.. bytes];
            changed[at] ^= 1;
            try
            {
                using var stream = new MemoryStream(changed);
                ScaledNetwork<House, double>.Load(stream);
            }
            catch (Exception error) when (error is DataFormatException or NetworkFileException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, header / 2, header);
    }

    [Fact]
    public void Refuses_what_does_not_fit()
    {
        StandardScaler three = StandardScaler.Fit<double>(Rows, 3), two = StandardScaler.Fit<double>(Rows, 2);
        ArgumentException error = Assert.Throws<ArgumentException>("inputScaler", () => new ScaledNetwork<House, double>(new House(), two));
        Assert.Contains("Expected a scaler of 3 values, one for each of the network's inputs, but it has 2", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("targetScaler", () => new ScaledNetwork<House, double>(new House(), three, three));
        Assert.Throws<ArgumentNullException>("network", () => new ScaledNetwork<House, double>(null!, three));
        Assert.Throws<ArgumentNullException>("inputScaler", () => new ScaledNetwork<House, double>(new House(), null!));
        ScaledNetwork<House, double> scaled = Sample();
        Assert.Throws<ArgumentException>("input", () => scaled.Predict(new double[2], new double[2]));
        Assert.Throws<ArgumentException>("output", () => scaled.Predict(new double[3], new double[3]));
        Assert.Throws<ArgumentException>("inputs", () => scaled.PredictBatch(new double[4], new double[2]));
        Assert.Throws<ArgumentException>("outputs", () => scaled.PredictBatch(new double[6], new double[3]));
    }

    [Fact]
    public void Predicting_allocates_nothing()
    {
        ScaledNetwork<House, double> scaled = Sample();
        double[] outputs = new double[2 * 1500];
        scaled.Predict(Rows.AsSpan(0, 3), outputs.AsSpan(0, 2));
        scaled.PredictBatch(Rows.AsSpan(0, 3), outputs.AsSpan(0, 2));
        Allocation.AssertAtMost(0, () =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            scaled.Predict(Rows.AsSpan(0, 3), outputs.AsSpan(0, 2));
            scaled.PredictBatch(Rows, outputs);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
    }

    [Fact]
    public void Many_threads_predict_at_once()
    {
        ScaledNetwork<House, double> scaled = Sample();
        double[] expected = new double[2 * 1500];
        scaled.PredictBatch(Rows, expected);
        Parallel.For(0, 8, _ =>
        {
            double[] outputs = new double[2 * 1500];
            for (int i = 0; i < 20; i++)
            {
                scaled.PredictBatch(Rows, outputs);
                Assert.Equal(Bits(expected), Bits(outputs));
            }
        });
    }

    private static ScaledNetwork<House, double> Sample() => new(
        new House(seed: 5), StandardScaler.Fit<double>(Rows, 3), MinMaxScaler.Fit<double>(Noise(200), 2, -1, 1));

    private static void AssertSame(ScaledNetwork<House, double> expected, ScaledNetwork<House, double> actual)
    {
        double[] first = new double[2 * 1500], second = new double[2 * 1500];
        expected.PredictBatch(Rows, first);
        actual.PredictBatch(Rows, second);
        Assert.Equal(Bits(first), Bits(second));
    }

    private static long[] Bits(ReadOnlySpan<double> values) => MemoryMarshal.Cast<double, long>(values).ToArray();

    private static double[] Noise(int count)
    {
        var random = new Mt19937(9);
        return [.. Enumerable.Range(0, count).Select(i => 100 * (i % 3) + 7 * random.NextNormal())];
    }
}

[Network(3, 5, 2, Hidden = Activation.Tanh, Output = Activation.Identity, Precision = Precision.Double)]
internal sealed partial class House;

[Network(3000, 1, Output = Activation.Identity)]
internal sealed partial class Wide;
