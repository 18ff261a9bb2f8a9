using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Pinned values, aligned to 64 bytes (or a given distance beyond), between two fences that nobody may write over.</summary>
internal sealed unsafe class Guarded<T>
    where T : unmanaged
{
    private const int Fence = 64;
    private const byte FenceByte = 0xA5;
    private const int Kept = 64;

    /// <summary>An address keeps nothing alive: the arrays a thread has made last stay, also when a test only uses their address.</summary>
    [ThreadStatic]
    private static Queue<byte[]>? _recent;

    private readonly byte[] _memory;
    private readonly int _start;

    public Guarded(int length, int misaligned = 0)
    {
        Length = length;
        _memory = GC.AllocateArray<byte>(length * sizeof(T) + 2 * Fence + 64 + misaligned * sizeof(T), pinned: true);
        nint first = (nint)Unsafe.AsPointer(ref _memory[Fence]);
        _start = Fence + (int)(((first + 63) & -64) - first) + misaligned * sizeof(T);
        _memory.AsSpan().Fill(FenceByte);
        Values.Clear();
        _recent ??= new Queue<byte[]>();
        _recent.Enqueue(_memory);
        if (_recent.Count > Kept) _recent.Dequeue();
    }

    public int Length { get; }

    public T* Pointer => (T*)Unsafe.AsPointer(ref _memory[_start]);

    public ref T First => ref *Pointer;

    public PinnedValues<T> Pinned => new(ref First);

    public Span<T> Values => new(Pointer, Length);

    public static Guarded<T> Of(ReadOnlySpan<T> values, int misaligned = 0)
    {
        var memory = new Guarded<T>(values.Length, misaligned);
        values.CopyTo(memory.Values);
        return memory;
    }

    public void AssertFences()
    {
        Assert.False(_memory.AsSpan(0, _start).ContainsAnyExcept(FenceByte), "written before the first value");
        Assert.False(_memory.AsSpan(_start + Length * sizeof(T)).ContainsAnyExcept(FenceByte), "written behind the last value");
    }
}
