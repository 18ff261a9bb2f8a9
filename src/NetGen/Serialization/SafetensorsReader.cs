using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// A safetensors stream that was read, and may be hostile: every size and place is checked against what is expected before it is used, and memory
/// is taken by what is expected and by bytes that have arrived, never by what the file claims.
/// </summary>
internal sealed class SafetensorsReader
{
    private const int FirstBlock = 4096;

    private readonly Stream _stream;
    private byte[] _data = [];

    /// <summary>Reads the header.</summary>
    /// <param name="stream">The file, at its beginning.</param>
    /// <param name="isKnown">Which tensors there may be.</param>
    /// <exception cref="NetworkFileException">The stream does not begin with a header.</exception>
    public SafetensorsReader(Stream stream, Predicate<string> isKnown)
        : this(stream, ReadHeader(stream), isKnown)
    {
    }

    /// <summary>Reads a header whose bytes are there already.</summary>
    /// <param name="stream">The file, behind its header.</param>
    /// <param name="header">The header's text in UTF-8.</param>
    /// <param name="isKnown">Which tensors there may be.</param>
    /// <exception cref="NetworkFileException">The text is no header.</exception>
    public SafetensorsReader(Stream stream, byte[] header, Predicate<string> isKnown)
    {
        _stream = stream;
        Header = SafetensorsHeaderReader.Read(header, isKnown);
    }

    /// <summary>What the file says about itself.</summary>
    public SafetensorsHeader Header { get; }

    /// <summary>The bytes of all tensors; empty before they are read.</summary>
    public ReadOnlySpan<byte> Data => _data;

    /// <summary>Opens a file for reading. Writing replaces it, which on Windows needs leave from whoever is still reading the old one.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="NetworkFileException">It is a folder.</exception>
    public static FileStream Open(string path)
    {
        try
        {
            // Without a buffer: there are a few large reads.
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception error) when (Directory.Exists(path))
        {
            throw Folder(path, error);
        }
    }

    /// <summary>Checks that the file is of this very network.</summary>
    /// <exception cref="NetworkFileException">It belongs to another, or does not say to which.</exception>
    public void RequireNetwork(NetworkDescription network)
    {
        string? found = Header.Fingerprint;
        if (found is not null && found != network.Fingerprint)
            throw new NetworkFileException($"The file belongs to another network: expected '{network.Fingerprint}', but it is '{Excerpt.Of(found)}'.");
        if (found is null)
        {
            string origin = Header.IsPyTorch ? "The file comes from PyTorch, as its metadata say" : "The file does not say which network it belongs to";
            throw new NetworkFileException(
                $"{origin}, and has no '{SafetensorsHeader.FingerprintName}'. NetGen's weights are [in, out], PyTorch's [out, in]; "
                + $"where the file has them as NetGen does, say so: Load(path, {nameof(WeightLayout)}.{nameof(WeightLayout.NetGen)}).");
        }
    }

    /// <summary>Reads the tensors. The stream has to end behind them.</summary>
    /// <param name="tensors">What they have to be.</param>
    /// <exception cref="NetworkFileException">The stream does not hold these tensors, and nothing else.</exception>
    public void ReadData(IReadOnlyList<TensorSpec> tensors)
    {
        if (Header.Stranger is { } stranger) throw NetworkFileException.About(stranger, $"is not one of the network's");
        foreach (TensorSpec tensor in tensors) RequireFit(tensor);
        RequireNoOverlap();
        _data = ReadTensors(_stream, Length(tensors));
    }

    /// <summary>Reads what stands behind the header, which has to end there.</summary>
    /// <exception cref="NetworkFileException">There are fewer bytes, or more.</exception>
    public static byte[] ReadTensors(Stream stream, long length)
    {
        // Some tensors may be as long as the file says, which must not take memory that it has no bytes for.
        if (stream.CanSeek) RequireBytes(stream.Length - stream.Position, length, "its tensors");
        if (length > Array.MaxLength) ThrowTooLong(length);
        byte[] data = new byte[length];
        RequireBytes(stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false), data.Length, "its tensors");
        if (stream.ReadByte() >= 0) ThrowGoesOn(data.Length);
        return data;
    }

    /// <summary>The numbers of a tensor that was read.</summary>
    public T[] Values<T>(string name)
        where T : unmanaged
    {
        T[] values = Raw<T>(name).ToArray();
        LittleEndian.Convert<T>(values);
        return values;
    }

    /// <summary>The parameters of a network, in logical order.</summary>
    public T[] Parameters<T>(ParameterLayout layout)
        where T : unmanaged
    {
        T[] parameters = new T[layout.Count];
        int at = 0;
        foreach (ParameterTensor tensor in layout.Tensors)
        {
            Raw<T>(tensor.Name).CopyTo(parameters.AsSpan(at));
            at += tensor.Count;
        }

        LittleEndian.Convert<T>(parameters);
        return parameters;
    }

    /// <summary>The bytes of some tensors, one behind the other.</summary>
    public byte[] Concatenated(IReadOnlyList<TensorSpec> tensors)
    {
        byte[] bytes = new byte[Length(tensors)];
        int at = 0;
        foreach (TensorSpec tensor in tensors)
        {
            Raw<byte>(tensor.Name).CopyTo(bytes.AsSpan(at));
            at += (int)tensor.Bytes;
        }

        return bytes;
    }

    private static long Length(IReadOnlyList<TensorSpec> tensors)
    {
        long length = 0;
        foreach (TensorSpec tensor in tensors) length += tensor.Bytes;
        return length;
    }

    /// <summary>The numbers of a tensor as they stand in the file.</summary>
    private ReadOnlySpan<T> Raw<T>(string name)
        where T : unmanaged
    {
        SafetensorsEntry entry = Header.Entries[name];
        return MemoryMarshal.Cast<byte, T>(_data.AsSpan((int)entry.Begin, (int)(entry.End - entry.Begin)));
    }

    /// <summary>Reads the bytes of a header.</summary>
    /// <exception cref="NetworkFileException">The stream does not begin with one.</exception>
    public static byte[] ReadHeader(Stream stream)
    {
        byte[] prefix = new byte[sizeof(ulong)];
        RequireBytes(stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false), prefix.Length, "the length of its header");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length is 0 or > SafetensorsHeader.LongestHeader) ThrowNoHeader(length);
        if (length > FirstBlock) return ReadLong(stream, (int)length);
        byte[] header = new byte[length];
        RequireBytes(stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false), header.Length, "its header");
        return header;
    }

    /// <summary>Reads a header of some length, which may be a lie.</summary>
    private static byte[] ReadLong(Stream stream, int length)
    {
        byte[] header = new byte[FirstBlock];
        int have = 0;
        while (true)
        {
            int read = stream.ReadAtLeast(header.AsSpan(have), header.Length - have, throwOnEndOfStream: false);
            have += read;
            RequireBytes(have, have < header.Length ? length : have, "its header");
            if (have == length) return header;
            Array.Resize(ref header, (int)Math.Min(length, 2L * header.Length));
        }
    }

    private void RequireFit(TensorSpec tensor)
    {
        if (!Header.Entries.TryGetValue(tensor.Name, out SafetensorsEntry? entry)) throw NetworkFileException.About(tensor.Name, $"is missing");
        if (entry.DataType != tensor.DataType)
            throw NetworkFileException.About(tensor.Name, $"has the wrong type: expected {tensor.DataType}, but it is {Excerpt.Of(entry.DataType, 20)}");
        if (!tensor.HasShape(entry.Shape))
        {
            (string expected, string actual) = (string.Join(", ", tensor.Shape), string.Join(", ", entry.Shape));
            throw NetworkFileException.About(tensor.Name, $"has the wrong shape: expected [{expected}], but it is [{actual}]");
        }

        if (entry.Begin > entry.End || entry.End - entry.Begin != tensor.Bytes)
            throw NetworkFileException.About(tensor.Name, $"needs {tensor.Bytes} bytes, but its place is [{entry.Begin}, {entry.End})");
    }

    private void RequireNoOverlap()
    {
        // Every tensor has its right size by now, so places that follow each other without a gap fill the data exactly.
        long end = 0;
        foreach ((string name, SafetensorsEntry entry) in Header.Entries.OrderBy(named => named.Value.Begin))
        {
            if (entry.Begin != end)
                throw NetworkFileException.About(name, $"{(entry.Begin < end ? "overlaps another" : "leaves a gap")}: expected to begin at {end}, but it begins at {entry.Begin}");
            end = entry.End;
        }
    }

    private static void RequireBytes(long actual, long expected, string what)
    {
        if (actual < expected) ThrowCutShort(actual, expected, what);
    }

    private static NetworkFileException Folder(string path, Exception error) => new($"'{path}' is a folder, not a file.", innerException: error);

    // What composes a message stands apart: it is a lot for the JIT, and seldom needed.
    [DoesNotReturn]
    private static void ThrowCutShort(long actual, long expected, string what) => throw new NetworkFileException(
        FormattableString.Invariant($"The file is cut short: expected {expected} bytes for {what}, but got {actual}."));

    [DoesNotReturn]
    private static void ThrowNoHeader(ulong length) => throw new NetworkFileException(FormattableString.Invariant(
        $"This is no safetensors file: it would begin with the length of a header, 1 to {SafetensorsHeader.LongestHeader}, but begins with {length}."));

    [DoesNotReturn]
    private static void ThrowTooLong(long length) => throw new NetworkFileException(
        FormattableString.Invariant($"Expected at most {Array.MaxLength} bytes of tensors, but there are {length}."));

    [DoesNotReturn]
    private static void ThrowGoesOn(int length) => throw new NetworkFileException($"Expected {length} bytes of tensors, but the file goes on behind them.");
}
