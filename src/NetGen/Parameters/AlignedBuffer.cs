using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NetGen;

/// <summary>
/// Values whose first one stands at a multiple of 64 bytes and never moves: a pinned managed array with room to choose the start.
/// A vector load that straddles cache lines costs up to twice as much, and kernels take addresses, so both are decided here once.
/// </summary>
/// <param name="length">Number of values.</param>
internal sealed class AlignedBuffer<T>(int length)
    where T : unmanaged
{
    /// <summary>Bytes of a cache line, and of the widest vector.</summary>
    public const int Alignment = 64;

    private readonly T[] _array = GC.AllocateArray<T>(checked(length + Alignment / Unsafe.SizeOf<T>() - 1), pinned: true);
    private int _start = -1;

    /// <summary>Number of values.</summary>
    public int Length { get; } = length;

    /// <summary>The first value.</summary>
    public ref T First
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _start >= 0 ? _start : FindStart());
    }

    /// <summary>All values.</summary>
    public Span<T> Values
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateSpan(ref First, Length);
    }

    private int FindStart()
    {
        if (_array.Length == 0) return _start = 0;
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0);
        nint bytesToBoundary = -address & (Alignment - 1);
        return _start = (int)bytesToBoundary / Unsafe.SizeOf<T>();
    }
}
