using System.Globalization;
using System.Numerics;

namespace NetGen.Data;

/// <summary>
/// Reads IDX files, the format of the MNIST database (Y. LeCun, C. Cortes, C. Burges): two zero bytes, the type of the numbers, the number of
/// dimensions, the length of each in 32 bits, and the numbers, all with the most significant byte first.
/// </summary>
public static class Idx
{
    /// <summary>Loads images and their labels as a classification: every pixel is an input, every label a class.</summary>
    /// <param name="imagesPath">The images, of two or more dimensions, the first being the examples; decompressed where the name ends with <c>.gz</c>.</param>
    /// <param name="labelsPath">The labels, of one dimension: whole numbers from 0 on; decompressed in the same way.</param>
    /// <param name="options">How; by default pixels stay as they are, and the largest label is the last class, the 1,024th at most.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <returns>The examples. Inputs are called <c>pixel0</c>, <c>pixel1</c> and so on; classes by their numbers.</returns>
    /// <exception cref="IOException">A file cannot be read; there may be none.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be read.</exception>
    /// <exception cref="DataFormatException">
    /// A file is no IDX file, or has other dimensions; there is no example, or not one label for each image; an image has more than 65,536 pixels;
    /// a pixel is not finite; a label is no class.
    /// </exception>
    public static LoadedData<T> Load<T>(string imagesPath, string labelsPath, IdxOptions? options = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        options ??= new IdxOptions();
        NumericArray<T> images = Read<T>(imagesPath);
        NumericArray<double> labels = Read<double>(labelsPath);
        if (images.Shape.Count < 2 || images.Values.IsEmpty)
            throw new DataFormatException($"Expected images of two or more dimensions, none of them 0, but the shape is [{Shape(images)}].", imagesPath);
        if (labels.Shape.Count != 1 || labels.Shape[0] != images.Shape[0])
        {
            throw new DataFormatException(
                string.Create(CultureInfo.InvariantCulture, $"Expected {images.Shape[0]} labels, one for each image, but the shape is [{Shape(labels)}]."), labelsPath);
        }

        int pixels = images.Values.Length / images.Shape[0];
        if (pixels > Limits.Columns)
        {
            throw new DataFormatException(
                string.Create(CultureInfo.InvariantCulture, $"An image has {pixels} pixels, but a network can have {Limits.Columns} inputs."), imagesPath);
        }

        int[] classOf = Labels(labels.Values.Span, options.Classes, labelsPath);
        int classes = options.Classes ?? classOf.Max() + 1;
        if ((long)classOf.Length * classes > Array.MaxLength)
        {
            throw new DataFormatException(
                string.Create(CultureInfo.InvariantCulture, $"{classOf.Length} labels of {classes} classes are more than memory can hold in one piece."), labelsPath);
        }

        string[] names = Names("", classes);
        T[] inputs = Pixels(images.Values.Span, options.Divisor, pixels, imagesPath);
        return new LoadedData<T>(Dataset<T>.FromClasses(pixels, classes, inputs, classOf), Names("pixel", pixels), names, names);
    }

    /// <summary>Reads a file; one whose name ends with <c>.gz</c> is decompressed.</summary>
    /// <param name="path">The file: numbers of any of the format's six types. Whole numbers of 32 bits may be rounded as <see langword="float"/>.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="IOException">The file cannot be read; there may be none.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="DataFormatException">The file is no IDX file, or is shorter or longer than its header says.</exception>
    public static NumericArray<T> Read<T>(string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ArrayFile.Load(path, Read<T>);

    /// <summary>Reads an IDX stream, not compressed, from its position to its end. The stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="DataFormatException">The stream is no IDX file, or is shorter or longer than its header says.</exception>
    public static NumericArray<T> Read<T>(Stream stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ArrayFile.Read(stream, Read<T>);

    private static NumericArray<T> Read<T>(Stream stream, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (ElementType type, int[] shape) = IdxHeader.Read(stream, name);
        return new NumericArray<T>(shape, ElementReader.ReadToEnd<T>(stream, name, type, bigEndian: true, ElementReader.Count(shape, name)));
    }

    private static int[] Labels(ReadOnlySpan<double> labels, int? given, string path)
    {
        int classes = given ?? Limits.FoundClasses;
        int[] classOf = new int[labels.Length];
        for (int row = 0; row < labels.Length; row++)
        {
            if (labels[row] >= 0 && labels[row] < classes && double.IsInteger(labels[row]))
            {
                classOf[row] = (int)labels[row];
                continue;
            }

            string hint = given is null && labels[row] >= classes ? $" Where there are more, {nameof(IdxOptions.Classes)} says how many." : "";
            throw new DataFormatException(
                string.Create(CultureInfo.InvariantCulture, $"Label {row} must be a whole number from 0 to {classes - 1}, but is {labels[row]}.{hint}"), path);
        }

        return classOf;
    }

    private static T[] Pixels<T>(ReadOnlySpan<T> images, double divisor, int pixels, string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] inputs = new T[images.Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = T.CreateChecked(double.CreateChecked(images[i]) / divisor);
            if (!T.IsFinite(inputs[i]))
            {
                throw new DataFormatException(
                    string.Create(CultureInfo.InvariantCulture, $"Pixels must be finite, but pixel {i % pixels} of image {i / pixels} is {inputs[i]}."), path);
            }
        }

        return inputs;
    }

    private static string Shape<T>(NumericArray<T> array)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ElementReader.Text([.. array.Shape]);

    private static string[] Names(string prefix, int count) =>
        [.. Enumerable.Range(0, count).Select(i => prefix + i.ToString(CultureInfo.InvariantCulture))];
}
