using System.Globalization;
using System.IO.Compression;
using NetGen;

namespace DigitsSample;

/// <summary>8x8 grey images and the digits they show, rows back to back.</summary>
/// <param name="Pixels">64 values of each image, 0 (paper) to 1 (ink).</param>
/// <param name="Labels">The digit of each image, 0 to 9.</param>
internal sealed record Images(ReadOnlyMemory<float> Pixels, ReadOnlyMemory<int> Labels)
{
    /// <summary>How many images there are.</summary>
    public int Count => Labels.Length;

    /// <summary>The 64 pixels of one image.</summary>
    public ReadOnlySpan<float> this[int index] => Pixels.Span.Slice(index * Digits.InputSize, Digits.InputSize);

    /// <summary>Some of the images, without copying them.</summary>
    public Images Slice(Range range)
    {
        (int start, int length) = range.GetOffsetAndLength(Count);
        return new Images(Pixels.Slice(start * Digits.InputSize, length * Digits.InputSize), Labels.Slice(start, length));
    }

    /// <summary>As NetGen trains on them: the labels as one-hot targets.</summary>
    public Dataset<float> ToDataset() => Dataset<float>.FromClasses(Digits.InputSize, Digits.OutputSize, Pixels, Labels);

    /// <summary>Reads the images shipped with the sample; <c>data/PROVENANCE.md</c> names their origin and licence.</summary>
    public static Images Read()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz");
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        List<float> pixels = [];
        List<int> labels = [];
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            string[] cells = line.Split(',');
            for (int pixel = 0; pixel < Digits.InputSize; pixel++)
                pixels.Add(float.Parse(cells[pixel], CultureInfo.InvariantCulture) / 16);
            labels.Add(int.Parse(cells[^1], CultureInfo.InvariantCulture));
        }
        return new Images(pixels.ToArray(), labels.ToArray());
    }
}
