using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// Values whose first one stands at a multiple of 64 bytes and never moves: a pinned managed array with room to choose the start.
/// A vector load that straddles cache lines costs up to twice as much, and kernels take addresses, so both are decided here once.
/// Behind the last value there is room up to a multiple of 64 bytes, so that whole vectors never reach beyond the array.
/// </summary>
internal sealed class AlignedBuffer<T>
    where T : unmanaged
{
    /// <summary>Bytes of a cache line, and of the widest vector.</summary>
    private const int Alignment = 64;

    private readonly T[] _array;
    private readonly int _start;

    /// <summary>Takes memory and zeroes it.</summary>
    /// <param name="length">Number of values.</param>
    public AlignedBuffer(int length)
    {
        Length = length;
        _array = GC.AllocateArray<T>(checked(Capacity(length) + Line), pinned: true);
        nint bytesToBoundary = -Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) & (Alignment - 1);
        _start = (int)bytesToBoundary / Unsafe.SizeOf<T>();
    }

    /// <summary>Number of values.</summary>
    public int Length { get; }

    /// <summary>The first value.</summary>
    public ref T First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _start);
    }

    /// <summary>All values.</summary>
    public Span<T> Values
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateSpan(ref First, Length);
    }

    private static int Line => Alignment / Unsafe.SizeOf<T>();

    /// <summary>A number of values rounded up to a multiple of 64 bytes' worth.</summary>
    public static int Capacity(int length) => checked((length + Line - 1) / Line * Line);
}
