using System.Numerics;

namespace NetGen.Data;

/// <summary>What files of arrays have in common, whatever their format.</summary>
internal static class ArrayFile
{
    /// <summary>Opens a file and reads it.</summary>
    public static NumericArray<T> Load<T>(string path, Func<Stream, string, NumericArray<T>> read)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Require.FloatOrDouble<T>();
        using Stream stream = DataFile.Open(path);
        try
        {
            return read(stream, path);
        }
        catch (InvalidDataException error)
        {
            throw new DataFormatException($"The file is not valid gzip: {error.Message}", path, innerException: error);
        }
    }

    /// <summary>Reads a stream that has no name.</summary>
    public static NumericArray<T> Read<T>(Stream stream, Func<Stream, string, NumericArray<T>> read)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        Require.FloatOrDouble<T>();
        return read(stream, "stream");
    }

    /// <summary>Reads a part of a header.</summary>
    /// <exception cref="DataFormatException">The stream ends within it.</exception>
    public static void ReadHeader(Stream stream, Span<byte> part, string fileName)
    {
        if (stream.ReadAtLeast(part, part.Length, throwOnEndOfStream: false) < part.Length)
            throw new DataFormatException("The file ends within its header.", fileName);
    }
}
