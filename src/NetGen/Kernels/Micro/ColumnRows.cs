using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Examples in columns: 64 bytes with one value of each of them, one such line behind the other.</summary>
/// <param name="present">A mask of the lanes that hold an example of their own.</param>
internal readonly unsafe struct ColumnRows<TLanes, T>(T* present) : IExamples<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly T* _present = present;

    private static int Line { [MethodImpl(Inline)] get => Vector512<T>.Count; }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public TLanes Read(PinnedValues<T> values, int column, int width) => Unsafe.As<T, TLanes>(ref values[column * Line]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public TLanes Present(TLanes value) => TLanes.And(*(TLanes*)_present, value);
}
