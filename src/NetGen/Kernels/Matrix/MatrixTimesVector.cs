using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>The way back of a single example: each row of the weights times the deltas, without a transposed copy.</summary>
internal static unsafe class MatrixTimesVector<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    /// <summary>The products, four rows at a time. What follows the last row in the result, up to a multiple of four, is overwritten.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(T* weights, T* delta, T* result, nint rows, nint padded, nint stride)
    {
        for (nint row = 0; row < rows; row += 4, weights += 4 * stride)
        {
            T* w1 = row + 1 < rows ? weights + stride : weights, w2 = row + 2 < rows ? w1 + stride : w1, w3 = row + 3 < rows ? w2 + stride : w2;
            Group<TLanes, T> a = default, b = default, c = default, d = default;
            if (typeof(TLanes) == typeof(Lanes128<T>))
            {
                // Four rows would need all sixteen registers for their sums.
                for (nint at = 0; at < padded; at += Padding.Group<T>())
                {
                    a.AddProduct(delta + at, weights + at);
                    b.AddProduct(delta + at, w1 + at);
                }
                Vector128<T> first = a.SumQuarters(), second = b.SumQuarters();
                for (nint at = 0; at < padded; at += Padding.Group<T>())
                {
                    c.AddProduct(delta + at, w2 + at);
                    d.AddProduct(delta + at, w3 + at);
                }
                Fold.Store(first, second, c.SumQuarters(), d.SumQuarters(), result + row);
                continue;
            }
            for (nint at = 0; at < padded; at += Padding.Group<T>())
            {
                a.AddProduct(delta + at, weights + at);
                b.AddProduct(delta + at, w1 + at);
                c.AddProduct(delta + at, w2 + at);
                d.AddProduct(delta + at, w3 + at);
            }
            Fold.Store(a.SumQuarters(), b.SumQuarters(), c.SumQuarters(), d.SumQuarters(), result + row);
        }
    }
}
