namespace NetGen.Data.Tests.Tables;

public sealed class CsvOptionsTests
{
    [Fact]
    public void DefaultsAreTheDocumentedOnes()
    {
        var options = new CsvOptions();
        Assert.Equal((true, 0, null, TargetKind.Numbers, 1024), (options.HasHeader, options.SkipRows, options.Delimiter, options.TargetKind, options.MaxClasses));
        Assert.Equal([^1], options.Targets);
        Assert.Null(options.Classes);
        Assert.Empty(options.Exclude);
        Assert.Empty(options.Categorical);
        Assert.Equal((null, null), (options.DecimalMark, options.Encoding));
        Assert.Equal(["NA", "N/A", "#N/A", "<NA>", "NaN", "null", "None"], options.MissingMarks);
        Assert.Same(MissingValues.Error, options.Missing);
    }

    [Fact]
    public void ValuesOutOfRangeAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("SkipRows", () => new CsvOptions { SkipRows = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("MaxClasses", () => new CsvOptions { MaxClasses = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("TargetKind", () => new CsvOptions { TargetKind = (TargetKind)2 });
        Assert.Contains("^1 is the last one", Assert.Throws<ArgumentOutOfRangeException>("position", () => (Column)(-1)).Message, StringComparison.Ordinal);
        foreach (char mark in ";'0 \0\u066b") Assert.Throws<ArgumentOutOfRangeException>("DecimalMark", () => new CsvOptions { DecimalMark = mark });
        Assert.Throws<ArgumentOutOfRangeException>("value", () => MissingValues.Fill(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("values", () => MissingValues.Fill(new Dictionary<string, double> { ["a"] = double.PositiveInfinity }));
    }

    [Theory]
    [InlineData('"')]
    [InlineData('\n')]
    [InlineData('\r')]
    [InlineData('\0')]
    [InlineData('a')]
    [InlineData('7')]
    [InlineData('.')]
    [InlineData('-')]
    [InlineData('é')]
    public void DelimitersThatWouldBreakFieldsAreRefused(char delimiter) =>
        Assert.Throws<ArgumentOutOfRangeException>("Delimiter", () => new CsvOptions { Delimiter = delimiter });

    [Fact]
    public void ListsAreCheckedAndCopied()
    {
        Assert.Throws<ArgumentException>("Targets", () => new CsvOptions { Targets = [] });
        Assert.Throws<ArgumentException>("Targets", () => new CsvOptions { Targets = ["a", "a"] });
        Assert.Throws<ArgumentException>("Exclude", () => new CsvOptions { Exclude = [1, 1] });
        Assert.Throws<ArgumentException>("Classes", () => new CsvOptions { Classes = [] });
        Assert.Throws<ArgumentException>("Classes", () => new CsvOptions { Classes = ["a", "b", "a"] });
        Assert.Throws<ArgumentException>("Classes", () => new CategoricalColumn(0) { Classes = ["a", "a"] });
        Assert.Throws<ArgumentException>("MissingMarks", () => new CsvOptions { MissingMarks = ["a", null!] });
        Assert.Throws<ArgumentNullException>("Exclude", () => new CsvOptions { Exclude = null! });
        Assert.Throws<ArgumentNullException>("Missing", () => new CsvOptions { Missing = null! });

        List<Column> list = ["a"];
        var options = new CsvOptions { Exclude = list };
        list.Add("b");
        Assert.Equal(["a"], options.Exclude);
    }

    [Fact]
    public void OnlyFloatAndDoubleAreRead()
    {
        using var stream = new MemoryStream("a,y\n1,2\n"u8.ToArray());
        Assert.Throws<NotSupportedException>(() => Csv.Read<Half>(stream));
    }
}
