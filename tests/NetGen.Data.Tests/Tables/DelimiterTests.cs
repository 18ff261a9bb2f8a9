using System.Globalization;
using System.Text;

namespace NetGen.Data.Tests.Tables;

/// <summary>What stands between fields is recognised where nobody says it.</summary>
public sealed class DelimiterTests
{
    [Theory]
    [InlineData("a,b,y\n1,2,3\n4,5,6\n", 2)]
    [InlineData("a;b;y\n1;2;3\n4;5;6\n", 2)]
    [InlineData("a\tb\ty\n1\t2\t3\n4\t5\t6", 2)]
    [InlineData("a|b|y\r\n1|2|3\r\n4|5|6\r\n", 2)]
    [InlineData("a;b;y\n1;2;3", 2)]
    // Other candidates within quotes, in some rows only, or as blanks.
    [InlineData("\"a,1\";\"b,2\";y\n1;2;3\n", 2)]
    [InlineData("\"a;1\",\"b;2\",\"y;3\"\n1,2,3\n", 2)]
    [InlineData("a,b;c,y\n1,2,3\n", 2)]
    [InlineData("a,\tb,\ty\n1,\t2,\t3\n", 2)]
    [InlineData(" a ; b\t;y\n1;\t2;3\n", 2)]
    [InlineData("\"a\nb\";\"c,d,e\";y\n1;2;3\n", 2)]
    // Rows with an empty end, lines of blanks, a header with an empty name.
    [InlineData("\ta\ty\n1\t2\t3\n", 2)]
    [InlineData("\n \t \na;y\n\n1;2\n  \n", 1)]
    public void TheUsualOnesAreRecognised(string text, int inputs)
    {
        Assert.Equal(inputs, CsvText.Load(text).Data.InputSize);
        Both(text, null, data => Assert.Equal(inputs, data.InputSize));
    }

    /// <summary>A table says the same, whatever stands between its fields.</summary>
    [Fact]
    public void RandomTablesAreTheSameWithEachOfThem()
    {
        var random = new Random(1);
        for (int i = 0; i < 200; i++)
        {
            int columns = random.Next(2, 6), rows = random.Next(1, 150);
            string[][] fields = [.. Enumerable.Range(0, rows + 1).Select(row => Enumerable.Range(0, columns).Select(column => Field(row, column)).ToArray())];
            double[] expected = [.. fields.Skip(1).SelectMany(row => row[..^1]).Select(field => double.Parse(field.Trim('"'), CultureInfo.InvariantCulture))];
            foreach (char delimiter in ",;\t|")
            {
                string text = string.Concat(fields.Select(row => string.Join(delimiter, row) + "\n"));
                Assert.Equal(expected, CsvText.Load(text).Data.Inputs.ToArray());
            }
        }

        string Field(int row, int column)
        {
            if (row == 0) return random.Next(3) == 0 ? $"\"c,;|\t{column}\"" : $"c{column}";
            string number = random.Next(2) == 0 ? random.Next(1000).ToString(CultureInfo.InvariantCulture) : random.NextDouble().ToString("R", CultureInfo.InvariantCulture);
            return random.Next(4) == 0 ? $"\"{number}\"" : number;
        }
    }

    [Fact]
    public void RowsToSkipSayNothing() =>
        Assert.Equal(["a", "b"], CsvText.Load("made, by, hand\n1,2,3,4\na;b;y\n1;2;3\n", new CsvOptions { SkipRows = 2 }).InputNames);

    [Fact]
    public void WhereRowsDifferTheFirstOneSays()
    {
        // So that the error is the one of the row that is too short.
        Assert.Contains("Expected 3 fields, but the row has 2", CsvText.Refused("a;b;y\n1;2;3\n1;2\n").Message, StringComparison.Ordinal);
        Assert.Contains("stand between '|'", CsvText.Refused("a|b,c|y\n1|2\n").Message, StringComparison.Ordinal);
        Assert.Contains("stand between ','", CsvText.Refused("a|b,c,y\n1,2\n").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AHeaderLongerThanTheBeginningIsCutByWhatItHasMostOf()
    {
        string header = string.Join(';', Enumerable.Range(0, 20_000).Select(i => i % 2 == 0 ? $"number {i}" : $"a, b {i}"));
        Assert.True(header.Length > 1 << 17);
        string text = header + "\n" + string.Join(';', Enumerable.Repeat("1", 20_000)) + "\n";
        Assert.Equal(19_999, CsvText.Load(text).Data.InputSize);
    }

    [Fact]
    public void ADelimiterThatIsGivenIsNotRecognised()
    {
        Assert.Equal(["a;b"], CsvText.Load("a;b,y\n1,2\n", new CsvOptions { Delimiter = ',' }).InputNames);
        Assert.Contains("is left to be an input", Assert.Throws<ArgumentException>(() => CsvText.Load("a;y\n1;2\n", new CsvOptions { Delimiter = ',' })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NamesGoBeforeWhatIsRecognised()
    {
        TestFiles.With("x.tsv", "a;b\ty\n1\t2\n"u8.ToArray(), path => Assert.Equal(["a;b"], Csv.Load<float>(path).InputNames));
        TestFiles.With("x.csv.gz", TestFiles.Gzip("a;b;y\n1;2;3\n"u8.ToArray()), path => Assert.Equal(["a", "b"], Csv.Load<float>(path).InputNames));
    }

    [Fact]
    public void AnotherFileMayHaveAnotherOne()
    {
        CsvOptions more = CsvText.Load("a;b;y\n1;2;3\n").OptionsForMore!;
        Assert.Null(more.Delimiter);
        Assert.Equal([5, 6], CsvText.Load("b,y,a\n6,7,5\n", more).Data.Inputs.ToArray());
        // Without a header one row more may look otherwise.
        var options = new CsvOptions { HasHeader = false, Categorical = [1] };
        more = CsvText.Load("1,a,3\n4,b|c,6\n", options).OptionsForMore!;
        Assert.Equal(',', more.Delimiter);
        Assert.Equal([7, 0, 1], CsvText.Load("7,b|c,9\n", more).Data.Inputs.ToArray());
    }

    internal static void Both(string text, CsvOptions? options, Action<Dataset<double>> check) => TestFiles.With("x.csv", Encoding.UTF8.GetBytes(text), path =>
    {
        check(Csv.Load<double>(path, options).Data);
        using CsvExamples<double> source = Csv.Open<double>(path, options);
        for (int times = 0; times < 2; times++)
        {
            double[] inputs = new double[source.Count!.Value * source.InputSize], targets = new double[source.Count.Value * source.OutputSize];
            source.Restart();
            Assert.Equal(source.Count, source.Read(inputs, targets));
            check(new Dataset<double>(source.InputSize, source.OutputSize, inputs, targets));
        }
    });
}
