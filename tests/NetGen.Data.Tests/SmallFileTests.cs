using System.Buffers.Binary;
using System.Text;
using NetGen.Data.Tests.Tables;

namespace NetGen.Data.Tests;

/// <summary>Files that are small, at least compressed, and claim or unfold to much more: they are refused before that takes memory.</summary>
public sealed class SmallFileTests
{
    private const int Much = 8 << 20;

    private static readonly CsvOptions NoHeader = new() { HasHeader = false };

    [Fact]
    public void OneLargeLabelDoesNotMakeClasses()
    {
        const int Examples = 29_400;
        byte[] labels = Idx(0x0c, [Examples], new byte[4 * Examples]);
        BinaryPrimitives.WriteInt32BigEndian(labels.AsSpan(^4), 65_535);
        byte[] images = TestFiles.Gzip(Idx(8, [Examples, 1], new byte[Examples]));
        TestFiles.With("images.gz", images, path => TestFiles.With("labels.gz", TestFiles.Gzip(labels), labelsPath =>
        {
            DataFormatException error = Refused(() => Data.Idx.Load<float>(path, labelsPath));
            Assert.Contains("whole number from 0 to 1023, but is 65535", error.Message, StringComparison.Ordinal);
            Assert.Contains("Classes", error.Message, StringComparison.Ordinal);
        }));
    }

    [Fact]
    public void AsManyClassesAsAreFoundAndAsAreGiven()
    {
        byte[] images = Idx(8, [1, 1], [0]);
        TestFiles.With("images", images, path =>
        {
            TestFiles.With("labels", Idx(0x0b, [1], [3, 255]), labels => Assert.Equal(1024, Data.Idx.Load<float>(path, labels).ClassNames.Count));
            TestFiles.With("labels", Idx(0x0b, [1], [4, 0]), labels =>
            {
                Refused(() => Data.Idx.Load<float>(path, labels));
                Assert.Equal(1025, Data.Idx.Load<float>(path, labels, new IdxOptions { Classes = 1025 }).ClassNames.Count);
            });
        });
    }

    [Fact]
    public void ImagesAreNoLargerThanNetworks() => TestFiles.With("labels", Idx(8, [1], [1]), labels =>
    {
        TestFiles.With("images", Idx(8, [1, 256, 256], new byte[65_536]), path => Assert.Equal(65_536, Data.Idx.Load<float>(path, labels).Data.InputSize));
        TestFiles.With("images", Idx(8, [1, 65_537], new byte[65_537]), path =>
            Assert.Contains("65536", Refused(() => Data.Idx.Load<float>(path, labels)).Message, StringComparison.Ordinal));
    });

    [Fact]
    public void ALineOfFourMillionFieldsIsRefused() => RefusesTable("0", ",0", 4_000_000);

    [Fact]
    public void EightMillionCommasAreRefused() => RefusesTable("", ",", 8_000_000);

    [Fact]
    public void CommasBetweenQuotesAndLineBreaksAreFieldsToo() => RefusesTable("1", ",\"a\nb\",,,", 1_000_000);

    [Theory]
    [InlineData("x")]
    [InlineData("\"")]
    [InlineData("\"a\n\"\"")]
    public void ALongLineIsRefused(string piece)
    {
        byte[] table = Encoding.UTF8.GetBytes("a,y\n" + string.Concat(Enumerable.Repeat(piece, (17 << 20) / piece.Length)));
        foreach (byte[] bytes in (byte[][])[table, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Convert(Encoding.UTF8, Encoding.Unicode, table)]])
        {
            // The parser's buffer doubles until it holds the row.
            AtMost(9 * Much, () => Assert.Equal(2, Assert.Throws<DataFormatException>(() => Csv.Read<double>(new MemoryStream(bytes))).Line));
        }
    }

    [Fact]
    public void ARowOfSixteenMegabytesIsRead()
    {
        const int Longest = 16 << 20;
        foreach (int length in (int[])[Longest, Longest + 1])
        {
            byte[] table = [.. "t,a,y\n"u8, .. Enumerable.Repeat((byte)'x', length - 4), .. ",1,2\n3,4,5\n"u8];
            using var stream = new MemoryStream(table);
            Func<int> rows = () => Csv.Read<double>(stream, new CsvOptions { Exclude = ["t"] }).Data.Count;
            if (length == Longest) Assert.Equal(2, rows());
            else Assert.Equal(2, Assert.Throws<DataFormatException>(() => rows()).Line);
        }
    }

    /// <summary>The row that does not end is called by its line, whatever stands before it and however it comes.</summary>
    [Theory]
    [InlineData("a,b\n1,2\n", 3)]
    [InlineData("a,b\r\n1,\"\r\n2\"\r\n", 4)]
    [InlineData("a,\"b\n\"\r\r\n1,2\r", 5)]
    public void TheLongRowIsCalledByItsLine(string before, int line)
    {
        byte[] table = Encoding.UTF8.GetBytes(before + "\"\r\n\"" + string.Concat(Enumerable.Repeat(",\"\"\"\n,\"", 66_000)));
        foreach (int atOnce in (int[])[1, 7, 65_536])
        {
            using var rows = new BoundedRows(new Slow(table, atOnce), "x.csv", ',');
            byte[] buffer = new byte[100_000];
            DataFormatException error = Assert.Throws<DataFormatException>(() =>
            {
                while (rows.Read(buffer.AsSpan()) > 0)
                {
                }
            });
            Assert.Equal(line, error.Line);
            Assert.Contains("65536 fields", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void LongTextsWithManyDelimitersAreNoFields()
    {
        string text = "\"" + string.Concat(Enumerable.Repeat(",,,,,,,\r\n\"\"", 20_000)) + "\"";
        LoadedData<double> data = CsvText.Load($"t,a,y\r\n{text},1,2\r\n{text},3,4", new CsvOptions { Exclude = ["t"] });
        Assert.Equal([1, 3], data.Data.Inputs.ToArray());
    }

    [Fact]
    public void AsManyColumnsAsNetworksHaveInputs()
    {
        string row = string.Concat(Enumerable.Repeat("1,", 65_535)) + "2";
        Assert.Equal(65_535, CsvText.Load(row, NoHeader).Data.InputSize);
        foreach (Encoding encoding in (Encoding[])[Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode])
        {
            using var stream = new MemoryStream([.. encoding.GetPreamble(), .. encoding.GetBytes($"{row},3")]);
            Assert.Contains("65536", Assert.Throws<DataFormatException>(() => Csv.Read<double>(stream, NoHeader)).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void WordsDoNotTakeMemoryPerColumn()
    {
        const int Columns = 60_000;
        string header = string.Join(',', Enumerable.Range(0, Columns)), words = string.Join(',', Enumerable.Repeat("abc", Columns - 1));
        var options = new CsvOptions { Exclude = [.. Enumerable.Range(1, Columns - 2).Select(i => (Column)i)], Categorical = [0], MissingMarks = ["NA"] };
        AtMost(6 * Much, () => Assert.Equal(1, CsvText.Load($"{header}\n{words},1\n", options).Data.InputSize));
    }

    [Fact]
    public void ClassesOfAllColumnsTogetherAreNoMoreThanInputs()
    {
        const int Columns = 700, Rows = 100;
        string text = string.Concat(Enumerable.Range(0, Rows).Select(row => string.Concat(Enumerable.Repeat($"{row},", Columns)) + "1\n"));
        var options = new CsvOptions { HasHeader = false, Categorical = [.. Enumerable.Range(0, Columns).Select(i => (CategoricalColumn)i)] };
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        TestFiles.With("x.csv", bytes, path =>
        {
            foreach (Action load in (Action[])[() => Csv.Load<double>(path, options), () => Csv.Open<double>(path, options).Dispose()])
                AtMost(2 * Much, () => Assert.Contains("70000 inputs", Assert.Throws<DataFormatException>(load).Message, StringComparison.Ordinal));
        });
    }

    private static void RefusesTable(string first, string piece, int times)
    {
        byte[] table = Encoding.UTF8.GetBytes(first + string.Concat(Enumerable.Repeat(piece, times)));
        byte[] gzip = TestFiles.Gzip(table);
        Assert.True(gzip.Length < 100_000);
        TestFiles.With("x.csv.gz", gzip, path =>
        {
            foreach (CsvOptions options in (CsvOptions[])[NoHeader, new CsvOptions(), NoHeader with { SkipRows = 1 }])
            {
                Assert.Contains("65536", Refused(() => Csv.Load<float>(path, options)).Message, StringComparison.Ordinal);
                Assert.Contains("65536", Refused(() => Csv.Open<float>(path, options).Dispose()).Message, StringComparison.Ordinal);
            }
        });
    }

    private static DataFormatException Refused(Action load)
    {
        DataFormatException? error = null;
        AtMost(Much, () => error = Assert.Throws<DataFormatException>(load));
        return error!;
    }

    /// <summary>Counts what one thread allocates.</summary>
    private static void AtMost(long bytes, Action act) => Allocation.AssertAtMost(bytes, () =>
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });

    /// <summary>A stream that gives few bytes at a time.</summary>
    private sealed class Slow(byte[] bytes, int atOnce) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, atOnce)]);
    }

    private static byte[] Idx(byte type, int[] shape, byte[] values)
    {
        byte[] header = new byte[4 + 4 * shape.Length];
        (header[2], header[3]) = (type, (byte)shape.Length);
        for (int i = 0; i < shape.Length; i++) BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * i), shape[i]);
        return [.. header, .. values];
    }
}
