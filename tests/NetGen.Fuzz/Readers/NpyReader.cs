using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using NetGen.Data;
using NetGen.Fuzz.Mutation;

namespace NetGen.Fuzz.Readers;

/// <summary>Arrays of NumPy, read as a whole and row by row.</summary>
internal sealed class NpyReader(string folder) : Reader
{
    private static readonly byte[][] Corpus =
    [
        Written("<f8", "(2, 3)", Doubles(6)), Written("<f8", "(4,)", Doubles(4), fortran: true), Written("<f8", "()", Doubles(1)),
        Written("<f8", "(2, 0)", []), Written(">f8", "(1, 2, 1)", Doubles(2)), Written("<f4", "(2, 3)", new byte[24], fortran: true),
        Written("|u1", "(5, 1)", [0, 1, 2, 255, 7]), Written("|i1", "(2,)", [1, 255]), Written("<i2", "(3,)", new byte[6], version: 2),
        Written(">i4", "(2, 2)", new byte[16], version: 3), Written("<i8", "(2,)", [.. new byte[15], 0x7f]),
        Written("<f8", "(2, 3, 4)", Doubles(24), fortran: true), Written("|b1", "(3,)", [0, 1, 2]), Written("<u2", "(2, 1)", [1, 2, 255, 255]),
        Written(">u4", "(2,)", [0xff, .. new byte[7]]), Written("<u8", "(1, 1)", [.. new byte[7], 0xff]), Written("<f2", "(2, 2)", [0, 0x3c, 0, 0x7c, 1, 0, 0, 0xfe]),
    ];

    private readonly string _path = Path.Combine(folder, "x.npy");

    public override string Name => "npy";

    public static byte[] Mutate(Dice dice)
    {
        byte[] file = dice.Of<byte[]>(Corpus);
        int start = file[6] == 1 ? 10 : 12, length = file[8] | (file[9] << 8);
        byte[] header = file[start..(start + length)], data = file[(start + length)..];
        switch (dice.Below(8))
        {
            case 0: return file;
            case 1: return Bytes.Mutate(dice, file);
            case 2: return [.. file[..(start + length)], .. Bytes.Mutate(dice, data)];
            case 3: return [.. file[..(start + length)], .. data.Length == 0 ? data : Bytes.WithNumber(dice, data, dice.Below(data.Length))];
            default:
                for (int times = dice.Between(1, 3); times > 0; times--) header = Tokens.Mutate(dice, header, Words.Python);
                return [.. file[..8], (byte)header.Length, (byte)(header.Length >> 8), .. file[10..start], .. header, .. data];
        }
    }

    public override FuzzInput Make(Dice dice) => new(Mutate(dice), dice.Below(32));

    public override object Load(FuzzInput input)
    {
        using var stream = new MemoryStream(input.File);
        return input.Choice % 2 == 0 ? Npy.Read<double>(stream) : Npy.Read<float>(stream);
    }

    public override void Check(FuzzInput input, object loaded)
    {
        if (loaded is NumericArray<float> single) CheckSaved(single, "<f4", MemoryMarshal.AsBytes(single.Values.Span).ToArray());
        else CheckSaved((NumericArray<double>)loaded, "<f8", MemoryMarshal.AsBytes(((NumericArray<double>)loaded).Values.Span).ToArray());
        if (input.Choice < 4 && loaded is NumericArray<double> array) CheckRows(input.File, array);
    }

    public override bool IsDocumented(Exception error) => error is DataFormatException;

    /// <summary>Two arrays of the same numbers; what is not a number may be so in other bits.</summary>
    public static bool AreSame<T>(NumericArray<T> first, NumericArray<T> second)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        if (!first.Shape.SequenceEqual(second.Shape) || first.Values.Length != second.Values.Length) return false;
        for (int i = 0; i < first.Values.Length; i++)
        {
            if (!first.Values.Span[i].Equals(second.Values.Span[i])) return false;
        }

        return true;
    }

    public static byte[] Written(string type, string shape, byte[] data, bool fortran = false, int version = 1)
    {
        string header = $"{{'descr': '{type}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': {shape}, }}\n";
        byte[] length = [(byte)header.Length, (byte)(header.Length >> 8), 0, 0];
        return [0x93, .. "NUMPY"u8, (byte)version, 0, .. length[..(version == 1 ? 2 : 4)], .. Encoding.ASCII.GetBytes(header), .. data];
    }

    private static void CheckSaved<T>(NumericArray<T> array, string type, byte[] bytes)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        Require(array.Shape.Aggregate(1L, (product, length) => product * length) == array.Values.Length, "the shape does not fit the values");
        string shape = $"({string.Concat(array.Shape.Select(length => length.ToString(CultureInfo.InvariantCulture) + ","))})";
        using var stream = new MemoryStream(Written(type, shape, bytes));
        Require(AreSame(array, Npy.Read<T>(stream)), "the array changes when it is written");
    }

    /// <summary>Row by row it is the same, or refused for one of the reasons that there are.</summary>
    private void CheckRows(byte[] file, NumericArray<double> array)
    {
        File.WriteAllBytes(_path, file);
        bool mayFail = array.Shape.Count == 0 || array.Values.IsEmpty || file.AsSpan().IndexOf("True"u8) > 0
            || array.Values.ToArray().Any(value => !double.IsFinite(value));
        try
        {
            using NpyExamples<double> source = Npy.Open<double>(_path, _path);
            double[] inputs = new double[array.Values.Length], targets = new double[array.Values.Length];
            Require(source.Count == array.Shape[0] && source.Read(inputs, targets) == array.Shape[0], "there are other rows");
            Require(inputs.AsSpan().SequenceEqual(array.Values.Span) && targets.AsSpan().SequenceEqual(inputs), "rows have other values");
        }
        catch (DataFormatException) when (mayFail)
        {
            // In Fortran order, say.
        }
    }

    private static byte[] Doubles(int count) => MemoryMarshal.AsBytes<double>(Enumerable.Range(0, count).Select(i => i / 3.0 - 1).ToArray()).ToArray();
}
