using System.Text;
using NetGen.Tests.Behaviour;
using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Serialization;

/// <summary>Files that do not say whose they are: nobody can see of a square weight which way it lies.</summary>
public sealed class LayoutTests
{
    private const string Tensors = Safetensors.Weight + "," + Safetensors.Bias;

    [Theory]
    [InlineData("{" + Tensors + "}", "does not say which network it belongs to")]
    [InlineData("{\"__metadata__\":{\"format\":\"np\"}," + Tensors + "}", "does not say which network it belongs to")]
    [InlineData("{\"__metadata__\":{\"format\":\"pt\"}," + Tensors + "}", "comes from PyTorch")]
    // Tensors with other names and shapes, as they mostly are: where the file comes from says more.
    [InlineData("{\"fc.weight\":{\"dtype\":\"F64\",\"shape\":[1,2],\"data_offsets\":[0,16]},\"__metadata__\":{\"format\":\"pt\"}}", "comes from PyTorch")]
    public void Are_refused_unless_somebody_says_how_their_weights_lie(string header, string origin)
    {
        byte[] file = Safetensors.File(header);
        using var stream = new MemoryStream(file);
        NetworkFileException error = Assert.Throws<NetworkFileException>(() => NetworkFile.Load<FakeNetwork<Regression, double>, double>(stream));
        Assert.Contains(origin, error.Message, StringComparison.Ordinal);
        Assert.Contains("Load(path, WeightLayout.NetGen)", error.Message, StringComparison.Ordinal);
        if (header.Contains("fc", StringComparison.Ordinal))
            Assert.Contains("'fc.weight' is not one of", Assert.Throws<NetworkFileException>(() => Safetensors.Load(file)).Message, StringComparison.Ordinal);
        else
            Assert.Equal([0.0, 0, 0], Safetensors.Load([.. file[..^24], .. new byte[24]]).Logical());
    }

    /// <summary>By the members of an emitted network, from a file and from a stream.</summary>
    [Fact]
    public void Of_a_network()
    {
        var network = new SmallSingle(seed: 3);
        using var saved = new MemoryStream();
        network.Save(saved);
        // The name of the fingerprint becomes another one.
        string text = Encoding.Latin1.GetString(saved.ToArray()).Replace("netgen.fingerprint", "another.fingerprin", StringComparison.Ordinal);
        byte[] file = Encoding.Latin1.GetBytes(text);
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, file);
            Assert.Throws<NetworkFileException>(() => SmallSingle.Load(path));
            Assert.Throws<NetworkFileException>(() => SmallSingle.Load(new MemoryStream(file)));
            Assert.Equal(Values(network), Values(SmallSingle.Load(path, WeightLayout.NetGen)));
            Assert.Equal(Values(network), Values(SmallSingle.Load(new MemoryStream(file), WeightLayout.NetGen)));
            SmallSingle loaded = NetworkFile.Load<SmallSingle, float>(path, WeightLayout.NetGen, out IReadOnlyDictionary<string, string> texts);
            Assert.Equal(Values(network), Values(loaded));
            Assert.Equal(["another.fingerprin"], texts.Keys);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void A_fingerprint_has_to_match_all_the_same()
    {
        byte[] file = Safetensors.Save(new FakeNetwork<Regression, double>(seed: 2));
        Assert.Equal(new FakeNetwork<Regression, double>(seed: 2).Logical(), Safetensors.Load(file).Logical());
        NetworkFileException error = Assert.Throws<NetworkFileException>(
            () => NetworkFile.Load<FakeNetwork<Classes, double>, double>(new MemoryStream(file), WeightLayout.NetGen));
        Assert.Contains("belongs to another network", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void No_other_layouts() => Assert.Throws<ArgumentOutOfRangeException>(
        "layout", () => NetworkFile.Load<FakeNetwork<Regression, double>, double>(new MemoryStream(), (WeightLayout)7));

    private static float[] Values(SmallSingle network)
    {
        float[] values = new float[SmallSingle.ParameterCount];
        network.CopyParametersTo(values);
        return values;
    }
}
