using System.Text;
using NetGen.Data;
using NetGen.Fuzz.Mutation;

namespace NetGen.Fuzz.Readers;

/// <summary>Scalers in files of their own.</summary>
internal sealed class ScalerReader : Reader
{
    private static readonly double[] Rows = [1, 2, 3, -4, 0.5, 1e-300, 1e100, 7, 8, 0.1, 0.2, 0.3];

    /// <summary>A dataset's scalers: three inputs, two outputs.</summary>
    public static Scaler[] Scalers { get; } =
    [
        StandardScaler.Fit<double>(Rows, 3), MinMaxScaler.Fit<double>(Rows, 3, -1, 1),
        StandardScaler.Fit<double>(Rows, 2), MinMaxScaler.Fit<double>(Rows.AsSpan(1, 2), 2),
    ];

    private static readonly byte[][] Corpus =
    [
        .. Scalers.Select(Saved),
        [.. """{"format":"netgen-scaler","version":1,"kind":"minmax","minimum":[1],"maximum":[1],"range":[0,1]}"""u8],
    ];

    public override string Name => "scaler";

    public static byte[] Mutate(Dice dice, byte[] text)
    {
        for (int times = dice.Below(4); times > 0; times--) text = dice.OneIn(6) ? Bytes.Mutate(dice, text) : Tokens.Mutate(dice, text, Words.Json);
        return text;
    }

    public override FuzzInput Make(Dice dice) => new(Mutate(dice, dice.Of<byte[]>(Corpus)), dice.Below(2));

    public override object Load(FuzzInput input)
    {
        using var stream = new MemoryStream(input.File);
        return input.Choice == 0 ? StandardScaler.Load(stream) : MinMaxScaler.Load(stream);
    }

    public override void Check(FuzzInput input, object loaded) => Check((Scaler)loaded);

    /// <summary>Saved and loaded again it does the same.</summary>
    public static void Check(Scaler scaler)
    {
        byte[] saved = Saved(scaler);
        using var stream = new MemoryStream(saved);
        Scaler again = scaler is StandardScaler ? StandardScaler.Load(stream) : MinMaxScaler.Load(stream);
        Require(Saved(again).AsSpan().SequenceEqual(saved), $"the scaler becomes another one: {Encoding.UTF8.GetString(saved)}");
        double[] row = new double[scaler.InputSize], expected = new double[scaler.InputSize], actual = new double[scaler.InputSize];
        row.AsSpan().Fill(0.75);
        scaler.Transform<double>(row, expected);
        again.Transform<double>(row, actual);
        Require(expected.AsSpan().SequenceEqual(actual), "the scaler transforms otherwise");
    }

    public override bool IsDocumented(Exception error) => error is DataFormatException;

    private static byte[] Saved(Scaler scaler)
    {
        using var stream = new MemoryStream();
        scaler.Save(stream);
        return stream.ToArray();
    }
}
