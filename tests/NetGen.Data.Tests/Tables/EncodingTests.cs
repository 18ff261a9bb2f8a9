using System.Text;

namespace NetGen.Data.Tests.Tables;

/// <summary>Text that is not UTF-8.</summary>
public sealed class EncodingTests
{
    private const string Table = "größe;art\n1,5;Bär\n2,25;Gämse\n\"3,5\";Bär\n";

    private static readonly CsvOptions Species = new() { TargetKind = TargetKind.Classes };

    public static TheoryData<string> Marked => ["utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE"];

    [Theory]
    [MemberData(nameof(Marked))]
    public void AByteOrderMarkSaysHowTextIsStored(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Table)];
        Assert.NotEmpty(encoding.GetPreamble());
        Check(bytes, Species);
        // Also against the option.
        Check(bytes, Species with { Encoding = Encoding.Latin1 });
    }

    [Fact]
    public void TheOptionSaysHowTextWithoutAMarkIsStored()
    {
        Check(Encoding.UTF8.GetBytes(Table), Species);
        Check(Encoding.UTF8.GetBytes(Table), Species with { Encoding = new UTF8Encoding(true, true) });
        Check(Encoding.Latin1.GetBytes(Table), Species with { Encoding = Encoding.Latin1 });
        Check(Encoding.BigEndianUnicode.GetBytes(Table), Species with { Encoding = Encoding.BigEndianUnicode });
        Assert.Same(Encoding.Latin1, Read(Encoding.Latin1.GetBytes(Table), Species with { Encoding = Encoding.Latin1 }).OptionsForMore!.Encoding);
    }

    [Fact]
    public void NamesThatAreNotUtf8AreErrorsThatNameTheOption()
    {
        DataFormatException error = Assert.Throws<DataFormatException>(() => Read(Encoding.Latin1.GetBytes(Table), Species));
        Assert.Equal(1, error.Line);
        Assert.Contains("Encoding.Latin1", error.Message, StringComparison.Ordinal);
        // Two classes would become one.
        error = Assert.Throws<DataFormatException>(() => Read(Encoding.Latin1.GetBytes("x;y\n1;é\n2;è\n"), Species));
        Assert.Equal((2, "y"), (error.Line, error.Column));
        Assert.Contains("is not valid UTF-8. Encoding says", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<DataFormatException>(() => Read([.. "x;y\n1;\ufffd\n2;"u8, 0xe8, .. "\n"u8], Species));
        Assert.Equal((3, "y"), (error.Line, error.Column));
        // What is left out may hold anything.
        Assert.Equal([1], Read(Encoding.Latin1.GetBytes("x;z;y\n1;é;a\n"), Species with { Exclude = ["z"] }).Data.Inputs.ToArray());
    }

    [Fact]
    public void DamagedTextIsRefused()
    {
        byte[] lone = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("a;y\n1;"), 0x00, 0xd8, .. Encoding.Unicode.GetBytes("\n")];
        byte[] odd = [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes("a;y\n1;2"), 0x00];
        byte[] late = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("a;y\n" + string.Concat(Enumerable.Repeat("1;2\n", 100_000))), 0x00, 0xd8, 0x20, 0x00];
        foreach (byte[] bytes in (byte[][])[lone, odd, late])
            Assert.Contains("Encoding", Assert.Throws<DataFormatException>(() => Read(bytes, new CsvOptions())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RowsAreBoundedInEveryEncoding()
    {
        byte[] wide = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(new string(',', 70_000) + "\n1\n")];
        DataFormatException error = Assert.Throws<DataFormatException>(() => Read(wide, new CsvOptions()));
        Assert.Contains("more than 65536 fields", error.Message, StringComparison.Ordinal);
    }

    private static void Check(byte[] bytes, CsvOptions options)
    {
        Same(Read(bytes, options));
        TestFiles.With("x.csv.gz", TestFiles.Gzip(bytes), path =>
        {
            Same(Csv.Load<double>(path, options));
            using CsvExamples<double> source = Csv.Open<double>(path, options);
            double[] inputs = new double[3], targets = new double[6];
            Assert.Equal(3, source.Read(inputs, targets));
            Assert.Equal(["größe"], source.InputNames);
            Assert.Equal(["Bär", "Gämse"], source.ClassNames);
            Assert.Equal([1.5, 2.25, 3.5], inputs);
        });

        static void Same(LoadedData<double> loaded)
        {
            Assert.Equal(["größe"], loaded.InputNames);
            Assert.Equal(["Bär", "Gämse"], loaded.ClassNames);
            Assert.Equal([1.5, 2.25, 3.5], loaded.Data.Inputs.ToArray());
            Assert.Equal([1, 0, 0, 1, 1, 0], loaded.Data.Targets.ToArray());
        }
    }

    private static LoadedData<double> Read(byte[] bytes, CsvOptions options)
    {
        using var stream = new MemoryStream(bytes);
        return Csv.Read<double>(stream, options);
    }
}
