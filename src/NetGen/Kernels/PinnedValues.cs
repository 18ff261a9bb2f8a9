using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Values in memory that does not move, by the address of the first one: what a struct can hold where a reference cannot be.</summary>
/// <typeparam name="T">The precision.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct PinnedValues<T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly T* _first;

    /// <summary>Remembers an address.</summary>
    /// <param name="first">The first value. The memory behind it is pinned for as long as this is used.</param>
    [MethodImpl(Inline)]
    public PinnedValues(ref T first) => _first = (T*)Unsafe.AsPointer(ref first);

    /// <summary>A value; not checked.</summary>
    /// <param name="offset">How many values after the first.</param>
    public ref T this[nint offset]
    {
        [MethodImpl(Inline)]
        get => ref _first[offset];
    }

    /// <summary>Reads a register of values.</summary>
    /// <param name="offset">Where it begins.</param>
    [MethodImpl(Inline)]
    public TLanes Load<TLanes>(nint offset)
        where TLanes : unmanaged, ILanes<TLanes, T>
        => TLanes.Load(_first + offset);

    /// <summary>Writes a register of values.</summary>
    /// <param name="lanes">The values.</param>
    /// <param name="offset">Where it begins.</param>
    [MethodImpl(Inline)]
    public void Store<TLanes>(TLanes lanes, nint offset)
        where TLanes : unmanaged, ILanes<TLanes, T>
        => lanes.Store(_first + offset);

    /// <summary>Brings 64 bytes of values near, and nothing around them.</summary>
    /// <param name="offset">Where they begin.</param>
    [MethodImpl(Inline)]
    internal void Fetch(nint offset) => Narrowly.Line(_first + offset);
}
