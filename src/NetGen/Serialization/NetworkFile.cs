using System.Numerics;

namespace NetGen;

/// <summary>
/// Networks in files: safetensors, which Python's tools read and write too. Tensors are <c>layer1.weight</c> <c>[in, out]</c>,
/// <c>layer1.bias</c> <c>[out]</c> and so on; NetGen's own files also carry the network's fingerprint.
/// </summary>
public static class NetworkFile
{
    /// <summary>Saves a network's parameters. The file is replaced as a whole, or not at all when writing fails.</summary>
    /// <remarks>A link stays, and the file it points to is replaced; on Unix a replaced file keeps its mode.</remarks>
    /// <param name="network">The network.</param>
    /// <param name="path">The file to create or replace.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder must not be written.</exception>
    public static void Save<TSelf, T>(TSelf network, string path)
        where TSelf : INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, stream => SafetensorsWriter.Write(stream, TSelf.Description, network.Parameters));
    }

    /// <summary>Writes a network's parameters to a stream, from its position on. The stream stays open.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where to write.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    public static void Save<TSelf, T>(TSelf network, Stream stream)
        where TSelf : INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        SafetensorsWriter.Write(stream, TSelf.Description, network.Parameters);
    }

    /// <summary>Loads a network from a file.</summary>
    /// <param name="path">The file.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="NetworkFileException">The file is damaged, or belongs to another network.</exception>
    public static TSelf Load<TSelf, T>(string path)
        where TSelf : INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        // Saving replaces the file, which on Windows needs leave from whoever is still reading the old one.
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        return Load<TSelf, T>(stream);
    }

    /// <summary>Reads a network from a stream, from its position to its end. The stream stays open.</summary>
    /// <param name="stream">Where to read; need not be seekable.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="NetworkFileException">The stream is damaged, belongs to another network, or goes on behind the network.</exception>
    public static TSelf Load<TSelf, T>(Stream stream)
        where TSelf : INetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        T[] parameters = SafetensorsReader.Read<T>(stream, TSelf.Description);
        TSelf network = TSelf.CreateBlank();
        network.Parameters.Set(parameters);
        return network;
    }
}
