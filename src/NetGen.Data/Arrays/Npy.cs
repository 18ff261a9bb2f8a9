using System.Numerics;

namespace NetGen.Data;

/// <summary>
/// Reads NumPy's <c>.npy</c> files, of versions 1 to 3 (NumPy Enhancement Proposal 1): numbers of the types <c>f2</c>, <c>f4</c>, <c>f8</c>,
/// <c>i1</c>, <c>i2</c>, <c>i4</c>, <c>i8</c>, <c>u1</c>, <c>u2</c>, <c>u4</c> and <c>u8</c>, and <c>bool</c> as 0 and 1, in either order of bytes,
/// in C or Fortran order.
/// </summary>
public static class Npy
{
    /// <summary>Reads a file; one whose name ends with <c>.gz</c> is decompressed.</summary>
    /// <param name="path">The file.</param>
    /// <typeparam name="T">
    /// <see langword="float"/> or <see langword="double"/>, to which numbers are rounded: whole numbers beyond 2^24 or 2^53, and <c>f8</c> as
    /// <see langword="float"/>.
    /// </typeparam>
    /// <returns>The array; one in Fortran order is transposed, so that the last dimension varies fastest.</returns>
    /// <exception cref="IOException">The file cannot be read; there may be none.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="DataFormatException">
    /// The file is no <c>.npy</c> file, holds another type, or is shorter or longer than its header says.
    /// </exception>
    public static NumericArray<T> Read<T>(string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ArrayFile.Load(path, Read<T>);

    /// <summary>Reads a stream, not compressed, from its position to its end. The stream stays open.</summary>
    /// <param name="stream">The stream.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>, to which numbers are rounded.</typeparam>
    /// <returns>The array; one in Fortran order is transposed, so that the last dimension varies fastest.</returns>
    /// <exception cref="DataFormatException">
    /// The stream is no <c>.npy</c> file, holds another type, or is shorter or longer than its header says.
    /// </exception>
    public static NumericArray<T> Read<T>(Stream stream)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => ArrayFile.Read(stream, Read<T>);

    /// <summary>
    /// Opens examples that need not fit in memory: they are read while they are trained on. Files are not compressed and in C order. Both have as many rows: the
    /// first dimension; all others together are a row's values.
    /// </summary>
    /// <param name="inputsPath">The file of the inputs.</param>
    /// <param name="targetsPath">The file of the targets.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>, to which numbers are rounded.</typeparam>
    /// <returns>The examples; to be disposed of.</returns>
    /// <exception cref="IOException">A file cannot be read; there may be none.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be read.</exception>
    /// <exception cref="DataFormatException">
    /// A file is no <c>.npy</c> file, is compressed or in Fortran order, has no rows, or is shorter or longer than its header says; or the two differ in rows.
    /// </exception>
    public static NpyExamples<T> Open<T>(string inputsPath, string targetsPath)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.FloatOrDouble<T>();
        return NpyExamples<T>.Open(inputsPath, targetsPath, null);
    }

    /// <summary>The same with labels for targets: the target of an example's own class is 1, the others are 0.</summary>
    /// <param name="inputsPath">The file of the inputs.</param>
    /// <param name="labelsPath">The file of the labels: whole numbers from 0 to <paramref name="classes"/> - 1, one per row.</param>
    /// <param name="classes">Number of classes, which is the number of outputs; from 2 to 65,536.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>, to which numbers are rounded.</typeparam>
    /// <returns>The examples; to be disposed of. Labels are checked as they are read.</returns>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 2 classes, or more than a network can have outputs.</exception>
    /// <exception cref="IOException">A file cannot be read; there may be none.</exception>
    /// <exception cref="UnauthorizedAccessException">A file must not be read.</exception>
    /// <exception cref="DataFormatException">As without labels; or there is not one whole number per row.</exception>
    public static NpyExamples<T> OpenClasses<T>(string inputsPath, string labelsPath, int classes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.FloatOrDouble<T>();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(classes, Limits.Columns);
        return NpyExamples<T>.Open(inputsPath, labelsPath, Require.AtLeast(2, classes, nameof(classes)));
    }

    private static NumericArray<T> Read<T>(Stream stream, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        NpyHeader header = NpyHeader.Read(stream, name);
        T[] values = ElementReader.ReadToEnd<T>(stream, name, header.Type, header.BigEndian, ElementReader.Count(header.Shape, name));
        return new NumericArray<T>(header.Shape, header.FortranOrder ? FromFortranOrder(values, header.Shape) : values);
    }

    /// <summary>Puts values whose first dimension varies fastest into the order in which the last one does.</summary>
    private static T[] FromFortranOrder<T>(T[] values, int[] shape)
    {
        var ordered = new T[values.Length];
        int[] index = new int[shape.Length];
        for (int at = 0; at < ordered.Length; at++)
        {
            int from = 0;
            for (int i = shape.Length - 1; i >= 0; i--) from = from * shape[i] + index[i];
            ordered[at] = values[from];
            for (int i = shape.Length - 1; i >= 0 && ++index[i] == shape[i]; i--) index[i] = 0;
        }

        return ordered;
    }
}
