using System.Text;

namespace NetGen.Benchmarks.Onnx;

/// <summary>A message in the wire format of Protocol Buffers, as far as ONNX needs it: whole numbers, and everything that has a length.</summary>
internal sealed class Protobuf
{
    private readonly List<byte> _bytes = [];

    public byte[] ToArray() => _bytes.ToArray();

    public void Add(int field, long number)
    {
        Varint((ulong)field << 3);
        Varint((ulong)number);
    }

    public void Add(int field, string text) => Add(field, Encoding.UTF8.GetBytes(text));

    public void Add(int field, Protobuf message) => Add(field, message.ToArray());

    public void Add(int field, ReadOnlySpan<byte> bytes)
    {
        Varint((ulong)field << 3 | 2);
        Varint((ulong)bytes.Length);
        _bytes.AddRange(bytes);
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) _bytes.Add((byte)(value | 0x80));
        _bytes.Add((byte)value);
    }
}
