using System.Text.Json;

namespace NetGen.Data.Tests.Scaling;

/// <summary>Against what scikit-learn makes of the same table; see vectors/scalers.py.</summary>
public sealed class ScikitTests
{
    private const int Columns = 9;

    private static readonly JsonElement Vectors = Load();
    private static readonly double[] Rows = Numbers(Vectors.GetProperty("rows")), New = Numbers(Vectors.GetProperty("new"));

    [Fact]
    public void StandardScaler()
    {
        JsonElement expected = Vectors.GetProperty("standard");
        StandardScaler scaler = NetGen.Data.StandardScaler.Fit<double>(Rows, Columns);
        AssertClose(Numbers(expected.GetProperty("mean")), [.. scaler.Mean]);
        AssertClose(Numbers(expected.GetProperty("scale")), [.. scaler.Scale]);
        // Three of them are as good as constant.
        Assert.Equal([2, 3, 5], Enumerable.Range(0, Columns).Where(column => scaler.Scale[column] == 1));
        AssertTransforms(scaler, expected, (value, _) => value);
    }

    [Theory]
    [InlineData("minmax", 0, 1)]
    [InlineData("symmetric", -1, 1)]
    public void MinMaxScaler(string name, double lower, double upper)
    {
        JsonElement expected = Vectors.GetProperty(name);
        MinMaxScaler scaler = NetGen.Data.MinMaxScaler.Fit<double>(Rows, Columns, lower, upper);
        Assert.Equal(Numbers(expected.GetProperty("minimum")), scaler.Minimum);
        Assert.Equal(Numbers(expected.GetProperty("maximum")), scaler.Maximum);
        // Of 1e15 and 1e15 + 1/8 scikit-learn makes 0 and 2 by rounding; here what was fitted stays within the range.
        AssertTransforms(scaler, expected, (value, at) => WasFitted(New[at], at % Columns) ? Math.Clamp(value, lower, upper) : value);

        bool WasFitted(double value, int column) => value >= scaler.Minimum[column] && value <= scaler.Maximum[column];
    }

    private static void AssertTransforms(Scaler scaler, JsonElement expected, Func<double, int, double> correct)
    {
        double[] actual = new double[New.Length];
        scaler.Transform(New, actual);
        AssertClose([.. Numbers(expected.GetProperty("transformed")).Select(correct)], actual);
        scaler.Inverse(New, actual);
        AssertClose(Numbers(expected.GetProperty("inverse")), actual);
    }

    /// <summary>The operations are the same, so only the order of sums may differ.</summary>
    private static void AssertClose(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], actual[i], 1e-13 * Math.Abs(expected[i]));
    }

    private static double[] Numbers(JsonElement list) =>
        [.. list.EnumerateArray().SelectMany(item => item.ValueKind == JsonValueKind.Array ? Numbers(item) : [item.GetDouble()])];

    private static JsonElement Load()
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(TestFiles.Find("Scaling/vectors/scalers.json")));
        return json.RootElement.Clone();
    }
}
