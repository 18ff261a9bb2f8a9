using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Examples in columns: 64 bytes with one value of each of them, one such line behind the other.</summary>
/// <param name="present">A mask of the lanes that hold an example of their own.</param>
internal readonly unsafe struct ColumnRows<TVector, T>(T* present) : IRows<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    private readonly T* _present = present;

    private static int Line { [MethodImpl(Inline)] get => Vector512<T>.Count; }

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public TVector Read(PinnedValues<T> values, int column, int width) => Unsafe.As<T, TVector>(ref values[column * Line]);

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public void Write(PinnedValues<T> values, int column, int width, TVector value) => Unsafe.As<T, TVector>(ref values[column * Line]) = value;

    /// <inheritdoc/>
    [MethodImpl(Inline)]
    public TVector Present(TVector value) => VectorMemory<TVector, T>.And(_present, value);
}
