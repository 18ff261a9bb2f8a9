using System.Numerics;

namespace NetGen.Data;

/// <summary>
/// Reads NumPy's <c>.npy</c> files, of versions 1 to 3 (NumPy Enhancement Proposal 1): numbers of the types <c>f4</c>, <c>f8</c>, <c>i1</c>,
/// <c>u1</c>, <c>i2</c>, <c>i4</c> and <c>i8</c>, in either order of bytes, in C or Fortran order.
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
