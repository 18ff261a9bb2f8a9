using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using NetGen.Tests.Data;
using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Serialization;

public sealed class RoundTripTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netgen").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EveryBitComesBack()
    {
        var network = FakeNetwork<Classes, double>.CreateBlank();
        double[] odd = [double.NaN, double.NegativeInfinity, -0.0, double.Epsilon, double.MaxValue, 1.0 / 3, -1e-310, 0, 5];
        network.Parameters.Set(odd);
        string path = Path.Combine(_folder, "odd.safetensors");
        NetworkFile.Save<FakeNetwork<Classes, double>, double>(network, path);
        double[] back = NetworkFile.Load<FakeNetwork<Classes, double>, double>(path).Logical();
        Assert.Equal(odd.Select(BitConverter.DoubleToInt64Bits), back.Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void SinglePrecisionComesBackToo()
    {
        var network = new FakeNetwork<Questions, float>(seed: 4);
        using var stream = new MemoryStream();
        NetworkFile.Save<FakeNetwork<Questions, float>, float>(network, stream);
        stream.Position = 0;
        Assert.Equal(network.Logical(), NetworkFile.Load<FakeNetwork<Questions, float>, float>(stream).Logical());
        Assert.True(stream.CanRead);
    }

    /// <summary>Files of ours are recognised by their bytes, and hold what they say to somebody who reads them: the parameters in logical order.</summary>
    [Fact]
    public void TheHeaderIsRecognised()
    {
        var saved = new FakeNetwork<Regression, double>();
        byte[] file = Safetensors.Save(saved);
        NetworkDescription network = FakeNetwork<Regression, double>.Description;
        byte[] header = file[8..(8 + (int)BinaryPrimitives.ReadUInt64LittleEndian(file))];
        Assert.True(OwnHeader.IsOf(network, sizeof(double), header));
        using var stream = new MemoryStream(file);
        var reader = new SafetensorsReader(stream, _ => true);
        Assert.Equal(network.Fingerprint, Assert.Single(reader.Header.Texts).Value);
        reader.ReadData(TensorSpec.Of<double>(network.Layout));
        Assert.Equal(MemoryMarshal.AsBytes<double>(saved.Logical()), reader.Data);

        // A byte more or less, or another, and it has to be read.
        Assert.True(OwnHeader.IsOf(network, sizeof(double), [.. header, (byte)' ']));
        Assert.False(OwnHeader.IsOf(network, sizeof(double), [.. header, (byte)'x']));
        Assert.False(OwnHeader.IsOf(network, sizeof(double), header[1..]));
        Assert.False(OwnHeader.IsOf(network, sizeof(double), []));
        Assert.False(OwnHeader.IsOf(network with { InputSize = network.InputSize + 1 }, sizeof(double), header));
        Assert.False(OwnHeader.IsOf(network, sizeof(float), header));
        for (int i = 0; i < header.AsSpan().TrimEnd((byte)' ').Length; i++)
        {
            byte[] other = [.. header];
            other[i] ^= 1;
            Assert.False(OwnHeader.IsOf(network, sizeof(double), other));
        }
    }

    /// <summary>The texts are the same whether the file was recognised or read.</summary>
    [Fact]
    public void ARecognisedFileHasItsFingerprintAmongTheTexts()
    {
        using var stream = new MemoryStream(Safetensors.Save(new FakeNetwork<Regression, double>()));
        NetworkFile.Load<FakeNetwork<Regression, double>, double>(stream, out IReadOnlyDictionary<string, string> texts);
        Assert.Equal([new("netgen.fingerprint", FakeNetwork<Regression, double>.Description.Fingerprint)], texts);
    }

    [Fact]
    public void StreamsThatHandOutAByteAtATimeWillDo()
    {
        var network = new FakeNetwork<Regression, double>();
        using var stream = new Trickle(Safetensors.Save(network));
        Assert.Equal(network.Logical(), NetworkFile.Load<FakeNetwork<Regression, double>, double>(stream).Logical());
    }

    [Fact]
    public void TheLayoutIsThatOfTheFormat()
    {
        var network = FakeNetwork<Regression, double>.CreateBlank();
        network.Parameters.Set([1.5, -2, 0.25]);
        byte[] file = Safetensors.Save(network);
        int length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        Assert.Equal(0, length % 8);
        Assert.Equal((byte)'{', file[8]);
        JsonElement header = JsonDocument.Parse(Encoding.UTF8.GetString(file, 8, length)).RootElement;
        Assert.Equal("input 2; dense 1 Identity bias", header.GetProperty("__metadata__").GetProperty("netgen.fingerprint").GetString());
        Assert.Equal("""{"dtype":"F64","shape":[2,1],"data_offsets":[0,16]}""", header.GetProperty("layer1.weight").GetRawText());
        Assert.Equal("""{"dtype":"F64","shape":[1],"data_offsets":[16,24]}""", header.GetProperty("layer1.bias").GetRawText());
        Assert.Equal(8 + length + 24, file.Length);
        Assert.Equal([1.5, -2, 0.25], Enumerable.Range(0, 3).Select(i => BitConverter.ToDouble(file, 8 + length + 8 * i)));
    }

    [Fact]
    public void FilesOfOtherMakersAreRead()
    {
        string path = TestFiles.Find("Serialization/vectors/by_hand.safetensors");
        Assert.Equal([-1.25, 3.0e-5, 0.5], NetworkFile.Load<FakeNetwork<Regression, double>, double>(path, WeightLayout.NetGen).Logical());
    }

    [Fact]
    public void LoadedNetworksHaveZeroPadding()
    {
        FakeNetwork<Regression, double> network = Safetensors.Load(Safetensors.Save(new FakeNetwork<Regression, double>()));
        Assert.Equal(new FakeNetwork<Regression, double>().Parameters.Values.ToArray(), network.Parameters.Values.ToArray());
    }

    [Fact]
    public void ReplacesTheFileAndLeavesNothingBeside()
    {
        string path = Path.Combine(_folder, "model.safetensors");
        File.WriteAllText(path, "an older and much longer file " + new string('x', 10_000));
        var network = new FakeNetwork<Regression, double>(seed: 9);
        NetworkFile.Save<FakeNetwork<Regression, double>, double>(network, path);
        Assert.Equal(network.Logical(), NetworkFile.Load<FakeNetwork<Regression, double>, double>(path).Logical());
        Assert.Equal([path], Directory.GetFiles(_folder));
    }

    [Fact]
    public void AFailureLeavesTheOldFile()
    {
        string path = Path.Combine(_folder, "model.safetensors");
        File.WriteAllText(path, "old");
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(path, stream =>
        {
            stream.Write("half"u8);
            throw new InvalidOperationException("the disk is full");
        }));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
        Assert.Throws<DirectoryNotFoundException>(
            () => NetworkFile.Save<FakeNetwork<Regression, double>, double>(new(), Path.Combine(_folder, "nowhere", "model.safetensors")));
    }

    [Fact]
    public void AnOldFileKeepsItsMode()
    {
        if (OperatingSystem.IsWindows()) return;
        string path = Path.Combine(_folder, "model.safetensors");
        // One more open than new files are, one less.
        foreach (UnixFileMode mode in (UnixFileMode[])[(UnixFileMode)0b110_110_110, (UnixFileMode)0b110_000_000])
        {
            File.WriteAllText(path, "old");
            File.SetUnixFileMode(path, mode);
            AtomicFile.Write(path, stream =>
            {
                Assert.Equal(mode, new FileInfo(Directory.GetFiles(_folder, "*.tmp").Single()).UnixFileMode);
                stream.Write("new"u8);
            });
            Assert.Equal(("new", mode), (File.ReadAllText(path), File.GetUnixFileMode(path)));
        }
    }

    [Fact]
    public void AReadOnlyFileIsRefused()
    {
        string path = Path.Combine(_folder, "model.safetensors");
        File.WriteAllText(path, "old");
        new FileInfo(path).IsReadOnly = true;
        UnauthorizedAccessException error = Assert.Throws<UnauthorizedAccessException>(
            () => NetworkFile.Save<FakeNetwork<Regression, double>, double>(new(), path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder));
        new FileInfo(path).IsReadOnly = false;
    }

    [Fact]
    public void ALinkStaysALink()
    {
        // Only administrators make links on Windows.
        if (OperatingSystem.IsWindows()) return;
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "models")).FullName;
        string path = Path.Combine(folder, "model1"), link = Path.Combine(_folder, "link"), latest = Path.Combine(_folder, "latest");
        File.CreateSymbolicLink(link, Path.Combine("models", "model1"));
        File.CreateSymbolicLink(latest, "link");
        // First the links point to nothing, then to a file.
        foreach (string text in (string[])["one", "two"])
        {
            AtomicFile.Write(latest, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
            Assert.Equal(("link", text), (new FileInfo(latest).LinkTarget, File.ReadAllText(path)));
            Assert.Equal([path], Directory.GetFiles(folder));
        }

        Assert.Equal(2, Directory.GetFiles(_folder).Length);
    }

    [Fact]
    public void NamesMayBeAsLongAsTheyCanBe()
    {
        // Windows counts the whole path, Unix the name.
        string path = Path.Combine(_folder, new string('x', OperatingSystem.IsWindows() ? 100 : 255));
        AtomicFile.Write(path, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(path));
    }

    [Fact]
    public void WhatWentWrongIsReportedEvenWhenNothingCanBeCleanedUp()
    {
        if (OperatingSystem.IsWindows()) return;
        string folder = Directory.CreateDirectory(Path.Combine(_folder, "gone")).FullName;
        Assert.Throws<InvalidOperationException>(() => AtomicFile.Write(Path.Combine(folder, "model"), _ =>
        {
            Directory.Delete(folder, recursive: true);
            throw new InvalidOperationException("the disk is gone");
        }));
    }

    [Fact]
    public void AMissingFileIsAMissingFile() => Assert.Throws<FileNotFoundException>(
        () => NetworkFile.Load<FakeNetwork<Regression, double>, double>(Path.Combine(_folder, "none.safetensors")));

    [Fact]
    public void MissingPartsAreNamed()
    {
        Assert.Throws<ArgumentNullException>("network", () => NetworkFile.Save<FakeNetwork<Regression, double>, double>(null!, Stream.Null));
        Assert.Throws<ArgumentNullException>("stream", () => NetworkFile.Save<FakeNetwork<Regression, double>, double>(new(), (Stream)null!));
        Assert.Throws<ArgumentNullException>("stream", () => NetworkFile.Load<FakeNetwork<Regression, double>, double>((Stream)null!));
        Assert.Throws<ArgumentException>("path", () => NetworkFile.Load<FakeNetwork<Regression, double>, double>(""));
    }

    /// <summary>Not seekable, of unknown length, one byte per read.</summary>
    private sealed class Trickle(byte[] bytes) : Stream
    {
        private int _next;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            if (_next == bytes.Length || buffer.IsEmpty) return 0;
            buffer[0] = bytes[_next++];
            return 1;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    [Fact]
    public void TextsOfTheCallersAreKept()
    {
        var network = new FakeNetwork<Regression, double>();
        using var stream = new MemoryStream();
        NetworkFile.Save<FakeNetwork<Regression, double>, double>(network, stream, new Dictionary<string, string> { ["units"] = "\"m/s\"\n\u00b2", ["empty"] = "" });
        stream.Position = 0;
        NetworkFile.Load<FakeNetwork<Regression, double>, double>(stream, out IReadOnlyDictionary<string, string> texts);
        Assert.Equal(["netgen.fingerprint", "units", "empty"], texts.Keys);
        Assert.Equal("\"m/s\"\n\u00b2", texts["units"]);
        Assert.Equal("", texts["empty"]);
    }

    [Fact]
    public void TextsThatNoFileCanHoldAreRefused()
    {
        Assert.Throws<ArgumentException>("texts", () => Save("netgen.fingerprint", "mine"));
        Assert.Throws<ArgumentException>("texts", () => Save("long", new string('x', 16 << 20)));

        static void Save(string name, string text) => NetworkFile.Save<FakeNetwork<Regression, double>, double>(
            new FakeNetwork<Regression, double>(), new MemoryStream(), new Dictionary<string, string> { [name] = text });
    }
}
