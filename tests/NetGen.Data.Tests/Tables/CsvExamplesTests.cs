using System.Text;

namespace NetGen.Data.Tests.Tables;

/// <summary>Tables that are parsed while they are trained on.</summary>
public sealed class CsvExamplesTests
{
    private const string People = "age,colour,height,species\n 31,red,1.8,cat\n\n,green,1.6,dog\n7,red,,cat\n9,blue,0.5,\"a, b\"\n";

    private static readonly (string Text, CsvOptions Options)[] Tables =
    [
        ("a,b,y\n1,2,3\n4,5,6\n", new CsvOptions()),
        ("a,b,y\n1,2,3\n4,5,6", new CsvOptions { Targets = ["a", "y"] }),
        ("1;2;3\n4;5;6\n", new CsvOptions { HasHeader = false, Delimiter = ';', Targets = [0] }),
        ("made by hand\nx\n1,2,3\n4,5,6\n", new CsvOptions { HasHeader = false, SkipRows = 2 }),
        (People, new CsvOptions { Targets = ["species"], TargetKind = TargetKind.Classes, Categorical = ["colour"], Missing = MissingValues.ColumnMean }),
        (People, new CsvOptions { Targets = ["species"], TargetKind = TargetKind.Classes, Exclude = ["colour"], Missing = MissingValues.Fill(-1) }),
        (People.Replace("\n,green", "\n55,green", StringComparison.Ordinal), new CsvOptions
        {
            Targets = ["age"],
            Exclude = ["height", "species"],
            Categorical = [new CategoricalColumn("colour") { Classes = ["blue", "green", "red", "mauve"] }],
        }),
    ];

    public static TheoryData<int> TableNumbers => [.. Enumerable.Range(0, Tables.Length)];

    [Theory]
    [MemberData(nameof(TableNumbers))]
    public void Rows_are_those_of_the_loaded_table(int number)
    {
        (string text, CsvOptions options) = Tables[number];
        LoadedData<double> loaded = CsvText.Load(text, options);
        foreach (string name in (string[])["x.csv", "x.csv.gz"])
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            TestFiles.With(name, name.EndsWith(".gz", StringComparison.Ordinal) ? TestFiles.Gzip(bytes) : bytes, path =>
            {
                using CsvExamples<double> source = Csv.Open<double>(path, options);
                Assert.Equal((loaded.Data.Count, loaded.Data.InputSize, loaded.Data.OutputSize), (source.Count, source.InputSize, source.OutputSize));
                Assert.Equal(loaded.InputNames, source.InputNames);
                Assert.Equal(loaded.TargetNames, source.TargetNames);
                Assert.Equal(loaded.ClassNames, source.ClassNames);
                foreach (int atOnce in (int[])[1, 3, 50])
                {
                    (double[] inputs, double[] targets) = Everything(source, atOnce);
                    Assert.Equal(loaded.Data.Targets.ToArray(), targets);
                    Assert.Equal(loaded.Data.Inputs.Length, inputs.Length);
                    // Means are taken in another order.
                    for (int i = 0; i < inputs.Length; i++) Assert.Equal(loaded.Data.Inputs.Span[i], inputs[i], 1e-13);
                }

                // The validation data are read as the table was.
                LoadedData<double> again = CsvText.Load(text, source.OptionsForMore);
                Assert.Equal(loaded.TargetNames, again.TargetNames);
                Assert.Equal(Everything(source, 7).Inputs, again.Data.Inputs.ToArray());
            });
        }
    }

    [Fact]
    public void A_fit_is_that_of_the_dataset_bit_for_bit()
    {
        var random = new Mt19937(5);
        string[] rows = [.. Enumerable.Range(0, 300).Select(row => FormattableString.Invariant($"{random.NextNormal()},{random.NextNormal()},{"abc"[row % 3]},{random.NextNormal()}"))];
        TestFiles.With("x.csv", Encoding.UTF8.GetBytes("u,v,kind,w\n" + string.Join('\n', rows)), path =>
        {
            var table = new CsvOptions { Targets = ["kind"], TargetKind = TargetKind.Classes };
            var options = new FitOptions { Epochs = 3, BatchSize = 32, Shuffle = false };
            Tabular expected = new(), actual = new();
            using (var trainer = new Tabular.Trainer(expected, new Adam(0.01))) trainer.Fit(Csv.Load<float>(path, table).Data, options);
            using (var trainer = new Tabular.Trainer(actual, new Adam(0.01)))
            {
                using CsvExamples<float> source = Csv.Open<float>(path, table);
                trainer.Fit(source, options);
            }

            float[] first = new float[Tabular.ParameterCount], second = new float[Tabular.ParameterCount];
            expected.CopyParametersTo(first);
            actual.CopyParametersTo(second);
            Assert.Equal(first, second);
        });
    }

    [Theory]
    [InlineData("a,y\n1,2\n3,x\n", 3, "y", "Expected a number, but found 'x'")]
    [InlineData("a,y\n1,2\nNaN,3\n", 3, "a", "The value is missing")]
    [InlineData("a,y\n1,2\n-Infinity,3\n", 3, "a", "Expected a finite number")]
    [InlineData("a,y\n1,2\n1e400,3\n", 3, "a", "Expected a finite number")]
    [InlineData("a,y\n1,2\n,3\n", 3, "a", "The value is missing")]
    [InlineData("a,y\n1,2\n3\n", 3, null, "Expected 2 fields, but the row has 1")]
    [InlineData("a,y\n", null, null, "Expected at least 1 row of data")]
    [InlineData("", null, null, "Expected at least 1 row of data")]
    [InlineData("a,a\n1,2\n", 1, "a", "twice")]
    public void Errors_are_found_before_anything_is_trained(string text, int? line, string? column, string message) => TestFiles.With("x.csv", Encoding.UTF8.GetBytes(text), path =>
    {
        DataFormatException error = Assert.Throws<DataFormatException>(() => Csv.Open<double>(path));
        Assert.Equal((path, line, column), (error.FileName, (int?)error.Line, error.Column));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void Too_many_classes_or_no_mean_are_errors_too() => TestFiles.With("x.csv", "a,b,y\n1,,p\n2,,q\n3,,r\n"u8.ToArray(), path =>
    {
        var options = new CsvOptions { TargetKind = TargetKind.Classes, Missing = MissingValues.ColumnMean };
        Assert.Equal("b", Assert.Throws<DataFormatException>(() => Csv.Open<double>(path, options)).Column);
        Assert.Equal(4, Assert.Throws<DataFormatException>(() => Csv.Open<double>(path, options with { Missing = MissingValues.Fill(0), MaxClasses = 2 })).Line);
        Assert.Contains("cannot hold", Assert.Throws<DataFormatException>(() => Csv.Open<float>(path, options with { Missing = MissingValues.Fill(1e300) })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("options", () => Csv.Open<double>(path, options with { Targets = ["a", "y"] }));
        Assert.Throws<FileNotFoundException>(() => Csv.Open<double>(path + ".none"));
        Assert.Throws<NotSupportedException>(() => Csv.Open<Half>(path));
    });

    [Theory]
    [InlineData("a,kind\n1,p\n2,q\n3,s\n", "'s' is none of the 2 given classes")]
    [InlineData("a,kind\n1,p\n2,q\nx,p\n", "Expected a number")]
    [InlineData("a,sort\n1,p\n2,q\n3,p\n", "other ones than when the file was opened")]
    [InlineData("a,kind\n1,p\n2,q\n3\n", "Expected 2 fields")]
    public void A_file_that_changes_meanwhile_is_an_error(string changed, string message) => TestFiles.With("x.csv", "a,kind\n1,p\n2,q\n3,p\n"u8.ToArray(), path =>
    {
        using CsvExamples<double> source = Csv.Open<double>(path, new CsvOptions { TargetKind = TargetKind.Classes });
        Everything(source, 2);
        File.WriteAllText(path, changed);
        DataFormatException error = Assert.Throws<DataFormatException>(() => Everything(source, 2));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(path, error.FileName);
    });

    [Fact]
    public void A_file_that_gets_shorter_meanwhile_is_an_error() => TestFiles.With("x.csv", "u,v,w,kind\n1,2,3,p\n2,3,4,q\n3,4,5,r\n"u8.ToArray(), path =>
    {
        using CsvExamples<float> source = Csv.Open<float>(path, new CsvOptions { TargetKind = TargetKind.Classes });
        File.WriteAllText(path, "u,v,w,kind\n1,2,3,p\n");
        using var trainer = new Tabular.Trainer(new Tabular(), new Sgd(0.1));
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => trainer.Fit(source, new FitOptions()));
        Assert.Contains("says that it has 3 examples, but it ends after 1", error.Message, StringComparison.Ordinal);
    });

    [Fact]
    public void Reading_begins_anew_where_it_is_told_to() => TestFiles.With("x.csv", "a,y\n1,2\n3,4\n5,6\n"u8.ToArray(), path =>
    {
        CsvExamples<double> source = Csv.Open<double>(path);
        double[] inputs = new double[2], targets = new double[2];
        // Without a restart, too, the first row is the first.
        Assert.Equal(2, source.Read(inputs, targets));
        Assert.Equal([1, 3], inputs);
        source.Restart();
        Assert.Equal(1, source.Read(inputs.AsSpan(0, 1), targets.AsSpan(0, 1)));
        Assert.Equal((1, 2), (inputs[0], targets[0]));
        Assert.Throws<ArgumentException>("targets", () => source.Read(inputs, targets.AsSpan(0, 1)));
        source.Dispose();
        Assert.Throws<ObjectDisposedException>(() => source.Read(inputs, targets));
        Assert.Throws<ObjectDisposedException>(source.Restart);
        File.Delete(path);
    });

    private static (double[] Inputs, double[] Targets) Everything(CsvExamples<double> source, int atOnce)
    {
        var all = (Inputs: new List<double>(), Targets: new List<double>());
        double[] inputs = new double[atOnce * source.InputSize], targets = new double[atOnce * source.OutputSize];
        source.Restart();
        for (int rows; (rows = source.Read(inputs, targets)) > 0;)
        {
            all.Inputs.AddRange(inputs.AsSpan(0, rows * source.InputSize));
            all.Targets.AddRange(targets.AsSpan(0, rows * source.OutputSize));
        }

        return ([.. all.Inputs], [.. all.Targets]);
    }
}

[Network(3, 5, 3, Output = Activation.Softmax)]
internal sealed partial class Tabular;
