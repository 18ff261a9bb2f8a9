using NetGen.Data;
using NetGen.Fuzz.Mutation;

namespace NetGen.Fuzz.Readers;

/// <summary>Networks with their scalers, in one file.</summary>
internal sealed class ScaledReader : Reader
{
    private const string Inputs = "netgen.scaler.inputs", Targets = "netgen.scaler.targets";

    private static readonly byte[][] Corpus =
    [
        Saved(new(new Small(seed: 1), ScalerReader.Scalers[0], ScalerReader.Scalers[2])),
        Saved(new(new Small(seed: 2), ScalerReader.Scalers[1], ScalerReader.Scalers[3])),
    ];

    public override string Name => "scaled";

    public override FuzzInput Make(Dice dice)
    {
        Safetensors parts = Safetensors.Of(dice.Of<byte[]>(Corpus));
        return new FuzzInput(dice.Below(4) switch
        {
            0 => parts.Mutated(dice),
            1 => parts.WithText(Targets, text => ScalerReader.Mutate(dice, text)),
            _ => parts.WithText(Inputs, text => ScalerReader.Mutate(dice, text)),
        });
    }

    public override object Load(FuzzInput input)
    {
        using var stream = new MemoryStream(input.File);
        return ScaledNetwork<Small, double>.Load(stream);
    }

    public override void Check(FuzzInput input, object loaded)
    {
        var scaled = (ScaledNetwork<Small, double>)loaded;
        NetworkReader.Check<Small, double>(input.File, scaled.Network);
        ScalerReader.Check(scaled.InputScaler);
        if (scaled.TargetScaler is { } targets) ScalerReader.Check(targets);
        byte[] saved = Saved(scaled);
        using var stream = new MemoryStream(saved);
        Require(Saved(ScaledNetwork<Small, double>.Load(stream)).AsSpan().SequenceEqual(saved), "network and scalers change when they are saved");
    }

    public override bool IsDocumented(Exception error) => error is NetworkFileException or DataFormatException;

    private static byte[] Saved(ScaledNetwork<Small, double> scaled)
    {
        using var stream = new MemoryStream();
        scaled.Save(stream);
        return stream.ToArray();
    }
}
