using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>
/// The kernel of <see cref="Tiles{TLanes, T, TEpilogue}"/> for single values where code is interpreted, which pays for every step of a loop and for every
/// struct of several fields, as tiles are made of: three rows by four columns, all sums in variables of their own. Compiled, tiles are faster.
/// </summary>
/// <remarks>Every sum goes through k in order here, too.</remarks>
internal static unsafe class ValueTiles<TLanes, T, TEpilogue>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
    where TEpilogue : struct, IEpilogue<TLanes, T>
{
    private const int Height = 3, Width = 4;

    /// <summary>Computes the product. What lies behind the last column, up to a multiple of four, is read, but not finished.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    public static void Run(in Product<T> product, in TEpilogue given)
    {
        T* sums = stackalloc T[Height * Width];
        TEpilogue epilogue = given;
        nint aStep = product.AStep, bStep = product.BStep, cRow = product.CRow, columns = product.Columns, steps = product.Steps;
        T* a0 = product.A;
        for (nint left = product.Rows, rowOffset = 0; left > 0; left -= Height, rowOffset += Height * cRow, a0 += Height * product.ARow)
        {
            // Rows beyond the last one repeat it and are not finished.
            nint height = Math.Min(Height, left);
            T* a1 = height > 1 ? a0 + product.ARow : a0, a2 = height > 2 ? a1 + product.ARow : a1;
            for (nint column = 0; column < columns; column += Width)
            {
                T* b = product.B + column, x = a0, y = a1, z = a2;
                TLanes s0 = epilogue.Start(column), s1 = epilogue.Start(column + 1), s2 = epilogue.Start(column + 2), s3 = epilogue.Start(column + 3);
                TLanes t0 = s0, t1 = s1, t2 = s2, t3 = s3, u0 = s0, u1 = s1, u2 = s2, u3 = s3;
                for (nint k = steps; k > 0; k--, x += aStep, y += aStep, z += aStep, b += bStep)
                {
                    TLanes xk = TLanes.Broadcast(*x), yk = TLanes.Broadcast(*y), zk = TLanes.Broadcast(*z);
                    TLanes bk = TLanes.Load(b);
                    s0 = TLanes.MultiplyAdd(xk, bk, s0);
                    t0 = TLanes.MultiplyAdd(yk, bk, t0);
                    u0 = TLanes.MultiplyAdd(zk, bk, u0);
                    bk = TLanes.Load(b + 1);
                    s1 = TLanes.MultiplyAdd(xk, bk, s1);
                    t1 = TLanes.MultiplyAdd(yk, bk, t1);
                    u1 = TLanes.MultiplyAdd(zk, bk, u1);
                    bk = TLanes.Load(b + 2);
                    s2 = TLanes.MultiplyAdd(xk, bk, s2);
                    t2 = TLanes.MultiplyAdd(yk, bk, t2);
                    u2 = TLanes.MultiplyAdd(zk, bk, u2);
                    bk = TLanes.Load(b + 3);
                    s3 = TLanes.MultiplyAdd(xk, bk, s3);
                    t3 = TLanes.MultiplyAdd(yk, bk, t3);
                    u3 = TLanes.MultiplyAdd(zk, bk, u3);
                }
                Store(sums, s0, s1, s2, s3);
                Store(sums + Width, t0, t1, t2, t3);
                Store(sums + 2 * Width, u0, u1, u2, u3);
                // One copy of the end for all sums: that of an optimizer may be long.
                nint width = Math.Min(Width, columns - column), offset = rowOffset + column;
                for (T* row = sums, end = sums + height * Width; row < end; row += Width, offset += cRow)
                {
                    for (nint at = 0; at < width; at++) epilogue.Finish(TLanes.Load(row + at), offset + at);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(T* target, TLanes first, TLanes second, TLanes third, TLanes fourth)
    {
        first.Store(target);
        second.Store(target + 1);
        third.Store(target + 2);
        fourth.Store(target + 3);
    }
}
