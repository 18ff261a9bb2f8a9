using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Runtime;

/// <summary>
/// Networks in files: safetensors, which Python's tools read and write too. Tensors are <c>layer1.weight</c> <c>[in, out]</c>,
/// <c>layer1.bias</c> <c>[out]</c> and so on; NetGen's own files also carry the network's fingerprint, without which a file is only read by those
/// who say how its weights lie.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class NetworkFile
{
    private static readonly Dictionary<string, string> NoTexts = [];

    /// <summary>Saves a network's parameters. The file is replaced as a whole, or not at all when writing fails.</summary>
    /// <remarks>
    /// A link stays, and the file it points to is replaced; on Unix a replaced file keeps its mode. What is no file, a device or a FIFO, is written to.
    /// </remarks>
    /// <param name="network">The network.</param>
    /// <param name="path">The file to create or replace.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="IOException">The file cannot be written, or is in use by another save, or by a training with its checkpoints there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder must not be written.</exception>
    public static void Save<TSelf, T>(TSelf network, string path)
        where TSelf : ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Save<TSelf, T>(network, path, NoTexts);
    }

    /// <summary>The same with texts of the caller's, which go into the file's metadata: units, class names, where the data came from.</summary>
    /// <param name="network">The network.</param>
    /// <param name="path">The file to create or replace.</param>
    /// <param name="texts">Texts by name; names that begin with <c>netgen.</c> are NetGen's own. 16 MB in all.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">A name is the fingerprint's, or the texts are too long.</exception>
    /// <exception cref="IOException">The file cannot be written, or is in use by another save, or by a training with its checkpoints there.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder must not be written.</exception>
    public static void Save<TSelf, T>(TSelf network, string path, IReadOnlyDictionary<string, string> texts)
        where TSelf : ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, stream => Save<TSelf, T>(network, stream, texts));
    }

    /// <summary>Writes a network's parameters to a stream, from its position on. The stream stays open.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where to write.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    public static void Save<TSelf, T>(TSelf network, Stream stream)
        where TSelf : ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Save<TSelf, T>(network, stream, NoTexts);
    }

    /// <summary>The same with texts of the caller's, which go into the metadata.</summary>
    /// <param name="network">The network.</param>
    /// <param name="stream">Where to write.</param>
    /// <param name="texts">Texts by name; names that begin with <c>netgen.</c> are NetGen's own. 16 MB in all.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">A name is the fingerprint's, or the texts are too long.</exception>
    public static void Save<TSelf, T>(TSelf network, Stream stream, IReadOnlyDictionary<string, string> texts)
        where TSelf : ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(texts);
        if (texts.ContainsKey(SafetensorsHeader.FingerprintName))
            throw new ArgumentException($"'{SafetensorsHeader.FingerprintName}' is written anyway; give texts other names.", nameof(texts));
        ParameterLayout layout = TSelf.Description.Layout.Whole;
        SafetensorsWriter.Write(
            stream,
            TensorSpec.Of<T>(layout),
            texts.Prepend(new(SafetensorsHeader.FingerprintName, TSelf.Description.Fingerprint)),
            SafetensorsWriter.Bytes<T>(layout, network.Engine.Parameters.Values));
    }

    /// <summary>Loads a network from a file that <c>Save</c> has written.</summary>
    /// <param name="path">The file.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="NetworkFileException">The file is damaged, belongs to another network, or does not say to which.</exception>
    public static TSelf Load<TSelf, T>(string path)
        where TSelf : ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return Create<TSelf, T>(ParameterFile.Read(path, TSelf.Description, Unsafe.SizeOf<T>(), layout: null, out _));
    }

    /// <summary>Loads a network from a file of any maker's.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layout">How weights lie in a file that has no fingerprint. One that is there has to match.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layout.</exception>
    /// <exception cref="NetworkFileException">The file is damaged, or belongs to another network.</exception>
    public static TSelf Load<TSelf, T>(string path, WeightLayout layout)
        where TSelf : ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return Load<TSelf, T>(path, layout, out _);
    }

    /// <summary>Loads a network and the texts in the file's metadata.</summary>
    /// <param name="path">The file.</param>
    /// <param name="texts">All texts by name, the fingerprint among them.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="NetworkFileException">The file is damaged, belongs to another network, or does not say to which.</exception>
    public static TSelf Load<TSelf, T>(string path, out IReadOnlyDictionary<string, string> texts)
        where TSelf : ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = SafetensorsReader.Open(path);
        return Load<TSelf, T>(stream, out texts);
    }

    /// <summary>Loads a network and the texts in the metadata from a file of any maker's.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layout">How weights lie in a file that has no fingerprint. One that is there has to match.</param>
    /// <param name="texts">All texts by name, the fingerprint among them; empty in files that have none.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layout.</exception>
    /// <exception cref="NetworkFileException">The file is damaged, or belongs to another network.</exception>
    public static TSelf Load<TSelf, T>(string path, WeightLayout layout, out IReadOnlyDictionary<string, string> texts)
        where TSelf : ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = SafetensorsReader.Open(path);
        return Load<TSelf, T>(stream, layout, out texts);
    }

    /// <summary>Reads a network that <c>Save</c> has written from a stream, from its position to its end. The stream stays open.</summary>
    /// <param name="stream">Where to read; need not be seekable.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="NetworkFileException">The stream is damaged, belongs to another network, does not say to which, or goes on.</exception>
    public static TSelf Load<TSelf, T>(Stream stream)
        where TSelf : ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return Load<TSelf, T>(stream, out _);
    }

    /// <summary>Reads a network of any maker's from a stream, from its position to its end. The stream stays open.</summary>
    /// <param name="stream">Where to read; need not be seekable.</param>
    /// <param name="layout">How weights lie in a file that has no fingerprint. One that is there has to match.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layout.</exception>
    /// <exception cref="NetworkFileException">The stream is damaged, belongs to another network, or goes on behind the network.</exception>
    public static TSelf Load<TSelf, T>(Stream stream, WeightLayout layout)
        where TSelf : ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        return Load<TSelf, T>(stream, layout, out _);
    }

    /// <summary>Reads a network and the texts in the metadata from a stream, from its position to its end. The stream stays open.</summary>
    /// <param name="stream">Where to read; need not be seekable.</param>
    /// <param name="texts">All texts by name, the fingerprint among them.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="NetworkFileException">The stream is damaged, belongs to another network, does not say to which, or goes on.</exception>
    public static TSelf Load<TSelf, T>(Stream stream, out IReadOnlyDictionary<string, string> texts)
        where TSelf : ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        var network = Create<TSelf, T>(ParameterFile.Read(stream, TSelf.Description, Unsafe.SizeOf<T>(), layout: null, out SafetensorsHeader? header));
        texts = Texts(header, TSelf.Description);
        return network;
    }

    /// <summary>Reads a network of any maker's and the texts in the metadata from a stream, from its position to its end. The stream stays open.</summary>
    /// <param name="stream">Where to read; need not be seekable.</param>
    /// <param name="layout">How weights lie in a file that has no fingerprint. One that is there has to match.</param>
    /// <param name="texts">All texts by name, the fingerprint among them; empty in files that have none.</param>
    /// <typeparam name="TSelf">The network.</typeparam>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layout.</exception>
    /// <exception cref="NetworkFileException">The stream is damaged, belongs to another network, or goes on behind the network.</exception>
    public static TSelf Load<TSelf, T>(Stream stream, WeightLayout layout, out IReadOnlyDictionary<string, string> texts)
        where TSelf : ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (!Enum.IsDefined(layout)) throw new ArgumentOutOfRangeException(nameof(layout), layout, "There is no such layout.");
        ArgumentNullException.ThrowIfNull(stream);
        var network = Create<TSelf, T>(ParameterFile.Read(stream, TSelf.Description, Unsafe.SizeOf<T>(), layout, out SafetensorsHeader? header));
        texts = Texts(header, TSelf.Description);
        return network;
    }

    private static TSelf Create<TSelf, T>(byte[] parameters)
        where TSelf : ITrainableNetwork<TSelf, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TSelf network = TSelf.CreateBlank();
        Span<T> values = MemoryMarshal.Cast<byte, T>(parameters.AsSpan());
        if (!BitConverter.IsLittleEndian) LittleEndian.Convert(values);
        network.Engine.Parameters.SetWhole(values);
        return network;
    }

    /// <summary>What a file says about itself, which is whose it is where nothing else was read.</summary>
    private static IReadOnlyDictionary<string, string> Texts(SafetensorsHeader? header, NetworkDescription description) =>
        header?.Texts ?? new Dictionary<string, string> { [SafetensorsHeader.FingerprintName] = description.Fingerprint };
}
