using System.Text;

namespace NetGen.Data.Tests.Scaling;

public sealed class ScalerFileTests
{
    private const string Standard = """{"format":"netgen-scaler","version":1,"kind":"standard","mean":[1,2],"scale":[3,4]}""";
    private const string MinMax = """{"format":"netgen-scaler","version":1,"kind":"minmax","minimum":[1,2],"maximum":[3,4],"range":[0,1]}""";

    private static readonly double[] Rows = Noise(300);

    [Fact]
    public void ALoadedStandardScalerGivesTheSameBits()
    {
        StandardScaler scaler = StandardScaler.Fit<double>(Rows, 3);
        Reloads(scaler, scaler.Save, stream => StandardScaler.Load(stream));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-0.1, 0.3)]
    public void ALoadedMinMaxScalerGivesTheSameBits(double lower, double upper)
    {
        MinMaxScaler scaler = MinMaxScaler.Fit<double>(Rows, 3, lower, upper);
        Reloads(scaler, scaler.Save, stream => MinMaxScaler.Load(stream));
    }

    [Fact]
    public void FilesAreReplacedAndRead() => TestFiles.With("scaler.json", [1, 2, 3], path =>
    {
        StandardScaler.Fit<double>(Rows, 3).Save(path);
        Assert.Equal(3, StandardScaler.Load(path).InputSize);
        MinMaxScaler.Fit<double>(Rows, 2).Save(path);
        Assert.Equal(2, MinMaxScaler.Load(path).InputSize);
        DataFormatException error = Assert.Throws<DataFormatException>(() => StandardScaler.Load(path));
        Assert.Equal(path, error.FileName);
        Assert.Contains("'kind' must be 'standard', but is \"minmax\"", error.Message, StringComparison.Ordinal);
        Assert.Throws<FileNotFoundException>(() => StandardScaler.Load(path + ".none"));
    });

    [Fact]
    public void FilesByHandAreRead()
    {
        Assert.Equal([3, 4], StandardScaler.Load(Bytes(Standard)).Scale);
        Assert.Equal([3, 4], MinMaxScaler.Load(Bytes(MinMax)).Maximum);
    }

    [Theory]
    [InlineData("netgen-scaler", "netgen", "'format' must be 'netgen-scaler'")]
    [InlineData("\"netgen-scaler\"", "null", "'format' must be")]
    [InlineData("\"format\":\"netgen-scaler\",", "", "but is missing")]
    [InlineData("\"version\":1", "\"version\":2", "'version' must be 1")]
    [InlineData("\"version\":1", "\"version\":\"1\"", "'version' must be 1")]
    [InlineData("\"version\":1", "\"version\":1e99", "'version' must be 1")]
    [InlineData("\"version\":1,", "", "'version' must be 1")]
    [InlineData("standard", "minmax", "but is \"minmax\"")]
    [InlineData("[3,4]", "[3]", "hold 2 and 1 numbers")]
    [InlineData("[3,4]", "[]", "at least 1 number")]
    [InlineData("[3,4]", "3", "at least 1 number")]
    [InlineData("[3,4]", "[3,0]", "greater than 0, but one is 0")]
    [InlineData("[3,4]", "[3,-4]", "greater than 0, but one is -4")]
    [InlineData("[3,4]", "[3,1e400]", "Number 1 of 'scale' must be a finite number")]
    [InlineData("[3,4]", "[3,null]", "Number 1 of 'scale'")]
    [InlineData("[3,4]", "[3,\"4\"]", "Number 1 of 'scale'")]
    [InlineData("[3,4]", "[3,NaN]", "Not valid JSON")]
    [InlineData("[3,4]", "[3,[4]]", "Not valid JSON")]
    [InlineData("\"mean\":[1,2],", "", "'mean' must be a list")]
    [InlineData("\"mean\":[1,2],", "\"mean\":[1,2],\"mean\":[1,2],", "Not valid JSON")]
    [InlineData("\"mean\":[1,2],", "\"mean\":[1,2],\"median\":[1,2],", "Expected 5 fields, but found 6")]
    [InlineData("{", "[{", "Not valid JSON")]
    [InlineData("}", "", "Not valid JSON")]
    [InlineData("}", "}}", "Not valid JSON")]
    [InlineData(Standard, "", "Not valid JSON")]
    [InlineData(Standard, "[]", "Expected a JSON object, but found Array")]
    [InlineData(Standard, "null", "Expected a JSON object")]
    public void StandardScalersThatLieAreRefused(string what, string becomes, string message)
    {
        string text = Standard.Replace(what, becomes, StringComparison.Ordinal);
        Assert.NotEqual(Standard, text);
        Refused(message, () => StandardScaler.Load(Bytes(text)));
    }

    [Theory]
    [InlineData("[1,2]", "[4,2]", "The minimum of column 0 is greater")]
    [InlineData("[1,2]", "[1]", "hold 1 and 2 numbers")]
    [InlineData("[0,1]", "[1,1]", "'range' must be two numbers")]
    [InlineData("[0,1]", "[0]", "'range' must be two numbers")]
    [InlineData("[0,1]", "[0,1,2]", "'range' must be two numbers")]
    [InlineData("\"minimum\":[1,2],\"maximum\":[3,4]", "\"minimum\":[1,-1.5e308],\"maximum\":[3,1.5e308]", "column 1 are too far apart")]
    public void MinMaxScalersThatLieAreRefused(string what, string becomes, string message) =>
        Refused(message, () => MinMaxScaler.Load(Bytes(MinMax.Replace(what, becomes, StringComparison.Ordinal))));

    [Fact]
    public void EveryTruncationIsRefused()
    {
        for (int length = 0; length < MinMax.Length; length++) Refused("", () => MinMaxScaler.Load(Bytes(MinMax[..length])));
    }

    [Fact]
    public void BytesThatAreNoTextAreRefused()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Standard);
        bytes[Array.IndexOf(bytes, (byte)'f')] = 0xff;
        Refused("", () => StandardScaler.Load(new MemoryStream(bytes)));
    }

    [Fact]
    public void LongTextsDoNotFillTheMessage()
    {
        Refused("'kind' must be", () => StandardScaler.Load(Bytes(Standard.Replace("standard", new string('x', 1_000_000), StringComparison.Ordinal))));
        Refused("at most", () => StandardScaler.Load(Bytes(Standard + new string(' ', 40 << 20))));
    }

    private static void Refused(string message, Func<Scaler> load)
    {
        DataFormatException error = Assert.Throws<DataFormatException>(load);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 10, 400);
    }

    private static void Reloads(Scaler scaler, Action<Stream> save, Func<Stream, Scaler> load)
    {
        using var stream = new MemoryStream();
        save(stream);
        stream.Position = 0;
        Scaler loaded = load(stream);
        Assert.Equal(scaler.InputSize, loaded.InputSize);
        double[] expected = new double[Rows.Length], actual = new double[Rows.Length];
        scaler.Transform(Rows, expected);
        loaded.Transform(Rows, actual);
        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), actual.Select(BitConverter.DoubleToInt64Bits));
        scaler.Inverse(Rows, expected);
        loaded.Inverse(Rows, actual);
        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), actual.Select(BitConverter.DoubleToInt64Bits));
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    private static double[] Noise(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() / 3)];
    }
}
