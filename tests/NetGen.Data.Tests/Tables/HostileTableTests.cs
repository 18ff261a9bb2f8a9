using System.Text;

namespace NetGen.Data.Tests.Tables;

/// <summary>Tables that are empty, damaged, or not what they are read as.</summary>
public sealed class HostileTableTests
{
    [Theory]
    // Nothing to learn from.
    [InlineData("", null, null, "at least 1 row")]
    [InlineData("\n\n\r\n", null, null, "found nothing")]
    [InlineData("a,b,y\n", null, null, "a header of 3 columns")]
    [InlineData("a,b,y", null, null, "a header of 3 columns")]
    // MaskedTail rows.
    [InlineData("a,b,y\n1,2,3\n1,2\n", 3L, null, "Expected 3 fields, but the row has 2")]
    [InlineData("a,b,y\n1,2,3,4\n", 2L, null, "Expected 3 fields, but the row has 4")]
    [InlineData("a,b,y\n1,2,3,\n", 2L, null, "has 4")]
    [InlineData("a,b,y\n\n1,2,3\n\n 4 \n", 5L, null, "has 1")]
    // Headers.
    [InlineData("a,b,a\n1,2,3\n", 1L, "a", "twice")]
    [InlineData("a, a ,y\n1,2,3\n", 1L, "a", "twice")]
    [InlineData("a,,\n1,2,3\n", 1L, "", "twice")]
    [InlineData("\n\na,a\n1,2\n", 3L, "a", "twice")]
    // Numbers that are none, or too large.
    [InlineData("a,b,y\n1,x,3\n", 2L, "b", "Expected a number, but found 'x'")]
    [InlineData("a,b,y\n1,2,3\n1,2,z\n", 3L, "y", "Expected a number, but found 'z'")]
    [InlineData("a,b,y\n1,0x10,3\n", 2L, "b", "'0x10'")]
    [InlineData("a,b,y\n1,\"1,000\",3\n", 2L, "b", "'1,000'")]
    [InlineData("a,b,y\n1,1 2,3\n", 2L, "b", "'1 2'")]
    [InlineData("a,b,y\n1,(2),3\n", 2L, "b", "'(2)'")]
    [InlineData("a,b,y\n1,$2,3\n", 2L, "b", "'$2'")]
    [InlineData("a,b,y\n1,\u0661,3\n", 2L, "b", "Expected a number")]
    [InlineData("a,b,y\n1,-NaN,3\n", 2L, "b", "finite number that a double can hold, but found '-NaN'")]
    [InlineData("a,b,y\n1,Infinity,3\n", 2L, "b", "finite")]
    [InlineData("a,b,y\n1,-Infinity,3\n", 2L, "b", "finite")]
    [InlineData("a,b,y\n1,1e400,3\n", 2L, "b", "'1e400'")]
    [InlineData("a,b,y\n1,2,-1e400\n", 2L, "y", "'-1e400'")]
    // A row over several lines is called by its first, and counts with all of them.
    [InlineData("a,b,y\n1,\"2\n\",3\n1,\"x\n\n\",3\n", 4L, "b", "Expected a number")]
    // Quotes.
    [InlineData("a,b,y\n1,\"2,3\n1,2,3\n", 2L, null, "quote")]
    [InlineData("a,b,y\n1,\"2\"2,3\n", 2L, null, "quote")]
    [InlineData("a,b,y\n1,2\"2,3\n", 2L, null, "quote")]
    [InlineData("\"", 1L, null, "quote")]
    public void TheErrorNamesThePlace(string text, long? line, string? column, string message)
    {
        DataFormatException error = CsvText.Refused(text);
        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains(message, error.Message, StringComparison.OrdinalIgnoreCase);
        if (line is not null) Assert.Contains($", line {line}", error.Message, StringComparison.Ordinal);
        if (column is not null) Assert.Contains($", column '{column}'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatADoubleHoldsAFloatMayNot()
    {
        Assert.Equal(1e39, CsvText.Load("a,y\n1e39,0\n").Data.Inputs.Span[0]);
        Assert.Contains("that a float can hold", CsvText.Refused<float>("a,y\n1e39,0\n").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownColumnsAreNamed()
    {
        DataFormatException error = CsvText.Refused("a,b,y\n1,2,3\n", new CsvOptions { Targets = ["Y"] });
        Assert.Equal("Y", error.Column);
        Assert.Contains("no column 'Y' among the 3 columns: a, b, y", error.Message, StringComparison.Ordinal);
        Assert.Equal("z", CsvText.Refused("a,b,y\n1,2,3\n", new CsvOptions { Exclude = ["z"] }).Column);
        Assert.Equal("z", CsvText.Refused("a,b,y\n1,2,3\n", new CsvOptions { Categorical = ["z"] }).Column);
        Assert.Equal("3", CsvText.Refused("a,b,y\n1,2,3\n", new CsvOptions { Targets = [3] }).Column);
        Assert.Equal("^4", CsvText.Refused("a,b,y\n1,2,3\n", new CsvOptions { Targets = [^4] }).Column);
        Assert.Equal("^0", CsvText.Refused("a,b,y\n1,2,3\n", new CsvOptions { Targets = [^0] }).Column);
        Assert.Equal("a", CsvText.Refused("1,2,3\n", new CsvOptions { HasHeader = false, Targets = ["a"] }).Column);
    }

    [Fact]
    public void AColumnHasOneRole()
    {
        const string Text = "a,b,y\n1,2,3\n";
        Contradicts("Column 'y' of test.csv stands in Targets and again in Targets", Text, new CsvOptions { Targets = ["y", 2] });
        Contradicts("stands in Targets and again in Exclude", Text, new CsvOptions { Exclude = ["y"] });
        Contradicts("stands in Exclude and again in Categorical", Text, new CsvOptions { Exclude = [0], Categorical = ["a"] });
        Contradicts("stands in Categorical and again in Categorical", Text, new CsvOptions { Categorical = [0, "a"] });
        Contradicts("is left to be an input", Text, new CsvOptions { Exclude = [0, 1] });
        Contradicts("is left to be an input", "y\n1\n", new CsvOptions());
        Contradicts("exactly 1 target column", Text, new CsvOptions { Targets = [1, 2], TargetKind = TargetKind.Classes });
    }

    [Fact]
    public void SkippingEverythingLeavesNoRows()
    {
        DataFormatException error = CsvText.Refused("a,y\n1,2\n", new CsvOptions { SkipRows = 5 });
        Assert.Contains("behind the 5 that SkipRows passes over", error.Message, StringComparison.Ordinal);
        Assert.Contains("header of 2", CsvText.Refused("x,x\nx,x\na,y\n", new CsvOptions { SkipRows = 2 }).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LongFieldsDoNotFillTheMessage()
    {
        string junk = new('x', 1_000_000);
        CsvText.Refused($"a,y\n{junk},0\n");
        CsvText.Refused($"{junk},{junk}\n1,0\n");
        CsvText.Refused($"{junk},y\n1,0\n", new CsvOptions { Targets = ["z"] });
        CsvText.Refused($"a,y\n0,{junk}\n", new CsvOptions { TargetKind = TargetKind.Classes, Classes = ["a"] });
    }

    [Fact]
    public void AQuoteThatIsNeverClosedDoesNotTakeInTheWholeFile()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("a,y\n\"" + string.Concat(Enumerable.Repeat("1,2\n", 16 << 20))));
        DataFormatException error = Assert.Throws<DataFormatException>(() => Csv.Read<double>(stream));
        Assert.Equal(2, error.Line);
        // Of 64 MB about half was read, which is what a buffer holds that has outgrown the longest row.
        Assert.InRange(stream.Position, 1 << 20, 40 << 20);
    }

    [Fact]
    public void DamagedCompressionIsRefused()
    {
        byte[] good = TestFiles.Gzip(Encoding.UTF8.GetBytes("a,y\n" + string.Concat(Enumerable.Range(0, 500).Select(i => $"{i},{i * i}\n"))));
        TestFiles.With("good.csv.gz", good, path => Assert.Equal(500, Csv.Load<float>(path).Data.Count));
        byte[] plain = "a,y\n1,2\n"u8.ToArray(), flipped = [.. good];
        flipped[flipped.Length / 2] ^= 0x10;
        foreach (byte[] bad in (byte[][])[plain, flipped, good[..(good.Length / 2)], good[..^4], good[..5], []])
        {
            TestFiles.With("bad.csv.gz", bad, path =>
            {
                DataFormatException error = Assert.Throws<DataFormatException>(() => Csv.Load<float>(path));
                Assert.Equal(path, error.FileName);
            });
        }
    }

    [Fact]
    public void AMissingFileIsSaidToBeMissing() =>
        Assert.Throws<FileNotFoundException>(() => Csv.Load<float>(TestFiles.Find("Data/none.csv")));

    [Fact]
    public void RandomBytesAreRefusedWithAReason()
    {
        var random = new Random(1);
        for (int i = 0; i < 300; i++)
        {
            byte[] bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            using var stream = new MemoryStream(bytes);
            // One column in a header that is too short for it is as likely as anything.
            Exception? error = Record.Exception(() => Csv.Read<double>(stream));
            Assert.True(error is DataFormatException or ArgumentException { ParamName: "options" }, error?.ToString() ?? "read");
        }
    }

    private static void Contradicts(string message, string text, CsvOptions options)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(nameof(options), () => CsvText.Load(text, options));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
