using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>Files hold numbers least significant byte first, as nearly all machines do.</summary>
internal static class LittleEndian
{
    /// <summary>Turns this machine's numbers into little-endian ones, or back; does nothing where they are the same.</summary>
    public static void Convert<T>(Span<T> values)
        where T : unmanaged
    {
        if (BitConverter.IsLittleEndian) return;
        Span<byte> bytes = MemoryMarshal.AsBytes(values);
        for (int at = 0; at < bytes.Length; at += Unsafe.SizeOf<T>()) bytes.Slice(at, Unsafe.SizeOf<T>()).Reverse();
    }
}
