using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// A safetensors stream that was read, and may be hostile: every size and place is checked against what is expected before it is used, and memory
/// is taken by what is expected and by bytes that have arrived, never by what the file claims.
/// </summary>
/// <remarks>Loops instead of queries: loading is often the first thing a program does, and each query is a dozen methods for the JIT.</remarks>
internal sealed class SafetensorsReader
{
    private const int FirstBlock = 4096;

    private readonly Stream _stream;
    private byte[] _data = [];

    /// <summary>Reads the header.</summary>
    /// <param name="stream">The file, at its beginning.</param>
    /// <param name="isKnown">Which tensors there may be.</param>
    /// <exception cref="NetworkFileException">The stream does not begin with a header, or the header names other tensors.</exception>
    public SafetensorsReader(Stream stream, Predicate<string> isKnown)
    {
        _stream = stream;
        Header = SafetensorsHeaderReader.Read(ReadHeader(stream), isKnown);
    }

    /// <summary>Reads the header of a network's file.</summary>
    /// <param name="stream">The file, at its beginning.</param>
    /// <param name="isKnown">Which tensors there may be.</param>
    /// <param name="fingerprint">The network's.</param>
    /// <param name="tensors">The network's, in logical order.</param>
    /// <exception cref="NetworkFileException">The stream does not begin with a header, or the header names other tensors.</exception>
    public SafetensorsReader(Stream stream, Predicate<string> isKnown, string fingerprint, IReadOnlyList<TensorSpec> tensors)
    {
        _stream = stream;
        byte[] header = ReadHeader(stream);
        Header = OwnHeader.Recognize(header, fingerprint, tensors) ?? Parse(header, isKnown);

        // Apart, so that the library is not loaded for the mere mention of it.
        [MethodImpl(MethodImplOptions.NoInlining)]
        static SafetensorsHeader Parse(byte[] header, Predicate<string> isKnown) => SafetensorsHeaderReader.Read(header, isKnown);
    }

    /// <summary>What the file says about itself.</summary>
    public SafetensorsHeader Header { get; }

    /// <summary>The bytes of all tensors; empty before they are read.</summary>
    public ReadOnlySpan<byte> Data => _data;

    /// <summary>Checks that the file is of this very network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="isRequired">Whether it has to say so; files of other makers do not.</param>
    /// <exception cref="NetworkFileException">It belongs to another.</exception>
    public void RequireNetwork(NetworkDescription network, bool isRequired)
    {
        if (Header.Fingerprint is not { } found)
        {
            if (isRequired) throw new NetworkFileException("The file does not say which network it belongs to.");
        }
        else if (found != network.Fingerprint)
        {
            throw new NetworkFileException($"The file belongs to another network: expected '{network.Fingerprint}', but it is '{Shorten(found, 200)}'.");
        }
    }

    /// <summary>Reads the tensors. The stream has to end behind them.</summary>
    /// <param name="tensors">What they have to be.</param>
    /// <exception cref="NetworkFileException">The stream does not hold these tensors, and nothing else.</exception>
    public void ReadData(IReadOnlyList<TensorSpec> tensors)
    {
        foreach (TensorSpec tensor in tensors) RequireFit(tensor);
        RequireNoOverlap();
        long length = 0;
        foreach (TensorSpec tensor in tensors) length += tensor.Bytes;
        // Some tensors may be as long as the file says, which must not take memory that it has no bytes for.
        if (_stream.CanSeek) RequireBytes(_stream.Length - _stream.Position, length, "its tensors");
        if (length > Array.MaxLength)
            throw new NetworkFileException(FormattableString.Invariant($"Expected at most {Array.MaxLength} bytes of tensors, but there are {length}."));
        byte[] data = new byte[length];
        RequireBytes(_stream.ReadAtLeast(data, data.Length, throwOnEndOfStream: false), data.Length, "its tensors");
        if (_stream.ReadByte() >= 0) throw new NetworkFileException($"Expected {data.Length} bytes of tensors, but the file goes on behind them.");
        _data = data;
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

    /// <summary>The numbers of a tensor as they stand in the file.</summary>
    private ReadOnlySpan<T> Raw<T>(string name)
        where T : unmanaged
    {
        SafetensorsEntry entry = Header.Entries[name];
        return MemoryMarshal.Cast<byte, T>(_data.AsSpan((int)entry.Begin, (int)(entry.End - entry.Begin)));
    }

    private static byte[] ReadHeader(Stream stream)
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        RequireBytes(stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false), prefix.Length, "the length of its header");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length is 0 or > SafetensorsHeader.LongestHeader)
            throw new NetworkFileException(FormattableString.Invariant($"Expected a header of 1 to {SafetensorsHeader.LongestHeader} bytes, but the file says {length}."));

        byte[] header = new byte[Math.Min((int)length, FirstBlock)];
        int have = 0;
        while (true)
        {
            int read = stream.ReadAtLeast(header.AsSpan(have), header.Length - have, throwOnEndOfStream: false);
            have += read;
            RequireBytes(have, have < header.Length ? (int)length : have, "its header");
            if (have == (int)length) return header;
            Array.Resize(ref header, (int)Math.Min(length, 2 * (ulong)header.Length));
        }
    }

    private void RequireFit(TensorSpec tensor)
    {
        if (!Header.Entries.TryGetValue(tensor.Name, out SafetensorsEntry? entry)) throw NetworkFileException.About(tensor.Name, $"is missing");
        if (entry.DataType != tensor.DataType)
            throw NetworkFileException.About(tensor.Name, $"has the wrong type: expected {tensor.DataType}, but it is {Shorten(entry.DataType, 20)}");
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
        if (!FollowEachOther()) RequireNoGap();
    }

    private void RequireNoGap()
    {
        long end = 0;
        foreach ((string name, SafetensorsEntry entry) in Header.Entries.OrderBy(named => named.Value.Begin))
        {
            if (entry.Begin != end)
                throw NetworkFileException.About(name, $"{(entry.Begin < end ? "overlaps another" : "leaves a gap")}: expected to begin at {end}, but it begins at {entry.Begin}");
            end = entry.End;
        }
    }

    /// <summary>Whether the header names them in the order in which they lie there, one behind the other, as writers do.</summary>
    private bool FollowEachOther()
    {
        long end = 0;
        foreach (KeyValuePair<string, SafetensorsEntry> named in Header.Entries)
        {
            if (named.Value.Begin != end) return false;
            end = named.Value.End;
        }

        return true;
    }

    private static void RequireBytes(long actual, long expected, string what)
    {
        if (actual < expected)
            throw new NetworkFileException(FormattableString.Invariant($"The file is cut short: expected {expected} bytes for {what}, but got {actual}."));
    }

    /// <summary>What a file says may be megabytes long; messages are not.</summary>
    private static string Shorten(string text, int longest) => text.Length <= longest ? text : text[..longest] + "...";
}
