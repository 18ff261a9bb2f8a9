using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// Reads a network's parameters from a safetensors stream that may be hostile. Every size and place is checked against the network's own
/// before it is used, and memory is taken by what the network needs and by bytes that have arrived, never by what the file claims.
/// </summary>
internal static class SafetensorsReader
{
    /// <summary>Far more than the header of any network needs.</summary>
    private const int LongestHeader = 16 << 20;

    private const int FirstBlock = 4096;

    /// <summary>Reads the parameters in logical order. The stream has to end behind them.</summary>
    /// <param name="stream">The file, at its beginning.</param>
    /// <param name="network">The network the parameters are for.</param>
    /// <exception cref="NetworkFileException">The stream does not hold this network's parameters, and nothing else.</exception>
    public static T[] Read<T>(Stream stream, NetworkDescription network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        IReadOnlyList<ParameterTensor> tensors = network.Layout.Tensors;
        byte[] json = ReadHeader(stream);
        SafetensorsHeader header = SafetensorsHeaderReader.Read(json, tensors.Select(tensor => tensor.Name).ToHashSet());
        if (header.Fingerprint is { } found && found != network.Fingerprint)
            throw new NetworkFileException($"The file belongs to another network: expected '{network.Fingerprint}', but it is '{Shorten(found, 200)}'.");
        int valueSize = Unsafe.SizeOf<T>();
        foreach (ParameterTensor tensor in tensors) RequireFit(tensor, header, SafetensorsHeader.DataTypeOf<T>(), valueSize);
        RequireNoOverlap(header);

        T[] data = ReadData<T>(stream, network.Layout.Count);
        T[] logical = new T[data.Length];
        int at = 0;
        foreach (ParameterTensor tensor in tensors)
        {
            int from = (int)(header.Entries[tensor.Name].Begin / valueSize);
            data.AsSpan(from, tensor.Count).CopyTo(logical.AsSpan(at));
            at += tensor.Count;
        }

        return logical;
    }

    private static byte[] ReadHeader(Stream stream)
    {
        Span<byte> prefix = stackalloc byte[sizeof(ulong)];
        RequireBytes(stream.ReadAtLeast(prefix, prefix.Length, throwOnEndOfStream: false), prefix.Length, "the length of its header");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length is 0 or > LongestHeader)
            throw new NetworkFileException(FormattableString.Invariant($"Expected a header of 1 to {LongestHeader} bytes, but the file says {length}."));

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

    private static void RequireFit(ParameterTensor tensor, SafetensorsHeader header, string dataType, int valueSize)
    {
        if (!header.Entries.TryGetValue(tensor.Name, out SafetensorsEntry? entry)) throw NetworkFileException.About(tensor.Name, $"is missing");
        if (entry.DataType != dataType)
            throw NetworkFileException.About(tensor.Name, $"has the wrong type: expected {dataType}, but it is {Shorten(entry.DataType, 20)}");
        if (!entry.Shape.SequenceEqual(tensor.Shape.Select(length => (long)length)))
        {
            (string expected, string actual) = (string.Join(", ", tensor.Shape), string.Join(", ", entry.Shape));
            throw NetworkFileException.About(tensor.Name, $"has the wrong shape: expected [{expected}], but it is [{actual}]");
        }

        long bytes = (long)tensor.Count * valueSize;
        if (entry.Begin > entry.End || entry.End - entry.Begin != bytes)
            throw NetworkFileException.About(tensor.Name, $"needs {bytes} bytes, but its place is [{entry.Begin}, {entry.End})");
    }

    private static void RequireNoOverlap(SafetensorsHeader header)
    {
        // Every tensor has its right size by now, so places that follow each other without a gap fill the data exactly.
        long end = 0;
        foreach ((string name, SafetensorsEntry entry) in header.Entries.OrderBy(named => named.Value.Begin))
        {
            if (entry.Begin != end)
                throw NetworkFileException.About(name, $"{(entry.Begin < end ? "overlaps another" : "leaves a gap")}: expected to begin at {end}, but it begins at {entry.Begin}");
            end = entry.End;
        }
    }

    private static T[] ReadData<T>(Stream stream, int count)
        where T : unmanaged
    {
        T[] data = new T[count];
        Span<byte> bytes = MemoryMarshal.AsBytes(data.AsSpan());
        RequireBytes(stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false), bytes.Length, "its tensors");
        if (stream.ReadByte() >= 0) throw new NetworkFileException($"Expected {bytes.Length} bytes of tensors, but the file goes on behind them.");
        LittleEndian.Convert(data.AsSpan());
        return data;
    }

    private static void RequireBytes(int actual, int expected, string what)
    {
        if (actual < expected)
            throw new NetworkFileException(FormattableString.Invariant($"The file is cut short: expected {expected} bytes for {what}, but got {actual}."));
    }

    /// <summary>What a file says may be megabytes long; messages are not.</summary>
    private static string Shorten(string text, int longest) => text.Length <= longest ? text : text[..longest] + "...";
}
