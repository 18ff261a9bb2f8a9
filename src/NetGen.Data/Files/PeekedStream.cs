namespace NetGen.Data;

/// <summary>A stream whose beginning can be looked at before it is read. The stream beneath stays open.</summary>
internal sealed class PeekedStream(Stream stream) : ForwardStream
{
    private byte[] _beginning = [];
    private int _read;

    /// <summary>Looks at the first bytes; before anything is read.</summary>
    /// <param name="most">How many; fewer where the stream ends before.</param>
    public ReadOnlySpan<byte> Peek(int most)
    {
        int have = _beginning.Length;
        if (most <= have) return _beginning.AsSpan(0, most);
        byte[] longer = new byte[most];
        _beginning.CopyTo(longer, 0);
        have += stream.ReadAtLeast(longer.AsSpan(have), most - have, throwOnEndOfStream: false);
        _beginning = have == most ? longer : longer[..have];
        return _beginning;
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        ReadOnlySpan<byte> left = _beginning.AsSpan(_read);
        if (left.IsEmpty) return stream.Read(buffer);
        int count = Math.Min(left.Length, buffer.Length);
        left[..count].CopyTo(buffer);
        _read += count;
        if (_read == _beginning.Length) (_beginning, _read) = ([], 0);
        return count;
    }
}
