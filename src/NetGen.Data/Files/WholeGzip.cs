using System.IO.Compression;

namespace NetGen.Data;

/// <summary>
/// Decompresses gzip, and notices when the file is cut short, which <see cref="GZipStream"/> does not: it takes the end of the file for the end of
/// the data, and half of the rows would be missing without a word.
/// </summary>
/// <remarks>
/// A gzip file may consist of several parts, one behind the other. A small part of known contents is put behind the file, and has to come out at the
/// end: it does not when the decompressor took it for the rest of something that was cut.
/// </remarks>
internal sealed class WholeGzip(Stream file) : ForwardStream
{
    private const int MarkLength = 16;

    private static readonly byte[] EndMark = "\0end of the file"u8.ToArray();
    private static readonly byte[] CompressedMark = Compress(EndMark);

    private readonly GZipStream _data = new(new FollowedBy(file, CompressedMark), CompressionMode.Decompress);

    /// <summary>The last bytes that came, which may be the mark.</summary>
    private readonly byte[] _last = new byte[MarkLength];

    private int _lastCount;

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The file is damaged or cut short.</exception>
    public override int Read(Span<byte> buffer)
    {
        int ready = 0;
        while (ready == 0 && !buffer.IsEmpty)
        {
            int count = _data.Read(buffer);
            if (count == 0)
            {
                bool whole = _last.AsSpan(0, _lastCount).SequenceEqual(EndMark);
                return whole ? 0 : throw new InvalidDataException("It is cut short, or something else stands behind its end.");
            }

            ready = HoldBack(buffer, count);
        }

        return ready;
    }

    /// <summary>Puts what was held back before what came, and holds back the end of both; returns how many bytes are left.</summary>
    private int HoldBack(Span<byte> buffer, int count)
    {
        Span<byte> both = stackalloc byte[2 * MarkLength];
        // Of a long piece all but its end only moves.
        int moving = Math.Max(0, count - MarkLength);
        _last.AsSpan(0, _lastCount).CopyTo(both);
        buffer[moving..count].CopyTo(both[_lastCount..]);
        int total = _lastCount + count - moving, ready = Math.Max(0, total - MarkLength);
        both[ready..total].CopyTo(_last);
        if (moving > 0)
        {
            // The end alone fills what is held back, so everything that was held back is ready.
            buffer[..moving].CopyTo(buffer[ready..]);
        }

        both[..ready].CopyTo(buffer);
        _lastCount = total - ready;
        return ready + moving;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) _data.Dispose();
        base.Dispose(disposing);
    }

    private static byte[] Compress(byte[] bytes)
    {
        var compressed = new MemoryStream();
        using (var stream = new GZipStream(compressed, CompressionLevel.Fastest)) stream.Write(bytes);
        return compressed.ToArray();
    }
}
