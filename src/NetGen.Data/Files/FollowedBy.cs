namespace NetGen.Data;

/// <summary>A stream, and some bytes behind its end. Disposing it disposes the stream.</summary>
internal sealed class FollowedBy(Stream first, ReadOnlyMemory<byte> second) : ForwardStream
{
    private ReadOnlyMemory<byte> _left = second;

    public override int Read(Span<byte> buffer)
    {
        int count = first.Read(buffer);
        if (count > 0 || buffer.IsEmpty) return count;
        count = Math.Min(buffer.Length, _left.Length);
        _left.Span[..count].CopyTo(buffer);
        _left = _left[count..];
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) first.Dispose();
        base.Dispose(disposing);
    }
}
