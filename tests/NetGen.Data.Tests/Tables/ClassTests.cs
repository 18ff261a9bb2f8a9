namespace NetGen.Data.Tests.Tables;

public sealed class ClassTests
{
    private static readonly CsvOptions Species = new() { TargetKind = TargetKind.Classes };

    [Fact]
    public void ClassesComeInTheOrderInWhichTheyAppear()
    {
        LoadedData<double> loaded = CsvText.Load("x,y\n1,dog\n2,cat\n3,dog\n4,eel\n", Species);
        Assert.Equal(["dog", "cat", "eel"], loaded.ClassNames);
        Assert.Equal(["y=dog", "y=cat", "y=eel"], loaded.TargetNames);
        Assert.Equal([1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1], loaded.Data.Targets.ToArray());
    }

    [Fact]
    public void NumbersMayBeClasses() => Assert.Equal(["7", "-1", "7.0"], CsvText.Load("x,y\n1,7\n2,-1\n3,7.0\n", Species).ClassNames);

    [Fact]
    public void GivenClassesKeepTheirOrder()
    {
        LoadedData<double> loaded = CsvText.Load("x,y\n1,dog\n2,cat\n", Species with { Classes = ["ant", "cat", "dog"] });
        Assert.Equal(["ant", "cat", "dog"], loaded.ClassNames);
        Assert.Equal([0, 0, 1, 0, 1, 0], loaded.Data.Targets.ToArray());
    }

    [Fact]
    public void ClassesThatAreNotGivenAreRefused()
    {
        DataFormatException error = CsvText.Refused("x,y\n1,dog\n2,Cat\n", Species with { Classes = ["cat", "dog"] });
        Assert.Equal((3, "y"), (error.Line, error.Column));
        Assert.Contains("'Cat' is none of the 2 given classes", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void PredictionsAreNamed()
    {
        LoadedData<double> loaded = CsvText.Load("x,y\n1,dog\n2,cat\n", Species);
        Assert.Equal("cat", loaded.ClassOf([0.1, 0.9]));
        Assert.Equal("dog", loaded.ClassOf([0.5, 0.5]));
        Assert.Throws<ArgumentException>("output", () => loaded.ClassOf([1]));
        Assert.Throws<ArgumentException>("output", () => loaded.ClassOf([double.NaN, 1]));
        Assert.Throws<ArgumentException>("output", () => loaded.ClassOf([1, double.NaN]));
        Assert.Throws<InvalidOperationException>(() => CsvText.Load("x,y\n1,2\n").ClassOf([1]));
    }

    [Fact]
    public void CategoriesStandWhereTheirColumnStood()
    {
        var options = new CsvOptions { Categorical = ["colour", new CategoricalColumn(3) { Classes = ["no", "yes"] }] };
        LoadedData<double> loaded = CsvText.Load("a,colour,b,ripe,y\n1,red,2,yes,0\n3,green,4,no,0\n5,red,6,no,0\n", options);
        Assert.Equal(["a", "colour=red", "colour=green", "b", "ripe=no", "ripe=yes"], loaded.InputNames);
        Assert.Equal([1, 1, 0, 2, 0, 1, 3, 0, 1, 4, 1, 0, 5, 1, 0, 6, 1, 0], loaded.Data.Inputs.ToArray());
    }

    [Fact]
    public void AnotherFileIsReadTheSameWay()
    {
        var options = new CsvOptions { Categorical = ["colour"], TargetKind = TargetKind.Classes, Missing = MissingValues.ColumnMean };
        CsvOptions more = CsvText.Load("a,colour,y\n1,red,dog\n,green,cat\n4,red,cat\n", options).OptionsForMore!;
        // The other way around, other means, a class less.
        LoadedData<double> test = CsvText.Load("a,colour,y\n,green,cat\n100,red,cat\n", more);
        Assert.Equal(["dog", "cat"], test.ClassNames);
        Assert.Equal([2.5, 0, 1, 100, 1, 0], test.Data.Inputs.ToArray());
        Assert.Equal([0, 1, 0, 1], test.Data.Targets.ToArray());
        Assert.Equal("colour", CsvText.Refused("a,colour,y\n1,blue,cat\n", more).Column);
    }

    [Fact]
    public void AnotherFileWithoutAHeaderIsReadTheSameWay()
    {
        var options = new CsvOptions { HasHeader = false, Categorical = [^2], Missing = MissingValues.ColumnMean };
        CsvOptions more = CsvText.Load("1,red,0\n3,green,0\n", options).OptionsForMore!;
        Assert.Equal([2, 0, 1], CsvText.Load(",green,0\n", more).Data.Inputs.ToArray());
    }

    [Fact]
    public void TooManyClassesAreRefused()
    {
        CsvOptions options = Species with { MaxClasses = 2 };
        Assert.Equal(2, CsvText.Load("x,y\n1,a\n2,b\n3,a\n", options).ClassNames.Count);
        DataFormatException error = CsvText.Refused("x,y\n1,a\n2,b\n3,c\n", options);
        Assert.Equal((4, "y"), (error.Line, error.Column));
        Assert.Contains("MaxClasses is 2", error.Message, StringComparison.Ordinal);
        // Only of those that are found: whoever gives a list knows its length.
        Assert.Equal(3, CsvText.Load("x,y\n1,a\n", options with { Classes = ["a", "b", "c"] }).ClassNames.Count);
    }

    [Fact]
    public void AMissingCategoryIsTheClassItCountsAs()
    {
        const string Text = "colour,port,y\nred,,0\n,S,0\nNA,C,0\nblue,S,0\n";
        var options = new CsvOptions { Categorical = [new("colour") { MissingClass = "unknown" }, new("port") { MissingClass = "S" }], MissingMarks = ["NA"] };
        LoadedData<double> loaded = CsvText.Load(Text, options);
        Assert.Equal(["colour=red", "colour=unknown", "colour=blue", "port=S", "port=C"], loaded.InputNames);
        double[] expected = [1, 0, 0, 1, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 1, 0];
        Assert.Equal(expected, loaded.Data.Inputs.ToArray());
        TestFiles.With("x.csv", System.Text.Encoding.UTF8.GetBytes(Text), path =>
        {
            using CsvExamples<double> source = Csv.Open<double>(path, options);
            double[] inputs = new double[expected.Length];
            Assert.Equal(4, source.Read(inputs, new double[4]));
            Assert.Equal(expected, inputs);
        });

        // Another file is filled in the same way, and a class that is not given stays an error.
        Assert.Equal([0, 1, 0, 0, 1], CsvText.Load("colour,port,y\n,C,0\n", loaded.OptionsForMore!).Data.Inputs.ToArray());
        CsvOptions given = options with { Categorical = [new("colour") { Classes = ["red", "blue"], MissingClass = "unknown" }, "port"] };
        DataFormatException error = CsvText.Refused("colour,port,y\nred,S,0\n,S,0\n", given);
        Assert.Equal((3, "colour"), (error.Line, error.Column));
        Assert.Contains("'unknown' is none of the 2 given classes", error.Message, StringComparison.Ordinal);
        Assert.Contains("The class is missing", CsvText.Refused("colour,port,y\nred,,0\n", given).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("MissingClass", () => new CategoricalColumn("colour") { MissingClass = "" });
    }

    [Theory]
    [InlineData("x,y\n1,\n", null)]
    [InlineData("x,y\n1,\"\"\n", null)]
    [InlineData("x,y\n1,  \n", null)]
    [InlineData("x,y\n1,?\n", "?")]
    public void AMissingClassIsAnErrorWhateverIsFilled(string text, string? mark)
    {
        CsvOptions options = Species with { Missing = MissingValues.Fill(0), MissingMarks = mark is null ? [] : [mark] };
        DataFormatException error = CsvText.Refused(text, options);
        Assert.Equal((2, "y"), (error.Line, error.Column));
        Assert.Contains("missing", error.Message, StringComparison.Ordinal);
    }
}
