using System.Buffers.Binary;

namespace NetGen.Fuzz.Mutation;

/// <summary>Changes bytes without knowing what they mean.</summary>
internal static class Bytes
{
    private static readonly long[] Numbers =
    [
        0, 1, 2, 7, 8, 16, 127, 128, 255, 256, 1023, 1024, 32_767, 32_768, 65_535, 65_536, 16_777_216, 16_777_217,
        int.MaxValue, 1L << 31, uint.MaxValue, 1L << 32, long.MaxValue, long.MinValue, -1, -8,
        0x7f800000, 0x7fc00000, 0x7ff0000000000000, 0x7ff8000000000000, 0x3ff0000000000000, 0x47e0000000000000,
    ];

    public static byte[] Mutate(Dice dice, byte[] bytes)
    {
        int at = dice.Below(bytes.Length + 1), length = Math.Min(dice.Length(bytes.Length), bytes.Length - at);
        switch (dice.Below(10))
        {
            case 0: return Changed(bytes, at, value => (byte)(value ^ (1 << dice.Below(8))));
            case 1: return Changed(bytes, at, _ => dice.Of<byte>(0, 1, 0x20, 0x22, 0x2c, 0x0a, 0x7f, 0x80, 0xc3, 0xff, (byte)dice.Below(256)));
            case 2: return Replaced(bytes, at, length, []);
            case 3: return Replaced(bytes, at, 0, Random(dice, dice.Length(64)));
            case 4: return Replaced(bytes, at, 0, bytes.AsSpan(at, length));
            case 5: return bytes[..at];
            case 6: return [.. bytes, .. Random(dice, dice.Length(64))];
            case 7: return Replaced(bytes, at, length, bytes.AsSpan(dice.Below(bytes.Length - length + 1), length));
            case 8: return WithNumber(dice, bytes, at);
            default: return Replaced(bytes, at, 0, Repeated(bytes.AsSpan(at, Math.Min(length, 8)), dice.Length(2000)));
        }
    }

    /// <summary>A number that programs stumble over, in place of what stands there.</summary>
    public static byte[] WithNumber(Dice dice, byte[] bytes, int at)
    {
        Span<byte> number = stackalloc byte[8];
        long value = dice.Of<long>(Numbers);
        int size = dice.Of(1, 2, 4, 8);
        if (dice.OneIn(2)) BinaryPrimitives.WriteInt64LittleEndian(number, value);
        else BinaryPrimitives.WriteInt64BigEndian(number, value << (64 - 8 * size));
        size = Math.Min(size, bytes.Length - at);
        return Replaced(bytes, at, size, number[..size]);
    }

    public static byte[] Replaced(ReadOnlySpan<byte> bytes, int at, int length, ReadOnlySpan<byte> by) => [.. bytes[..at], .. by, .. bytes[(at + length)..]];

    public static byte[] Repeated(ReadOnlySpan<byte> piece, int times)
    {
        byte[] all = new byte[piece.Length * times];
        for (int i = 0; i < times; i++) piece.CopyTo(all.AsSpan(i * piece.Length));
        return all;
    }

    public static byte[] Random(Dice dice, int length)
    {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) bytes[i] = (byte)dice.Next();
        return bytes;
    }

    private static byte[] Changed(byte[] bytes, int at, Func<byte, byte> change)
    {
        byte[] changed = [.. bytes];
        if (at < changed.Length) changed[at] = change(changed[at]);
        return changed;
    }
}
