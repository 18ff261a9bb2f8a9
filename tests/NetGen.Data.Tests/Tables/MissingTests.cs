namespace NetGen.Data.Tests.Tables;

public sealed class MissingTests
{
    private const string Gaps = "a,b,y\n1,10,0\n,NA,0\n3,,0\n8,40,0\n";

    [Fact]
    public void AMissingValueIsAnErrorByDefault()
    {
        DataFormatException error = CsvText.Refused(Gaps);
        Assert.Equal((3, "a"), (error.Line, error.Column));
        Assert.Equal("test.csv, line 3, column 'a': The value is missing.", error.Message);
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
        DataFormatException error = CsvText.Refused("a,y\nNA,0\n", new CsvOptions { Missing = MissingValues.Fill(0), MissingMarks = ["na"] });
        Assert.Contains("Expected a number, but found 'NA'", error.Message, StringComparison.Ordinal);
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
