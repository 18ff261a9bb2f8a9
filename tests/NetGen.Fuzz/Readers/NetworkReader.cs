using System.Runtime.InteropServices;
using NetGen.Fuzz.Mutation;
using NetGen.Runtime;

namespace NetGen.Fuzz.Readers;

/// <summary>Networks in safetensors files, of both precisions.</summary>
internal sealed class NetworkReader : Reader
{
    private static readonly byte[][] Corpus =
    [
        Saved<Small, double>(new Small(seed: 1), []),
        Saved<Small, double>(new Small(seed: 2), new() { ["note"] = "from \"here\" \u00e9\ud83d\ude00", ["netgen.x"] = "" }),
        Saved<Single, float>(new Single(seed: 3), []), Saved<Other, double>(new Other(seed: 4), []), Reordered(), Foreign(),
    ];

    public override string Name => "network";

    public static byte[] Saved<TNetwork, T>(TNetwork network, Dictionary<string, string> texts)
        where TNetwork : ITrainableNetwork<TNetwork, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        using var stream = new MemoryStream();
        NetworkFile.Save<TNetwork, T>(network, stream, texts);
        return stream.ToArray();
    }

    public override FuzzInput Make(Dice dice)
    {
        byte[] file = dice.Of<byte[]>(Corpus);
        byte[] mutated = dice.Below(8) switch { 0 => file, 1 => Bytes.Mutate(dice, file), _ => Safetensors.Of(file).Mutated(dice) };
        return new FuzzInput(mutated, dice.Below(4));
    }

    public override object Load(FuzzInput input)
    {
        using Stream stream = input.Choice < 2 ? new MemoryStream(input.File) : new Unseekable(input.File);
        return input.Choice % 2 == 0 ? NetworkFile.Load<Small, double>(stream) : NetworkFile.Load<Single, float>(stream);
    }

    public override void Check(FuzzInput input, object loaded)
    {
        if (loaded is Small small) Check<Small, double>(input.File, small);
        else Check<Single, float>(input.File, (Single)loaded);
    }

    public override bool IsDocumented(Exception error) => error is NetworkFileException;

    /// <summary>Numbers are those in the file, and stay so when they are saved.</summary>
    public static void Check<TNetwork, T>(byte[] file, TNetwork network)
        where TNetwork : ITrainableNetwork<TNetwork, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        byte[] expected = [.. ((string[])["layer1.weight", "layer1.bias", "layer2.weight", "layer2.bias"]).SelectMany(name => Safetensors.Tensor(file, name))];
        Require(ParametersOf<TNetwork, T>(network).SequenceEqual(expected), "parameters are not those of the file");
        byte[] saved = Saved<TNetwork, T>(network, []);
        using var stream = new MemoryStream(saved);
        Require(ParametersOf<TNetwork, T>(NetworkFile.Load<TNetwork, T>(stream)).SequenceEqual(expected), "parameters change when they are saved");
    }

    private static byte[] ParametersOf<TNetwork, T>(TNetwork network)
        where TNetwork : ITrainableNetwork<TNetwork, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var parameters = new T[TNetwork.ParameterCount];
        network.CopyParametersTo(parameters);
        return MemoryMarshal.AsBytes<T>(parameters).ToArray();
    }

    /// <summary>Tensors stand in another order than ours, which is legal.</summary>
    private static byte[] Reordered() => Renamed(
        ("layer1.weight", "x"), ("layer2.weight", "layer1.weight"), ("\"x\"", "\"layer2.weight\""),
        ("[3,4]", "[y]"), ("[4,2]", "[3,4]"), ("[y]", "[4,2]"),
        ("[0,96]", "[0,64]"), ("[96,128]", "[64,96]"), ("[128,192]", "[96,192]"));

    /// <summary>Of another maker, who does not say what network it is.</summary>
    private static byte[] Foreign() => Renamed(("netgen.fingerprint", "format"));

    private static byte[] Renamed(params (string From, string To)[] names)
    {
        Safetensors parts = Safetensors.Of(Saved<Small, double>(new Small(seed: 5), []));
        string header = System.Text.Encoding.UTF8.GetString(parts.Header);
        foreach ((string from, string to) in names) header = header.Replace(from, to, StringComparison.Ordinal);
        return (parts with { Header = System.Text.Encoding.UTF8.GetBytes(header) }).File();
    }

    /// <summary>A stream that says nothing about its length.</summary>
    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
