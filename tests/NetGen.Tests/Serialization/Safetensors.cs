using System.Buffers.Binary;
using System.Text;
using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Serialization;

/// <summary>Safetensors files made by hand, for the networks that are made by hand.</summary>
internal static class Safetensors
{
    public const string Weight = """ "layer1.weight":{"dtype":"F64","shape":[2,1],"data_offsets":[0,16]} """;
    public const string Bias = """ "layer1.bias":{"dtype":"F64","shape":[1],"data_offsets":[16,24]} """;

    /// <summary>A file of a header and 24 bytes of data, or as many as given.</summary>
    public static byte[] File(string header, int dataBytes = 24) => File(Encoding.UTF8.GetBytes(header), dataBytes);

    public static byte[] File(byte[] header, int dataBytes = 24, ulong? headerLength = null)
    {
        byte[] prefix = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(prefix, headerLength ?? (ulong)header.Length);
        return [.. prefix, .. header, .. Enumerable.Repeat((byte)0x3f, dataBytes)];
    }

    public static byte[] Save(FakeNetwork<Regression, double> network)
    {
        using var stream = new MemoryStream();
        NetworkFile.Save<FakeNetwork<Regression, double>, double>(network, stream);
        return stream.ToArray();
    }

    /// <summary>With the layout, since most of these files have no fingerprint.</summary>
    public static FakeNetwork<Regression, double> Load(byte[] file)
    {
        using var stream = new MemoryStream(file);
        return NetworkFile.Load<FakeNetwork<Regression, double>, double>(stream, WeightLayout.NetGen);
    }
}
