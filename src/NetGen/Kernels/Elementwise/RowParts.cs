using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Parts of rows: what joins tensors along their last axis, and takes them apart.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class RowParts
{
    /// <summary>Copies a part of each row of one tensor to a part of the row of another, and clears what follows there up to an end.</summary>
    /// <param name="source">The first row that is read.</param>
    /// <param name="sourceStride">Values from one row of it to the next.</param>
    /// <param name="first">Where the part begins in it.</param>
    /// <param name="target">The first row that is written.</param>
    /// <param name="targetStride">Values from one row of it to the next.</param>
    /// <param name="offset">Where the part begins in it.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="width">Values in the part.</param>
    /// <param name="end">Where in the row of the target zeros end that follow the part.</param>
    /// <typeparam name="T">The precision.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Copy<T>(
        ref T source, nint sourceStride, nint first, ref T target, nint targetStride, nint offset, nint rows, nint width, nint end)
        where T : unmanaged
    {
        uint bytes = (uint)(width * sizeof(T)), cleared = (uint)((end - offset - width) * sizeof(T));
        for (nint row = 0; row < rows; row++)
        {
            ref T from = ref Unsafe.Add(ref source, row * sourceStride + first), to = ref Unsafe.Add(ref target, row * targetStride + offset);
            Unsafe.CopyBlockUnaligned(ref Unsafe.As<T, byte>(ref to), ref Unsafe.As<T, byte>(ref from), bytes);
            if (cleared > 0) Unsafe.InitBlockUnaligned(ref Unsafe.As<T, byte>(ref Unsafe.Add(ref to, width)), 0, cleared);
        }
    }
}
