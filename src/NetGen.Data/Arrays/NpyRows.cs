using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen.Data;

/// <summary>
/// The rows of one <c>.npy</c> file, read a few at a time into memory that is taken once. They are read, not mapped: pages of a mapped file count as the
/// process' memory while they are there, and a file that is cut short under a map ends the process.
/// </summary>
internal sealed class NpyRows<T> : IDisposable
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>A multiple of every element's size.</summary>
    private const int Block = 1 << 17;

    private readonly FileStream _file;
    private readonly NpyHeader _header;
    private readonly long _start;
    private readonly byte[] _block;
    private readonly int _elementSize;

    /// <summary>Opens a file, and checks that it is as long as its header says.</summary>
    /// <exception cref="DataFormatException">It is no such file, or its rows do not lie one behind the other.</exception>
    public NpyRows(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (DataFile.IsCompressed(path)) throw new DataFormatException("What is compressed cannot be read again from the beginning without decompressing it first.", path);
        Path = path;
        // The header is read through the stream; rows are read past it, so it needs no buffer.
        _file = DataFile.OpenAsItIs(path, bufferSize: 1, FileOptions.SequentialScan);
        try
        {
            _header = NpyHeader.Read(_file, path);
            _start = _file.Position;
            _elementSize = ElementReader.SizeOf(_header.Type);
            if (_header.Shape.Length == 0) throw Error($"Expected rows, but the file holds a single number.");
            if (_header.FortranOrder && _header.Shape.Count(length => length > 1) > 1)
                throw Error($"The array is in Fortran order, in which rows do not lie one behind the other. Save numpy.ascontiguousarray of it.");
            Count = _header.Shape[0];
            Width = ElementReader.Count(_header.Shape.AsSpan(1), path);
            if (Count == 0 || Width == 0) throw Error($"Expected at least 1 row of at least 1 value, but the shape is [{ElementReader.Text(_header.Shape)}].");
            Int128 expected = (Int128)Count * Width * _elementSize;
            if (_file.Length - _start != expected) throw Error($"Expected {expected} bytes behind the header, but got {_file.Length - _start}.");
        }
        catch
        {
            _file.Dispose();
            throw;
        }

        // In the machine's own form nothing has to be converted, and values are read where they belong.
        IsPlain = _header.BigEndian != BitConverter.IsLittleEndian
            && _header.Type == (typeof(T) == typeof(float) ? ElementType.Single : ElementType.Double);
        _block = IsPlain ? [] : new byte[Block];
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>How many rows there are.</summary>
    public int Count { get; }

    /// <summary>Values per row.</summary>
    public int Width { get; }

    /// <summary>Whether its numbers are whole.</summary>
    public bool IsWhole => ElementReader.IsWhole(_header.Type);

    private bool IsPlain { get; }

    /// <summary>Reads rows, and checks that their values are finite.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="rows">Receives them; whole rows, no more than there are.</param>
    /// <exception cref="DataFormatException">The file has become shorter, or a value is not finite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Read(int first, Span<T> rows)
    {
        long at = _start + (long)first * Width * _elementSize;
        if (IsPlain)
        {
            Fill(MemoryMarshal.AsBytes(rows), at);
        }
        else
        {
            int atOnce = Block / _elementSize;
            for (int have = 0; have < rows.Length; have += atOnce)
            {
                Span<T> part = rows.Slice(have, Math.Min(atOnce, rows.Length - have));
                Span<byte> bytes = _block.AsSpan(0, part.Length * _elementSize);
                Fill(bytes, at + (long)have * _elementSize);
                ElementReader.Convert(bytes, part, _header.Type, _header.BigEndian);
            }
        }

        for (int i = 0; i < rows.Length; i++)
        {
            if (!T.IsFinite(rows[i])) throw Error($"Values must be finite, but row {first + i / Width}, column {i % Width} is {rows[i]}.");
        }
    }

    /// <summary>An error in this file.</summary>
    public DataFormatException Error(FormattableString message) => new(message.ToString(CultureInfo.InvariantCulture), Path);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void Fill(Span<byte> bytes, long at)
    {
        ObjectDisposedException.ThrowIf(!_file.CanRead, typeof(NpyExamples<T>));
        while (!bytes.IsEmpty)
        {
            int read = RandomAccess.Read(_file.SafeFileHandle, bytes, at);
            if (read == 0) throw Error($"The file has become shorter while it was read.");
            bytes = bytes[read..];
            at += read;
        }
    }
}
