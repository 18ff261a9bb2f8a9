using System.Text.Json;

namespace NetGen.Tests.Data;

/// <summary>Windows of time series.</summary>
public sealed class WindowsTests
{
    /// <summary>What NumPy's sliding_window_view gives; see Training/vectors/time.py.</summary>
    private static readonly JsonElement[] Stored =
        [.. JsonDocument.Parse(File.ReadAllText(TestFiles.Find("Training/vectors/time.json"))).RootElement.GetProperty("windows").EnumerateArray()];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Stored.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void WindowsAreThoseOfNumPy(int number)
    {
        JsonElement stored = Stored[number];
        (int features, int inputs, int horizon) = (Int("features"), Int("inputs"), Int("horizon"));
        double[] series = Values("series"), targets = Values("targets");
        Dataset<double> data = Dataset.Windows<double>(series, inputs, horizon, features);
        Assert.Equal((inputs * features, features), (data.InputSize, data.OutputSize));
        Assert.Equal(Values("windows"), data.Inputs.ToArray());
        Assert.Equal(targets, data.Targets.ToArray());
        for (int target = 0; target < features; target++)
        {
            Dataset<double> one = Dataset.Windows<double>(series, inputs, horizon, features, target);
            Assert.Equal(Values("windows"), one.Inputs.ToArray());
            Assert.Equal(targets.Where((_, i) => i % features == target), one.Targets.ToArray());
        }

        int Int(string name) => stored.GetProperty(name).GetInt32();
        double[] Values(string name) => [.. stored.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
    }

    [Fact]
    public void TheDocumentedValuesAreInputsAndTarget()
    {
        float[] series = [.. Enumerable.Range(0, 20).Select(i => (float)(i * i))];
        foreach ((int inputs, int horizon) in ((int, int)[])[(1, 1), (12, 1), (3, 5), (19, 1), (1, 19)])
        {
            Dataset<float> data = Dataset.Windows(series, inputs, horizon);
            Assert.Equal(20 - inputs - horizon + 1, data.Count);
            for (int i = 0; i < data.Count; i++)
            {
                Assert.Equal(series[i..(i + inputs)], data.Inputs.Slice(i * inputs, inputs).ToArray());
                Assert.Equal(series[i + inputs - 1 + horizon], data.Targets.Span[i]);
            }
        }
    }

    [Fact]
    public void TheTypeIsThatOfTheSeries()
    {
        float[] singles = [1, 2, 3];
        double[] doubles = [1, 2, 3];
        Dataset<float> single = Dataset.Windows(singles, inputs: 2, horizon: 1);
        Dataset<double> twice = Dataset.Windows(doubles, inputs: 2), span = Dataset.Windows(doubles.AsSpan(), 2), memory = Dataset.Windows(doubles.AsMemory().Span, 2);
        Assert.Equal([3f], single.Targets.ToArray());
        Assert.All([twice, span, memory], data => Assert.Equal([3], data.Targets.ToArray()));
        // Copied: the series may change.
        doubles[2] = double.NaN;
        Assert.Equal([3], twice.Targets.ToArray());
    }

    [Fact]
    public void BadSeriesAreRefused()
    {
        double[] series = [1, 2, 3, 4, 5, 6];
        Refused("Windows of 12 steps with a target 1 behind need at least 13 steps, but the series has 6.", () => Dataset.Windows(series, 12));
        Refused("need at least 4294967294 steps", () => Dataset.Windows(series, int.MaxValue, int.MaxValue));
        Refused("but the series has 3.", () => Dataset.Windows(series, 3, features: 2));
        Refused("Expected a multiple of 4 values", () => Dataset.Windows(series, 1, features: 4));
        Refused("at least 2 steps, but the series has 0", () => Dataset.Windows<double>([], 1));
        series[3] = double.NaN;
        Refused("step 3, feature 0 is NaN", () => Dataset.Windows(series, 1));
        Refused("step 1, feature 1 is NaN", () => Dataset.Windows(series, 1, features: 2));
        Refused("more than memory can hold", () => Dataset.Windows(new float[200_000], 100_000));
        Assert.Throws<ArgumentOutOfRangeException>("inputs", () => Dataset.Windows(series, 0));
        Assert.Throws<ArgumentOutOfRangeException>("horizon", () => Dataset.Windows(series, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("features", () => Dataset.Windows(series, 1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("target", () => Dataset.Windows(series, 1, 1, 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>("target", () => Dataset.Windows(series, 1, 1, 2, -1));

        static void Refused(string message, Func<object> make) => ObjectsTests.Refused("series", message, make);
    }
}
