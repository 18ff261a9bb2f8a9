namespace NetGen.Data.Tests.Tables;

public sealed class MissingTests
{
    private const string Gaps = "a,b,y\n1,10,0\n,NA,0\n3,,0\n8,40,0\n";

    [Fact]
    public void AMissingValueIsAnErrorByDefault()
    {
        DataFormatException error = CsvText.Refused(Gaps);
        Assert.Equal((3, "a"), (error.Line, error.Column));
        Assert.Equal("test.csv, line 3, column 'a': The value is missing. Missing says what it becomes; Exclude leaves the column out.", error.Message);
    }

    [Fact]
    public void AValueFillsAllColumns()
    {
        LoadedData<double> loaded = CsvText.Load(Gaps, new CsvOptions { Missing = MissingValues.Fill(-1), MissingMarks = ["NA"] });
        Assert.Equal([1, 10, -1, -1, 3, -1, 8, 40], loaded.Data.Inputs.ToArray());
    }

    [Fact]
    public void TheMeanIsThatOfTheOtherValues()
    {
        LoadedData<double> loaded = CsvText.Load(Gaps, new CsvOptions { Missing = MissingValues.ColumnMean, MissingMarks = ["NA"] });
        Assert.Equal([1, 10, 4, 25, 3, 25, 8, 40], loaded.Data.Inputs.ToArray());
    }

    [Fact]
    public void TheMeanOfLargeValuesDoesNotOverflow()
    {
        LoadedData<double> loaded = CsvText.Load("a,y\n1e308,0\n1.5e308,0\n,0\n", new CsvOptions { Missing = MissingValues.ColumnMean });
        Assert.Equal(1.25e308, loaded.Data.Inputs.Span[2], 1e293);
    }

    [Fact]
    public void AColumnWithoutAnyValueHasNoMean()
    {
        DataFormatException error = CsvText.Refused("a,b,y\n1,,0\n2,,0\n", new CsvOptions { Missing = MissingValues.ColumnMean });
        Assert.Equal((null, "b"), (error.Line, error.Column));
    }

    [Fact]
    public void ColumnsMayHaveTheirOwnValues()
    {
        var options = new CsvOptions { Missing = MissingValues.Fill(new Dictionary<string, double> { ["a"] = 7 }) };
        Assert.Equal([7, 2], CsvText.Load("a,b,y\n,2,0\n", options).Data.Inputs.ToArray());
        Assert.Equal("b", CsvText.Refused("a,b,y\n1,,0\n", options).Column);
    }

    [Fact]
    public void MarksThatAreNotGivenAreNoNumbers()
    {
        DataFormatException error = CsvText.Refused("a,y\nNA,0\n", new CsvOptions { Missing = MissingValues.Fill(0), MissingMarks = ["?"] });
        Assert.Contains("Expected a number, but found 'NA'", error.Message, StringComparison.Ordinal);
        // With none of them NaN is what it is as a number.
        var none = new CsvOptions { Missing = MissingValues.Fill(0), MissingMarks = [] };
        Assert.Contains("Expected a finite number", CsvText.Refused("a,y\nNaN,0\n", none).Message, StringComparison.Ordinal);
        Assert.Equal([0], CsvText.Load("a,y\n,0\n", none).Data.Inputs.ToArray());
    }

    [Theory]
    [InlineData("NA")]
    [InlineData("na")]
    [InlineData("N/A")]
    [InlineData("n/a")]
    [InlineData("#N/A")]
    [InlineData("<NA>")]
    [InlineData("NaN")]
    [InlineData("nan")]
    [InlineData("null")]
    [InlineData("NULL")]
    [InlineData("Null")]
    [InlineData("None")]
    [InlineData("none")]
    [InlineData(" NA ")]
    [InlineData("\"NA\"")]
    [InlineData("")]
    [InlineData("\"\"")]
    public void TheUsualMarksAreMissing(string mark)
    {
        string text = $"a,colour,y\n{mark},red,0\n4,{mark},0\n";
        var options = new CsvOptions { Missing = MissingValues.Fill(7), Categorical = [new("colour") { MissingClass = "grey" }] };
        LoadedData<double> loaded = CsvText.Load(text, options);
        Assert.Equal(["a", "colour=red", "colour=grey"], loaded.InputNames);
        Assert.Equal([7, 1, 0, 4, 0, 1], loaded.Data.Inputs.ToArray());
        TestFiles.With("x.csv", System.Text.Encoding.UTF8.GetBytes(text), path =>
        {
            using CsvExamples<double> source = Csv.Open<double>(path, options);
            double[] inputs = new double[6];
            Assert.Equal(2, source.Read(inputs, new double[2]));
            Assert.Equal([7, 1, 0, 4, 0, 1], inputs);
        });
    }

    [Theory]
    [InlineData("N")]
    [InlineData("NAN1")]
    [InlineData("NAs")]
    [InlineData("nil")]
    [InlineData("-")]
    [InlineData("nuLL.")]
    public void OthersAreNot(string mark)
    {
        var options = new CsvOptions { Missing = MissingValues.Fill(7) };
        Assert.Contains($"Expected a number, but found '{mark}'", CsvText.Refused($"a,y\n{mark},0\n", options).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MarksOfOnesOwnMayBeAnything()
    {
        var options = new CsvOptions { Missing = MissingValues.Fill(7), MissingMarks = ["fehlt", "?", "-999", "Ö"] };
        Assert.Equal([7, 7, 7, 7, -99], CsvText.Load("a,y\nFEHLT,0\n?,0\n-999,0\nÖ,0\n-99,0\n", options).Data.Inputs.ToArray());
        Assert.Contains("'ö'", CsvText.Refused("a,y\nö,0\n", options).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AClassThatIsListedIsNeverMissing()
    {
        const string Text = "alley,y\nNA,None\nGrvl,Shed\n";
        var options = new CsvOptions { TargetKind = TargetKind.Classes, Classes = ["None", "Shed"], Categorical = [new("alley") { Classes = ["NA", "Grvl"] }] };
        LoadedData<double> loaded = CsvText.Load(Text, options);
        Assert.Equal([1, 0, 0, 1], loaded.Data.Inputs.ToArray());
        Assert.Equal([1, 0, 0, 1], loaded.Data.Targets.ToArray());
        // Those that are only found are missing, which is said.
        DataFormatException error = CsvText.Refused(Text, options with { Classes = null });
        Assert.Contains("The class is missing", error.Message, StringComparison.Ordinal);
        Assert.Contains("MissingMarks counts 'None' as missing", error.Message, StringComparison.Ordinal);
        Assert.Equal(["None", "Shed"], CsvText.Load(Text, options with { Classes = null, MissingMarks = [] }).ClassNames);
    }

    [Fact]
    public void AMissingTargetIsAnErrorWhateverIsFilled()
    {
        DataFormatException error = CsvText.Refused("a,y\n1,\n", new CsvOptions { Missing = MissingValues.ColumnMean });
        Assert.Equal((2, "y"), (error.Line, error.Column));
    }

    [Fact]
    public void AFillingMustFitTheType()
    {
        var options = new CsvOptions { Missing = MissingValues.Fill(1e300) };
        Assert.Equal(1e300, CsvText.Load("a,y\n,0\n", options).Data.Inputs.Span[0]);
        Assert.Contains("float cannot hold", CsvText.Refused<float>("a,y\n,0\n", options).Message, StringComparison.Ordinal);
    }
}
