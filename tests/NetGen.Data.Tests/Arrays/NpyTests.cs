using System.Text;
using System.Text.Json;

namespace NetGen.Data.Tests.Arrays;

public sealed class NpyTests
{
    /// <summary>What NumPy writes; see vectors/npy.py.</summary>
    private static readonly Dictionary<string, JsonElement> Files = Load();

    public static TheoryData<string> Names => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void WhatNumPyWritesIsRead(string name)
    {
        using var stream = new MemoryStream(Bytes(name));
        NumericArray<double> array = Npy.Read<double>(stream);
        double[] expected = [.. Files[name].GetProperty("values").EnumerateArray().Select(value => value.GetDouble())];
        Assert.Equal(Files[name].GetProperty("shape").EnumerateArray().Select(length => length.GetInt32()), array.Shape);
        Assert.Equal(expected.Select(BitConverter.DoubleToInt64Bits), array.Values.ToArray().Select(BitConverter.DoubleToInt64Bits));
        stream.Position = 0;
        Assert.Equal(expected.Select(value => (float)value), Npy.Read<float>(stream).Values.ToArray());
    }

    [Fact]
    public void AllKindsAreThere() => Assert.Equal(12 * 2 * 2 + 3 + 5, Files.Count);

    [Fact]
    public void FilesAreDecompressedByTheirNames()
    {
        byte[] file = Bytes("<f8");
        TestFiles.With("x.npy", file, path => Assert.Equal([2, 3], Npy.Read<float>(path).Shape));
        TestFiles.With("x.npy.gz", TestFiles.Gzip(file), path => Assert.Equal([2, 3], Npy.Read<float>(path).Shape));
        TestFiles.With("x.npy.gz", TestFiles.Gzip(file)[..^9], path =>
            Assert.Contains("not valid gzip", Assert.Throws<DataFormatException>(() => Npy.Read<float>(path)).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void NotANumberIsReadAsItIs()
    {
        byte[] file = [.. Header("{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }"), 0, 0, 0xc0, 0x7f, 0, 0, 0x80, 0xff];
        Assert.Equal([double.NaN, double.NegativeInfinity], Npy.Read<double>(new MemoryStream(file)).Values.ToArray());
    }

    [Fact]
    public void HalvesAreReadAsTheyAre()
    {
        // Infinity, not a number, the smallest number above 0, and the largest that is finite.
        byte[] file = [.. Header("{'descr': '>f2', 'fortran_order': False, 'shape': (4,), }"), 0x7c, 0, 0xfe, 0, 0, 1, 0x7b, 0xff];
        Assert.Equal([double.PositiveInfinity, double.NaN, 5.9604644775390625e-8, 65504], Npy.Read<double>(new MemoryStream(file)).Values.ToArray());
    }

    [Fact]
    public void EveryByteButZeroIsTrue()
    {
        byte[] file = [.. Header("{'descr': '|b1', 'fortran_order': False, 'shape': (4,), }"), 0, 1, 2, 255];
        Assert.Equal([0, 1, 1, 1], Npy.Read<float>(new MemoryStream(file)).Values.ToArray());
    }

    [Theory]
    [InlineData("{'shape':(1L,),'fortran_order':False,'descr':'|u1'}")]
    [InlineData("  {\"descr\" : \"|u1\" , 'fortran_order' : True , 'shape' : ( 1 , 1 ) , }  \n")]
    [InlineData("{'descr': '>u1', 'fortran_order': False, 'shape': ()}")]
    public void HeadersAreReadAsPythonWouldReadThem(string header) =>
        Assert.Equal([7], Npy.Read<float>(new MemoryStream([.. Header(header), 7])).Values.ToArray());

    [Theory]
    // Types.
    [InlineData("'<f4'", "'<f16'", "but they are '<f16'")]
    [InlineData("'<f4'", "'|f2'", "but they are '|f2'")]
    [InlineData("'<f4'", "'|u2'", "but they are '|u2'")]
    [InlineData("'<f4'", "'<c8'", "but they are '<c8'")]
    [InlineData("'<f4'", "'|O'", "but they are '|O'")]
    [InlineData("'<f4'", "'<U5'", "but they are '<U5'")]
    [InlineData("'<f4'", "'|b4'", "but they are '|b4'")]
    [InlineData("'<f4'", "'<M8[D]'", "but they are '<M8[D]'. In Python, array.astype('f8')")]
    [InlineData("'<f4'", "'|f4'", "but they are '|f4'")]
    [InlineData("'<f4'", "'=f4'", "but they are '=f4'")]
    [InlineData("'<f4'", "'f4'", "but they are 'f4'")]
    [InlineData("'<f4'", "''", "but they are ''")]
    [InlineData("'<f4'", "[('a', '<f4'), ('b', '<f4')]", "records of several fields")]
    [InlineData("'<f4'", "4", "Expected a string")]
    [InlineData("'<f4'", "'<f4", "unknown or stands there twice|Expected|ends within")]
    // Shapes.
    [InlineData("(2, 2)", "(2, 3)", "Expected 24 bytes behind the header, but got 16")]
    [InlineData("(2, 2)", "(1, 2)", "Expected 8 bytes behind the header, but got 16")]
    [InlineData("(2, 2)", "()", "Expected 4 bytes")]
    [InlineData("(2, 2)", "(4)", "Expected ','")]
    [InlineData("(2, 2)", "(2 2)", "Expected ','")]
    [InlineData("(2, 2)", "(,)", "Expected a length")]
    [InlineData("(2, 2)", "(-2, -2)", "Expected a length")]
    [InlineData("(2, 2)", "(2.0, 2)", "Expected ','")]
    [InlineData("(2, 2)", "[2, 2]", "Expected '('")]
    [InlineData("(2, 2)", "(2, 2", "Expected")]
    [InlineData("(2, 2)", "(2147483591,)", "Expected 8589934364 bytes")]
    [InlineData("(2, 2)", "(2147483648,)", "more than memory can hold")]
    [InlineData("(2, 2)", "(99999999999999999999999, 0)", "more than memory can hold")]
    [InlineData("(2, 2)", "(65536, 65536)", "more values than memory can hold")]
    [InlineData("(2, 2)", "(2147483647, 2147483647, 2147483647, 2147483647)", "more values than memory can hold")]
    [InlineData("(2, 2)", "(2147483647, 2147483647, 0)", "Expected 0 bytes behind the header, but got 16")]
    // Dictionaries.
    [InlineData("False", "false", "Expected True or False")]
    [InlineData("False", "0", "Expected True or False")]
    [InlineData("'fortran_order': False, ", "", "needs 'descr', 'fortran_order' and 'shape'")]
    [InlineData("'fortran_order': False, ", "'fortran_order': False, 'fortran_order': False, ", "twice: 'fortran_order'")]
    [InlineData("'fortran_order'", "'order'", "twice: 'order'")]
    [InlineData("{", "", "Expected '{'")]
    [InlineData("{", "{,", "Expected a string")]
    [InlineData("}", "", "Expected")]
    [InlineData("}", "} {}", "Expected the end of the header")]
    [InlineData("': ", "' ", "Expected ':'")]
    [InlineData(", '", " '", "Expected ',' or '}'")]
    public void HeadersThatLieAreRefused(string what, string becomes, string messages)
    {
        const string Good = "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }";
        Assert.Equal([2, 2], Npy.Read<double>(new MemoryStream([.. Header(Good), .. new byte[16]])).Shape);
        byte[] file = [.. Header(Good.Replace(what, becomes, StringComparison.Ordinal)), .. new byte[16]];
        string message = Refused(file);
        Assert.Contains(messages.Split('|'), part => message.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void AHeaderCannotTakeMemory()
    {
        byte[] claims = Header("{'descr': '<f8', 'fortran_order': False, 'shape': (250000000,), }");
        byte[] longHeader = [0x93, .. "NUMPY"u8, 2, 0, 0xff, 0xff, 0xff, 0x7f, (byte)'{'];
        foreach (byte[] file in (byte[][])[claims, longHeader])
        {
            // Compressed, its length is not known before it has been read.
            TestFiles.With("x.npy.gz", TestFiles.Gzip(file), path =>
            {
                Assert.Throws<DataFormatException>(() => Npy.Read<double>(path));
                long before = GC.GetAllocatedBytesForCurrentThread();
                Assert.Throws<DataFormatException>(() => Npy.Read<double>(path));
                Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
            });
        }
    }

    [Fact]
    public void EveryTruncationIsRefused()
    {
        byte[] file = Bytes("<i2 Fortran");
        for (int length = 0; length < file.Length; length++) Refused(file[..length]);
        Refused([.. file, 0]);
    }

    [Fact]
    public void OtherFilesAreRefused()
    {
        byte[] file = Bytes("<f8");
        Assert.Contains("version 4.0", Refused([.. file[..6], 4, .. file[7..]]), StringComparison.Ordinal);
        Assert.Contains("version 0.0", Refused([.. file[..6], 0, .. file[7..]]), StringComparison.Ordinal);
        Assert.Contains("version 1.1", Refused([.. file[..7], 1, .. file[8..]]), StringComparison.Ordinal);
        Assert.Contains(".npz archive", Refused([(byte)'P', (byte)'K', .. new byte[20]]), StringComparison.Ordinal);
        Refused([0x92, .. file[1..]]);
        Refused(new byte[100]);
        Assert.Throws<NotSupportedException>(() => Npy.Read<Half>(new MemoryStream(file)));
    }

    private static string Refused(byte[] file)
    {
        DataFormatException error = Assert.Throws<DataFormatException>(() => Npy.Read<double>(new MemoryStream(file)));
        Assert.InRange(error.Message.Length, 20, 400);
        return error.Message;
    }

    private static byte[] Header(string dictionary)
    {
        byte[] text = Encoding.Latin1.GetBytes(dictionary);
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, (byte)(text.Length >> 8), .. text];
    }

    private static byte[] Bytes(string name) => Files[name].GetProperty("file").GetBytesFromBase64();

    private static Dictionary<string, JsonElement> Load()
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllBytes(TestFiles.Find("Arrays/vectors/npy.json")));
        return json.RootElement.Clone().EnumerateArray().ToDictionary(file => file.GetProperty("name").GetString()!);
    }
}
