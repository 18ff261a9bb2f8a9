using System.IO.Compression;
using NetGen.Data;
using NetGen.Fuzz.Mutation;

namespace NetGen.Fuzz.Readers;

/// <summary>Compressed files of every kind: damaged inside, damaged outside, and such that unfold to far more than they are.</summary>
internal sealed class GzipReader(string folder) : Reader
{
    private const int Table = 0, Plain = 1, Array = 2, Images = 3, Kinds = 4;

    private static readonly CsvOptions NoHeader = new() { HasHeader = false, Missing = MissingValues.Fill(0) };

    /// <summary>What is refused before it takes memory: lines of very many fields, lines that never end, arrays that claim more than is there.</summary>
    private static readonly (int Kind, byte[] File)[] Bombs =
    [
        (Plain, Compressed(Bytes.Repeated(",0"u8, 2_000_000))), (Plain, Compressed(Bytes.Repeated(","u8, 3_000_000))),
        (Table, Compressed(Bytes.Repeated(",\"a\nb\""u8, 500_000))), (Plain, Compressed(Bytes.Repeated("x"u8, 18_000_000))),
        (Table, Compressed([.. "a,y\n\""u8, .. Bytes.Repeated("1,2\n"u8, 5_000_000)])),
        (Array, Compressed([.. NpyReader.Written("<f8", "(2000000000,)", []), .. new byte[500_000]])),
        (Images, Compressed([0, 0, 0x0e, 2, 0x40, 0, 0, 0, 0, 0, 0, 1, .. new byte[500_000]])),
    ];

    private readonly string[] _paths = [.. ((string[])["x.csv.gz", "y.csv.gz", "x.npy.gz", "x.idx.gz"]).Select(name => Path.Combine(folder, name))];
    private readonly IdxReader _idx = new(folder);

    public override string Name => "gz";

    public override FuzzInput Make(Dice dice)
    {
        if (dice.OneIn(500))
        {
            (int bombKind, byte[] bomb) = dice.Of<(int, byte[])>(Bombs);
            return new FuzzInput(bomb, bombKind);
        }

        int kind = dice.Below(Kinds);
        byte[] contents = kind switch { Array => NpyReader.Mutate(dice), Images => _idx.Make(dice).File, _ => CsvReader.Mutate(dice) };
        byte[] file = Compressed(contents);
        int half = dice.Below(contents.Length + 1);
        return dice.Below(8) switch
        {
            0 => new FuzzInput(file[..dice.Below(file.Length)], kind, null),
            1 or 2 => new FuzzInput(Bytes.Mutate(dice, file), kind, contents),
            3 => new FuzzInput([.. file, .. Bytes.Random(dice, dice.Between(1, 40))], kind, contents),
            4 => new FuzzInput([.. Compressed(contents[..half]), .. Compressed(contents[half..])], kind, contents),
            _ => new FuzzInput(file, kind, contents),
        };
    }

    public override object Load(FuzzInput input)
    {
        string path = _paths[input.Choice];
        File.WriteAllBytes(path, input.File);
        return input.Choice switch
        {
            Table => Csv.Load<float>(path),
            Plain => Csv.Load<float>(path, NoHeader),
            Array => Npy.Read<float>(path),
            _ => Idx.Read<float>(path),
        };
    }

    public override void Check(FuzzInput input, object loaded)
    {
        Require(input.Second is not null, "the file is cut short, or a bomb");
        using var stream = new MemoryStream(input.Second!);
        bool same = loaded switch
        {
            LoadedData<float> table => CsvReader.AreSame(table, Csv.Read<float>(stream, input.Choice == Table ? null : NoHeader)),
            NumericArray<float> array => NpyReader.AreSame(array, input.Choice == Array ? Npy.Read<float>(stream) : Idx.Read<float>(stream)),
            _ => false,
        };
        Require(same, "what is read is not what was compressed");
    }

    public override bool IsDocumented(Exception error) => error is DataFormatException or ArgumentException { ParamName: "options" };

    public override long MostBytes(FuzzInput input) => 80 << 20;

    private static byte[] Compressed(byte[] contents)
    {
        var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Fastest)) stream.Write(contents);
        return compressed.ToArray();
    }
}
