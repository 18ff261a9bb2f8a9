using System.Globalization;

namespace NetGen.Data.Tests.Tables;

/// <summary>Numbers that are written with a comma.</summary>
public sealed class DecimalMarkTests
{
    [Theory]
    [InlineData("a;b;y\n1,5;2;3\n", 1.5, 2)]
    [InlineData("a;b;y\n1,25e1;-0,125;3\n", 12.5, -0.125)]
    [InlineData("a\tb\ty\n1,5\t2\t3\n", 1.5, 2)]
    [InlineData("a|b|y\n\"1,5\"| 2,0625 |3\n", 1.5, 2.0625)]
    [InlineData("a;b;y\n1;,5;3\n", 1, 0.5)]
    [InlineData("a;b;y\n1234,567;2;3\n", 1234.567, 2)]
    [InlineData("a;b;y\n1,500;2,5;3\n", 1.5, 2.5)]
    public void ACommaIsRecognisedWhereItCanBeNothingElse(string text, double first, double second) =>
        DelimiterTests.Both(text, null, data => Assert.Equal([first, second], data.Inputs.ToArray()));

    [Theory]
    // May be thousands.
    [InlineData("a;b;y\n1,500;2;3\n", "1,500")]
    [InlineData("a;b;y\n1,500;222,125;3\n", "1,500")]
    [InlineData("a;b;y\n1,234,567;2;3\n", "1,234,567")]
    // A number with a point says that commas are something else.
    [InlineData("a;b;y\n1,5;2.5;3\n", "1,5")]
    [InlineData("a;b;y\n1;2.5;3\n1,5;2;3\n", "1,5")]
    // Between fields the comma is no decimal mark.
    [InlineData("a,b,y\n\"1,5\",2,3\n", "1,5")]
    public void AnythingElseIsAnErrorAndNoGuess(string text, string field)
    {
        string message = CsvText.Refused(text).Message;
        Assert.Contains($"Expected a number, but found '{field}'. Numbers are taken to be written with '.'", message, StringComparison.Ordinal);
        Assert.Contains("DecimalMark", message, StringComparison.Ordinal);
    }

    [Fact]
    public void TheOptionSaysHowNumbersAreWritten()
    {
        var comma = new CsvOptions { DecimalMark = ',' };
        DelimiterTests.Both("a;b;y\n1,500;2;3\n", comma, data => Assert.Equal([1.5, 2], data.Inputs.ToArray()));
        DelimiterTests.Both("1,5;2,25;3\n4,5;5,25;6\n", comma with { HasHeader = false }, data => Assert.Equal([1.5, 2.25, 4.5, 5.25], data.Inputs.ToArray()));
        // In quotes also between commas.
        DelimiterTests.Both("a,b,y\n\"1,5\",2,\"3,5\"\n", comma, data => Assert.Equal([3.5], data.Targets.ToArray()));
        Assert.Contains("written with ','", CsvText.Refused("a;b;y\n1.5;2;3\n", comma).Message, StringComparison.Ordinal);
        Assert.Contains("written with ','", CsvText.Refused("a;b;y\n1.234,5;2;3\n", comma).Message, StringComparison.Ordinal);
        Assert.Contains("written with '.'", CsvText.Refused("a;b;y\n1,5;2;3\n", new CsvOptions { DecimalMark = '.' }).Message, StringComparison.Ordinal);
    }

    /// <summary>What a language writes with a comma is the number that it writes with a point elsewhere.</summary>
    [Fact]
    public void NumbersOfALanguageWithCommasAreReadToTheLastBit()
    {
        var random = new Random(1);
        var german = CultureInfo.GetCultureInfo("de-DE");
        double[] numbers = [.. Enumerable.Range(0, 400).Select(_ => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-30, 30))), 0.5, double.MaxValue, double.Epsilon];
        if (numbers.Length % 2 == 0) numbers = numbers[1..];
        string rows = string.Concat(numbers.Select(number => number.ToString("R", german) + ";1\n"));
        Assert.Contains(',', rows);
        DelimiterTests.Both("x;y\n" + rows, null, data => Assert.Equal(numbers, data.Inputs.ToArray()));
        float[] singles = [.. numbers.Where(number => Math.Abs(number) < 1e30).Select(number => (float)number)];
        string text = "x;y\n" + string.Concat(singles.Select(number => number.ToString("R", german) + ";1\n"));
        Assert.Equal(singles, CsvText.Load<float>(text).Data.Inputs.ToArray());
    }

    [Fact]
    public void ACommaFarBehindTheBeginningIsAnErrorThatNamesTheOption()
    {
        string text = "a;y\n" + string.Concat(Enumerable.Repeat("1;2\n", 200)) + "1,5;2\n";
        DataFormatException error = CsvText.Refused(text);
        Assert.Equal(202, error.Line);
        Assert.Contains("DecimalMark", error.Message, StringComparison.Ordinal);
        Assert.Equal(201, CsvText.Load(text, new CsvOptions { DecimalMark = ',' }).Data.Count);
    }

    [Fact]
    public void AnotherFileIsReadWithTheSameMark()
    {
        CsvOptions more = CsvText.Load("a;b;y\n1,5;2;3\n").OptionsForMore!;
        Assert.Equal((';', ','), (more.Delimiter, more.DecimalMark));
        Assert.Equal([1.5, 2], CsvText.Load("a;b;y\n1,500;2;3\n", more).Data.Inputs.ToArray());
        TestFiles.With("x.csv", "a;b;y\n1,5;2;3\n"u8.ToArray(), path =>
        {
            using CsvExamples<double> source = Csv.Open<double>(path);
            Assert.Equal((';', ','), (source.OptionsForMore.Delimiter, source.OptionsForMore.DecimalMark));
        });
        CsvOptions usual = CsvText.Load("a;b;y\n1.5;2;3\n").OptionsForMore!;
        Assert.Equal((null, null), (usual.Delimiter, usual.DecimalMark));
    }
}
