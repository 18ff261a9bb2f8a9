namespace NetGen.Data.Tests.Tables;

/// <summary>A second file is read by the names of the first one's columns, wherever they stand in it.</summary>
public sealed class ColumnOrderTests
{
    private const string Train = "id,age,colour,height,y\n1,30,red,1.5,7\n2,40,blue,,8\n";

    private static readonly CsvOptions Options = new() { Exclude = [0], Categorical = [2], Missing = MissingValues.ColumnMean };

    [Theory]
    [InlineData("id,age,colour,height,y\n1,50,blue,,9\n")]
    [InlineData("y,height,colour,age,id\n9,,blue,50,1\n")]
    [InlineData("height,y,age,id,colour\n,9,50,1,blue\n")]
    [InlineData("colour,age,y,height\nblue,50,9,\n")]
    public void ColumnsAreFoundByTheirNames(string text)
    {
        LoadedData<double> train = CsvText.Load(Train, Options);
        Same(train.InputNames, CsvText.Load(text, train.OptionsForMore));
        TestFiles.With("test.csv", System.Text.Encoding.UTF8.GetBytes(text), path =>
        {
            Same(train.InputNames, Csv.Load<double>(path, train.OptionsForMore));
            using CsvExamples<double> source = Csv.Open<double>(path, train.OptionsForMore);
            double[] inputs = new double[source.InputSize], targets = new double[1];
            Assert.Equal(1, source.Read(inputs, targets));
            Assert.Equal(train.InputNames, source.InputNames);
            Assert.Equal([50, 0, 1, 1.5], inputs);
            Assert.Equal([9], targets);
            Same(train.InputNames, CsvText.Load("y,colour,height,age\n9,blue,1.5,50\n", source.OptionsForMore));
        });

        static void Same(IReadOnlyList<string> names, LoadedData<double> test)
        {
            Assert.Equal(names, test.InputNames);
            Assert.Equal(["y"], test.TargetNames);
            Assert.Equal([50, 0, 1, 1.5], test.Data.Inputs.ToArray());
            Assert.Equal([9], test.Data.Targets.ToArray());
        }
    }

    [Theory]
    [InlineData("id,age,colour,weight,size,y\n1,2,red,4,5,6\n", "missing 'height'; unknown 'weight', 'size'")]
    [InlineData("id,a,b,c,y\n1,2,3,4,5\n", "missing 'age', 'colour', 'height'; unknown 'a', 'b', 'c'")]
    [InlineData("age,height,y\n1,2,3\n", "missing 'colour'; unknown none")]
    [InlineData("id,age,colour,height,y,z\n1,2,red,4,5,6\n", "missing none; unknown 'z'")]
    [InlineData("id,age,colour,height,Y\n1,2,red,4,5\n", "missing 'y'; unknown 'Y'")]
    [InlineData("1,30,red,1.5,7\n2,40,blue,,8\n", "missing 'age', 'colour', 'height', 'y'; unknown '1', '30', 'red', '1.5', '7'")]
    public void OtherColumnsAreRefused(string text, string message)
    {
        CsvOptions more = CsvText.Load(Train, Options).OptionsForMore!;
        Assert.Contains(message, CsvText.Refused(text, more).Message, StringComparison.Ordinal);
        TestFiles.With("test.csv", System.Text.Encoding.UTF8.GetBytes(text), path =>
            Assert.Contains(message, Assert.Throws<DataFormatException>(() => Csv.Open<double>(path, more)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void OfManyColumnsSomeAreNamed()
    {
        string train = string.Join(',', Enumerable.Range(0, 1000).Select(i => $"a{i}")) + ",y\n" + string.Concat(Enumerable.Repeat("1,", 1000)) + "1\n";
        CsvOptions more = CsvText.Load(train).OptionsForMore!;
        string message = CsvText.Refused(train.Replace("a", "b", StringComparison.Ordinal), more).Message;
        Assert.Contains("missing 'a0', 'a1', ", message, StringComparison.Ordinal);
        Assert.Contains("; unknown 'b0', 'b1', ", message, StringComparison.Ordinal);
        Assert.Contains(" more", message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutAHeaderPositionsCount()
    {
        var options = new CsvOptions { HasHeader = false, Exclude = [0] };
        LoadedData<double> train = CsvText.Load("1,2,3,4\n", options);
        Assert.Equal([6, 7], CsvText.Load("5,6,7,8\n", train.OptionsForMore).Data.Inputs.ToArray());
        Assert.Contains("missing none; unknown 'column4'", CsvText.Refused("5,6,7,8,9\n", train.OptionsForMore).Message, StringComparison.Ordinal);
        Assert.Contains("missing '3'; unknown none", CsvText.Refused("5,6,7\n", train.OptionsForMore).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InputsMayBeNamedAtOnce()
    {
        LoadedData<double> data = CsvText.Load("a,b,c,y\n1,2,x,4\n", new CsvOptions { Inputs = ["c", "b"], Categorical = ["c"], Exclude = ["a", "d"] });
        Assert.Equal(["c=x", "b"], data.InputNames);
        Assert.Equal([1, 2], data.Data.Inputs.ToArray());
    }

    [Fact]
    public void InputsThatContradictAreRefused()
    {
        Contradicts("stands in Targets and again in Inputs", new CsvOptions { Inputs = ["a", "b", "y"] });
        Contradicts("stands in Exclude and again in Inputs", new CsvOptions { Inputs = ["a", "b"], Exclude = ["b"] });
        Contradicts("stands in Inputs and again in Inputs", new CsvOptions { Inputs = ["a", "b", 0] });
        Contradicts("stands in Categorical, but not in Inputs", new CsvOptions { Inputs = ["a"], Categorical = ["b"] });
        Assert.Throws<ArgumentException>(() => new CsvOptions { Inputs = [] });
        Assert.Throws<ArgumentException>(() => new CsvOptions { Inputs = ["a", "a"] });

        static void Contradicts(string message, CsvOptions options)
        {
            ArgumentException error = Assert.Throws<ArgumentException>(nameof(options), () => CsvText.Load("a,b,y\n1,2,3\n", options));
            Assert.Contains(message, error.Message, StringComparison.Ordinal);
        }
    }
}
