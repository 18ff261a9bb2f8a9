using System.Globalization;
using System.Text;

namespace NetGen.Data.Tests.Tables;

public sealed class CsvTests
{
    [Fact]
    public void TheLastColumnIsTheTargetByDefault()
    {
        LoadedData<double> loaded = CsvText.Load("a,b,y\n1,2,3\n-4,5.5,6e-1\n");
        Assert.Equal((2, 2, 1), (loaded.Data.Count, loaded.Data.InputSize, loaded.Data.OutputSize));
        Assert.Equal([1, 2, -4, 5.5], loaded.Data.Inputs.ToArray());
        Assert.Equal([3, 0.6], loaded.Data.Targets.ToArray());
        Assert.Equal(["a", "b"], loaded.InputNames);
        Assert.Equal(["y"], loaded.TargetNames);
        Assert.Empty(loaded.ClassNames);
    }

    [Fact]
    public void FloatsAreParsedAsFloats()
    {
        // A little more than halfway between 1 and the next float: rounded to double first, it would be exactly halfway, and become 1.
        const string Halfway = "1.00000005960464477539062500001";
        LoadedData<float> loaded = CsvText.Load<float>($"x,y\n{Halfway},0\n");
        Assert.Equal(BitConverter.UInt32BitsToSingle(0x3f800001), loaded.Data.Inputs.Span[0]);
        Assert.NotEqual((float)double.Parse(Halfway, CultureInfo.InvariantCulture), loaded.Data.Inputs.Span[0]);
    }

    [Fact]
    public void WithoutAHeaderColumnsAreNumbered()
    {
        LoadedData<double> loaded = CsvText.Load("1,2,3\n4,5,6", new CsvOptions { HasHeader = false, Targets = [0, ^1], Exclude = [] });
        Assert.Equal([2, 5], loaded.Data.Inputs.ToArray());
        Assert.Equal([1, 3, 4, 6], loaded.Data.Targets.ToArray());
        Assert.Equal(["column1"], loaded.InputNames);
        Assert.Equal(["column0", "column2"], loaded.TargetNames);
    }

    [Fact]
    public void TargetsComeInTheOrderOfTheOptions()
    {
        LoadedData<double> loaded = CsvText.Load("a,b,c\n1,2,3\n", new CsvOptions { Targets = ["c", "a"] });
        Assert.Equal([3, 1], loaded.Data.Targets.ToArray());
        Assert.Equal(["c", "a"], loaded.TargetNames);
    }

    [Fact]
    public void ExcludedColumnsMayHoldAnything()
    {
        var options = new CsvOptions { Exclude = ["id", 2], Targets = ["y"] };
        LoadedData<double> loaded = CsvText.Load("id,a,note,y\nx7,1,,2\n,3,\"a, \"\"b\"\"\nc\",4\n", options);
        Assert.Equal([1, 3], loaded.Data.Inputs.ToArray());
        Assert.Equal([2, 4], loaded.Data.Targets.ToArray());
    }

    [Fact]
    public void QuotedFieldsHoldDelimitersQuotesAndLineBreaks()
    {
        const string Text = "\"the, first\",\"say \"\"y\"\"\"\r\n\"1\",\"two\r\nlines\"\r\n 2 , plain \r\n";
        LoadedData<double> loaded = CsvText.Load(Text, new CsvOptions { TargetKind = TargetKind.Classes });
        Assert.Equal(["the, first"], loaded.InputNames);
        Assert.Equal(["two\r\nlines", "plain"], loaded.ClassNames);
        Assert.Equal(["say \"y\"=two\r\nlines", "say \"y\"=plain"], loaded.TargetNames);
        Assert.Equal([1, 2], loaded.Data.Inputs.ToArray());
    }

    [Theory]
    [InlineData(';')]
    [InlineData('|')]
    [InlineData('\t')]
    [InlineData(' ')]
    public void DelimitersAreChosen(char delimiter)
    {
        string text = "a,y\n1,2\n".Replace(',', delimiter);
        Assert.Equal([1], CsvText.Load(text, new CsvOptions { Delimiter = delimiter }).Data.Inputs.ToArray());
    }

    [Fact]
    public void EmptyLinesAndRowsToSkipDoNotCount()
    {
        LoadedData<double> loaded = CsvText.Load("made by hand\n\n\"on two\nlines\",x\na,y\n\n1,2\n\n", new CsvOptions { SkipRows = 2 });
        Assert.Equal([1], loaded.Data.Inputs.ToArray());
        Assert.Equal(["a"], loaded.InputNames);
    }

    [Fact]
    public void AByteOrderMarkIsNoPartOfTheFirstName()
    {
        Assert.Equal(["a"], CsvText.Load("\ufeffa,y\n1,2\n").InputNames);
        using var wide = new MemoryStream([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("ä,y\n1,2\n")]);
        Assert.Equal(["ä"], Csv.Read<double>(wide).InputNames);
    }

    [Fact]
    public void NumbersAreReadTheSameInEveryCulture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            // A comma for the point, and a sign that is not ASCII's.
            var hostile = (CultureInfo)CultureInfo.GetCultureInfo("de-DE").Clone();
            hostile.NumberFormat.NegativeSign = "\u2212";
            CultureInfo.CurrentCulture = hostile;
            Assert.Equal([-1.5], CsvText.Load("a,y\n-1.5,2\n").Data.Inputs.ToArray());
            DataFormatException error = CsvText.Refused("a;y\n\"1,5\";2\n", new CsvOptions { Delimiter = ';', DecimalMark = '.' });
            Assert.Contains("'1,5'", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("data.csv", ',', false)]
    [InlineData("data.tsv", '\t', false)]
    [InlineData("data.TAB", '\t', false)]
    [InlineData("data.txt", ',', false)]
    [InlineData("data.csv.gz", ',', true)]
    [InlineData("data.tsv.GZ", '\t', true)]
    public void FilesAreReadByTheirNames(string name, char delimiter, bool compressed)
    {
        byte[] text = Encoding.UTF8.GetBytes("a,y\n1,2\n3,4\n".Replace(',', delimiter));
        TestFiles.With(name, compressed ? TestFiles.Gzip(text) : text, path =>
        {
            LoadedData<float> loaded = Csv.Load<float>(path);
            Assert.Equal([1, 3], loaded.Data.Inputs.ToArray());
            Assert.Equal([2, 4], loaded.Data.Targets.ToArray());
        });
    }

    [Fact]
    public void FilesAreNotHeldOpen() => TestFiles.With("data.csv", "a,y\n1,2\n"u8.ToArray(), path =>
    {
        Csv.Load<float>(path);
        using var alone = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Equal(8, alone.Length);
    });

    [Fact]
    public void StreamsStayOpen()
    {
        using var stream = new MemoryStream("a,y\n1,2\n"u8.ToArray());
        Csv.Read<float>(stream);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void ManyRowsComeInOrder()
    {
        const int Rows = 20_000;
        var text = new StringBuilder("i,square\n");
        for (long i = 0; i < Rows; i++) text.Append(CultureInfo.InvariantCulture, $"{i},{i * i}\n");
        LoadedData<double> loaded = CsvText.Load(text.ToString());
        Assert.Equal(Rows, loaded.Data.Count);
        for (long i = 0; i < Rows; i++) Assert.Equal((i, i * i), (loaded.Data.Inputs.Span[(int)i], loaded.Data.Targets.Span[(int)i]));
    }

    [Fact]
    public void Iris()
    {
        var options = new CsvOptions { SkipRows = 1, HasHeader = false, TargetKind = TargetKind.Classes };
        LoadedData<float> iris = Csv.Load<float>(TestFiles.Find("Data/iris.csv"), options);
        Assert.Equal((150, 4, 3), (iris.Data.Count, iris.Data.InputSize, iris.Data.OutputSize));
        Assert.Equal(["0", "1", "2"], iris.ClassNames);
        for (int label = 0; label < 3; label++)
            Assert.Equal(50, Enumerable.Range(0, 150).Count(row => iris.Data.Targets.Span[row * 3 + label] == 1));
        Assert.Equal(150, iris.Data.Targets.ToArray().Sum());
        // Fisher's means of the sepal length and the petal width over all flowers.
        Assert.Equal(5.8433, Enumerable.Range(0, 150).Average(row => iris.Data.Inputs.Span[row * 4]), 1e-4);
        Assert.Equal(1.1993, Enumerable.Range(0, 150).Average(row => iris.Data.Inputs.Span[row * 4 + 3]), 1e-4);
    }
}
