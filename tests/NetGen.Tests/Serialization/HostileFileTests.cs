using System.Text;
using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Serialization;

/// <summary>Files that are damaged, lie, or belong to another network.</summary>
public sealed class HostileFileTests
{
    private const string W = Safetensors.Weight, B = Safetensors.Bias;

    private static readonly byte[] Good = Safetensors.Save(new FakeNetwork<Regression, double>());

    [Fact]
    public void TheHandMadeFileIsGood() => Safetensors.Load(Safetensors.File("{" + W + "," + B + "}"));

    [Fact]
    public void LongFingerprintsDoNotFillTheMessage()
    {
        string header = "{\"__metadata__\":{\"netgen.fingerprint\":\"" + new string('x', 1_000_000) + "\"}," + W + "," + B + "}";
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => Safetensors.Load(Safetensors.File(header)));
        Assert.EndsWith($"but it is '{new string('x', 200)}...'.", error.Message, StringComparison.Ordinal);
        Assert.True(error.Message.Length < 500);
    }

    public static TheoryData<string, string, string?> Headers => new()
    {
        // Wrong types and shapes.
        { "{" + W.Replace("F64", "F32") + "," + B + "}", "wrong type: expected F64, but it is F32", "layer1.weight" },
        { "{" + W + "," + B.Replace("F64", "I64") + "}", "wrong type: expected F64, but it is I64", "layer1.bias" },
        { "{" + W.Replace("F64", "f64") + "," + B + "}", "wrong type", "layer1.weight" },
        { "{" + W.Replace("[2,1]", "[1,2]") + "," + B + "}", "wrong shape: expected [2, 1], but it is [1, 2]", "layer1.weight" },
        { "{" + W.Replace("[2,1]", "[2]") + "," + B + "}", "wrong shape: expected [2, 1], but it is [2]", "layer1.weight" },
        { "{" + W.Replace("[2,1]", "[]") + "," + B + "}", "wrong shape: expected [2, 1], but it is []", "layer1.weight" },
        { "{" + W.Replace("[2,1]", "[2,1,1]") + "," + B + "}", "wrong shape", "layer1.weight" },
        { "{" + W + "," + B.Replace("[1]", "[1,1]") + "}", "wrong shape: expected [1], but it is [1, 1]", "layer1.bias" },
        { "{" + W.Replace("[2,1]", "[9223372036854775807,9223372036854775807]") + "," + B + "}", "wrong shape", "layer1.weight" },
        { "{" + W.Replace("[2,1]", "[1,1,1,1,1,1,1,1,1]") + "," + B + "}", "at most 8 whole numbers", "layer1.weight" },
        // Missing, extra and repeated tensors.
        { "{" + W + "}", "is missing", "layer1.bias" },
        { "{" + B + "}", "is missing", "layer1.weight" },
        { "{}", "is missing", "layer1.weight" },
        { "{" + W + "," + B + "," + B.Replace("layer1", "layer2") + "}", "is not one of the network's", "layer2.bias" },
        { "{" + W + "," + B + "," + W + "}", "twice", "layer1.weight" },
        { "{" + W.Replace("layer1", "Layer1") + "," + B + "}", "is not one of the network's", "Layer1.weight" },
        { "{" + W.Replace("layer1", new string('x', 5000)) + "," + B + "}", "is not one of the network's", null },
        // Lying places.
        { "{" + W.Replace("[0,16]", "[0,8]") + "," + B + "}", "needs 16 bytes, but its place is [0, 8)", "layer1.weight" },
        { "{" + W.Replace("[0,16]", "[16,0]") + "," + B + "}", "needs 16 bytes", "layer1.weight" },
        { "{" + W.Replace("[0,16]", "[0,9223372036854775807]") + "," + B + "}", "needs 16 bytes", "layer1.weight" },
        { "{" + W.Replace("[0,16]", "[8,24]") + "," + B + "}", "leaves a gap", "layer1.weight" },
        { "{" + W + "," + B.Replace("[16,24]", "[8,16]") + "}", "overlaps another: expected to begin at 16, but it begins at 8", "layer1.bias" },
        { "{" + W + "," + B.Replace("[16,24]", "[0,8]") + "}", "overlaps", null },
        { "{" + W + "," + B.Replace("[16,24]", "[24,32]") + "}", "leaves a gap: expected to begin at 16, but it begins at 24", "layer1.bias" },
        { "{" + W.Replace("[0,16]", "[9223372036854775791,9223372036854775807]") + "," + B + "}", "leaves a gap", null },
        { "{" + W.Replace("[0,16]", "[-16,0]") + "," + B + "}", "none negative", "layer1.weight" },
        { "{" + W.Replace("[0,16]", "[0.0,16]") + "," + B + "}", "whole numbers", "layer1.weight" },
        { "{" + W.Replace("[0,16]", "[0,1.6e1]") + "," + B + "}", "whole numbers", "layer1.weight" },
        { "{" + W.Replace("[0,16]", "[0,99999999999999999999]") + "," + B + "}", "whole numbers", "layer1.weight" },
        { "{" + W.Replace("[0,16]", "[0,\"16\"]") + "," + B + "}", "whole numbers", "layer1.weight" },
        { "{" + W.Replace("[0,16]", "[0,null]") + "," + B + "}", "whole numbers", "layer1.weight" },
        { "{" + W.Replace("[0,16]", "[0,[16]]") + "," + B + "}", "", null },
        { "{" + W.Replace("[0,16]", "[0]") + "," + B + "}", "two data_offsets", "layer1.weight" },
        { "{" + W.Replace("[0,16]", "[]") + "," + B + "}", "two data_offsets", "layer1.weight" },
        { "{" + W.Replace("[0,16]", "[0,16,24]") + "," + B + "}", "at most 2 whole numbers", "layer1.weight" },
        // Entries that are none.
        { "{\"layer1.weight\":null," + B + "}", "the entry of a tensor", null },
        { "{\"layer1.weight\":[]," + B + "}", "the entry of a tensor", null },
        { "{\"layer1.weight\":{}," + B + "}", "needs a dtype", "layer1.weight" },
        { "{" + W.Replace("\"dtype\":\"F64\",", "") + "," + B + "}", "needs a dtype", "layer1.weight" },
        { "{" + W.Replace("\"shape\":[2,1],", "") + "," + B + "}", "needs a dtype", "layer1.weight" },
        { "{" + W.Replace(",\"data_offsets\":[0,16]", "") + "," + B + "}", "needs a dtype", "layer1.weight" },
        { "{" + W.Replace("\"F64\"", "64") + "," + B + "}", "a dtype", null },
        { "{" + W.Replace("\"F64\"", "null") + "," + B + "}", "a dtype", null },
        { "{" + W.Replace("[2,1]", "2") + "," + B + "}", "shape", null },
        { "{" + W.Replace("\"shape\"", "\"stride\":1,\"shape\"") + "," + B + "}", "unknown or stands there twice", "layer1.weight" },
        { "{" + W.Replace("\"dtype\":\"F64\"", "\"dtype\":\"F64\",\"dtype\":\"F64\"") + "," + B + "}", "twice", "layer1.weight" },
        // Metadata.
        { "{\"__metadata__\":[]," + W + "," + B + "}", "the metadata", null },
        { "{\"__metadata__\":{\"a\":1}," + W + "," + B + "}", "a value of the metadata", null },
        { "{\"__metadata__\":{\"a\":{}}," + W + "," + B + "}", "a value of the metadata", null },
        { "{\"__metadata__\":{},\"__metadata__\":{}," + W + "," + B + "}", "metadata twice", null },
        { "{\"__metadata__\":{\"netgen.fingerprint\":\"input 2; dense 1 Sigmoid bias\"}," + W + "," + B + "}", "expected 'input 2; dense 1 Identity bias'", null },
        { "{\"__metadata__\":{\"netgen.fingerprint\":\"\"}," + W + "," + B + "}", "belongs to another network", null },
        // Text that is no header.
        { " ", "", null },
        { "null", "the header", null },
        { "[]", "the header", null },
        { "\"header\"", "the header", null },
        { "{", "", null },
        { "{" + W + ",}", "not valid JSON", null },
        { "{" + W + B + "}", "not valid JSON", null },
        { "{" + W + "," + B + "}}", "not valid JSON", null },
        { "{" + W + "," + B + "} {}", "not valid JSON", null },
        { "{" + W + "," + B + "", "", null },
        { "{/* comment */" + W + "," + B + "}", "not valid JSON", null },
        { "\ufeff{" + W + "," + B + "}", "not valid JSON", null },
        { "{\"\\ud800\":{}," + W + "," + B + "}", "not valid JSON", null },
        { new string('[', 10_000), "", null },
        { "{\"layer1.weight\":" + string.Concat(Enumerable.Repeat("{\"a\":", 5000)), "", null },
        { "{\"__metadata__\":{\"a\":" + new string('[', 5000) + "}", "", null },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void HeadersThatLieAreRefused(string header, string message, string? tensor)
    {
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => Safetensors.Load(Safetensors.File(header)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.InRange(error.Message.Length, 10, 400);
        if (tensor is not null) Assert.Equal(tensor, error.Tensor);
    }

    [Fact]
    public void EveryTruncationIsRefused()
    {
        for (int length = 0; length < Good.Length; length++)
        {
            NetworkFileException error = Assert.Throws<NetworkFileException>(() => Safetensors.Load(Good[..length]));
            Assert.Contains("cut short", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(100_000)]
    public void BytesBehindTheEndAreRefused(int count)
    {
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => Safetensors.Load([.. Good, .. new byte[count]]));
        Assert.Contains("goes on behind", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryFlippedBitOfTheHeaderIsRefusedOrHarmless()
    {
        // A flip may hit a blank or the metadata's name; then the file still says the same. Otherwise it has to be noticed.
        double[] parameters = new FakeNetwork<Regression, double>().Logical();
        int data = Good.Length - 24, refused = 0;
        for (int bit = 0; bit < data * 8; bit++)
        {
            byte[] file = [.. Good];
            file[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                Assert.Equal(parameters, Safetensors.Load(file).Logical());
            }
            catch (NetworkFileException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, data * 8 * 0.8, data * 8);
    }

    [Theory]
    [InlineData(0ul)]
    [InlineData(1ul)]
    [InlineData(1ul << 20)]
    [InlineData(16ul << 20)]
    [InlineData((16ul << 20) + 1)]
    [InlineData(1ul << 31)]
    [InlineData(1ul << 32)]
    [InlineData(1ul << 63)]
    [InlineData(ulong.MaxValue)]
    public void ALyingHeaderLengthCostsNoMemory(ulong length)
    {
        byte[] file = Safetensors.File(Encoding.UTF8.GetBytes("{" + W + "," + B + "}"), headerLength: length);
        Assert.Throws<NetworkFileException>(() => Safetensors.Load(file));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<NetworkFileException>(() => Safetensors.Load(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void ManyTensorsThatDoNotExistCostNoMemory()
    {
        string many = string.Join(',', Enumerable.Range(2, 20_000).Select(i => B.Replace("layer1", "layer" + i, StringComparison.Ordinal)));
        byte[] file = Safetensors.File("{" + W + "," + many + "}");
        Assert.Throws<NetworkFileException>(() => Safetensors.Load(file));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<NetworkFileException>(() => Safetensors.Load(file));
        // The header, growing as it arrives, and for a moment each name.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 * file.Length);
    }

    /// <summary>A tensor may be wanted as long as the file says it is: the histories of checkpoints are.</summary>
    [Theory]
    [InlineData(200_000_000, 100, "cut short: expected 1600000000 bytes for its tensors, but got 100")]
    [InlineData(300_000_000, 1L << 40, "at most 2147483591 bytes of tensors, but there are 2400000000")]
    public void ALyingTensorLengthCostsNoMemory(int count, long dataBytes, string message)
    {
        byte[] header = Safetensors.File($$$"""{"x":{"dtype":"F64","shape":[{{{count}}}],"data_offsets":[0,{{{8L * count}}}]}}""", dataBytes: 0);
        using var stream = new Endless(header, header.Length + dataBytes);
        var reader = new SafetensorsReader(stream, _ => true);
        long before = GC.GetAllocatedBytesForCurrentThread();
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => reader.ReadData([TensorSpec.OfLength<double>("x", count)]));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    /// <summary>"wikipedi", for example, read as a length.</summary>
    [Theory]
    [InlineData("wikipedia is not it")]
    [InlineData("PK\u0003\u0004\u0014\0\0\0 an archive, as PyTorch's own files are")]
    public void OtherFilesAreCalledSo(string text)
    {
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => Safetensors.Load(Encoding.Latin1.GetBytes(text)));
        Assert.StartsWith("This is no safetensors file", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FoldersAreNoFiles()
    {
        NetworkFileException error = Assert.Throws<NetworkFileException>(
            () => NetworkFile.Load<FakeNetwork<Regression, double>, double>(Path.GetTempPath()));
        Assert.Contains("is a folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TextThatIsNoUtf8IsRefused()
    {
        byte[] header = Encoding.UTF8.GetBytes("{\"__metadata__\":{\"netgen.fingerprint\":\"?\"}," + W + "," + B + "}");
        header[Array.IndexOf(header, (byte)'?')] = 0xff;
        Assert.Throws<NetworkFileException>(() => Safetensors.Load(Safetensors.File(header)));
    }

    [Fact]
    public void RandomBytesAreRefused()
    {
        var random = new Mt19937(1);
        for (int i = 0; i < 300; i++)
        {
            byte[] file = new byte[random.NextUInt32() % 200];
            for (int at = 0; at < file.Length; at++) file[at] = (byte)random.NextUInt32();
            // Half of them claim a header that they have.
            if (file.Length > 8 && i % 2 == 0) BitConverter.TryWriteBytes(file, (ulong)(file.Length - 8));
            Assert.Throws<NetworkFileException>(() => Safetensors.Load(file));
        }
    }

    [Fact]
    public void TheOtherPrecisionIsRefused()
    {
        using var stream = new MemoryStream(Good);
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => NetworkFile.Load<FakeNetwork<Regression, float>, float>(stream));
        Assert.Contains("expected F32, but it is F64", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AnotherNetworkIsRefused()
    {
        using var stream = new MemoryStream(Good);
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => NetworkFile.Load<FakeNetwork<Classes, double>, double>(stream));
        Assert.Contains("expected 'input 2; dense 3 Softmax bias', but it is 'input 2; dense 1 Identity bias'", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A beginning, and any length.</summary>
    private sealed class Endless(byte[] beginning, long length) : MemoryStream(beginning)
    {
        public override long Length => length;
    }
}
