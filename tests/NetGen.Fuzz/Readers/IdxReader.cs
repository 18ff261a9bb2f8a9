using System.Buffers.Binary;
using NetGen.Data;
using NetGen.Fuzz.Mutation;

namespace NetGen.Fuzz.Readers;

/// <summary>Images and labels in IDX files, and single arrays.</summary>
internal sealed class IdxReader(string folder) : Reader
{
    private static readonly (byte[] Images, byte[] Labels)[] Corpus =
    [
        (Written(8, [3, 2, 2], [.. Enumerable.Range(0, 12).Select(i => (byte)(20 * i))]), Written(8, [3], [0, 2, 1])),
        (Written(0x0d, [2, 3], new byte[24]), Written(0x0c, [2], [0, 0, 0, 1, 0, 0, 0, 0])),
        (Written(0x0e, [1, 1, 1, 2], [0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0]), Written(0x0d, [1], [0x3f, 0x80, 0, 0])),
        (Written(0x0b, [4, 1], [0, 1, 0, 2, 0xff, 0xff, 0x7f, 0xff]), Written(0x0b, [4], [0, 0, 0, 3, 0, 9, 0, 1])),
        (Written(9, [2, 1], [1, 0x80]), Written(9, [2], [1, 0])),
    ];

    private static readonly IdxOptions Ten = new() { Classes = 10, Divisor = 255 };

    private readonly string _images = Path.Combine(folder, "images"), _labels = Path.Combine(folder, "labels");

    public override string Name => "idx";

    public override FuzzInput Make(Dice dice)
    {
        (byte[] images, byte[] labels) = dice.Of<(byte[], byte[])>(Corpus);
        if (dice.OneIn(2)) images = Mutate(dice, images);
        if (dice.OneIn(2)) labels = Mutate(dice, labels);
        // Files cost more than bytes in memory.
        return dice.OneIn(3) ? new FuzzInput(images, dice.Between(2, 3), labels) : new FuzzInput(dice.OneIn(2) ? images : labels, dice.Below(2));
    }

    public override object Load(FuzzInput input)
    {
        if (input.Second is not null)
        {
            File.WriteAllBytes(_images, input.File);
            File.WriteAllBytes(_labels, input.Second);
            return Idx.Load<float>(_images, _labels, input.Choice == 2 ? null : Ten);
        }

        using var stream = new MemoryStream(input.File);
        return input.Choice == 0 ? Idx.Read<double>(stream) : Idx.Read<float>(stream);
    }

    public override void Check(FuzzInput input, object loaded)
    {
        if (loaded is LoadedData<float> data) Check(input, data);
        else if (loaded is NumericArray<double> array) CheckRead(input.File, array, value => value);
        else CheckRead(input.File, (NumericArray<float>)loaded, value => (float)value);
    }

    public override bool IsDocumented(Exception error) => error is DataFormatException;

    private static byte[] Mutate(Dice dice, byte[] file) => dice.Below(4) switch
    {
        0 => Bytes.Mutate(dice, file),
        1 => [.. file[..^1], .. Bytes.WithNumber(dice, [0, 0, 0, 0, 0, 0, 0, 0], 0)],
        2 => Bytes.WithNumber(dice, file, dice.Below(file.Length)),
        // Within the values, of whichever size.
        _ => Bytes.WithNumber(dice, file, file.Length - Math.Min(file.Length - 4, dice.Of(1, 2, 4, 8))),
    };

    private static void Check(FuzzInput input, LoadedData<float> loaded)
    {
        double[] images = Values(input.File), labels = Values(input.Second!);
        int classes = input.Choice == 2 ? (int)labels.Max() + 1 : 10;
        Require(loaded.ClassNames.Count == classes && loaded.Data.Count == labels.Length, "there are other labels");
        Require(loaded.Data.InputSize * labels.Length == images.Length, "there are other pixels");
        for (int row = 0; row < labels.Length; row++)
        {
            ReadOnlySpan<float> targets = loaded.Data.Targets.Span.Slice(row * classes, classes);
            Require(targets[(int)labels[row]] == 1 && targets.Count(0f) == classes - 1, "a label is another class");
        }

        double divisor = input.Choice == 2 ? 1 : 255;
        for (int i = 0; i < images.Length; i++) Require(loaded.Data.Inputs.Span[i] == (float)((float)images[i] / divisor), "a pixel is another");
    }

    private static void CheckRead<T>(byte[] file, NumericArray<T> array, Func<double, T> round)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        double[] expected = Values(file);
        Require(array.Shape.Count == file[3] && array.Values.Length == expected.Length, "the shape is wrong");
        for (int i = 0; i < expected.Length; i++) Require(array.Values.Span[i].Equals(round(expected[i])), "a value is wrong");
    }

    /// <summary>The values of a file that was accepted, as somebody else reads them.</summary>
    private static double[] Values(byte[] file)
    {
        ReadOnlySpan<byte> data = file.AsSpan(4 + 4 * file[3]);
        int size = file[2] switch { 8 or 9 => 1, 0x0b => 2, 0x0c or 0x0d => 4, _ => 8 };
        double[] values = new double[data.Length / size];
        for (int i = 0; i < values.Length; i++)
        {
            ReadOnlySpan<byte> bytes = data.Slice(i * size, size);
            values[i] = file[2] switch
            {
                8 => bytes[0],
                9 => (sbyte)bytes[0],
                0x0b => BinaryPrimitives.ReadInt16BigEndian(bytes),
                0x0c => BinaryPrimitives.ReadInt32BigEndian(bytes),
                0x0d => BinaryPrimitives.ReadSingleBigEndian(bytes),
                _ => BinaryPrimitives.ReadDoubleBigEndian(bytes),
            };
        }

        return values;
    }

    private static byte[] Written(byte type, int[] shape, byte[] values)
    {
        byte[] header = new byte[4 + 4 * shape.Length];
        (header[2], header[3]) = (type, (byte)shape.Length);
        for (int i = 0; i < shape.Length; i++) BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + 4 * i), shape[i]);
        return [.. header, .. values];
    }
}
