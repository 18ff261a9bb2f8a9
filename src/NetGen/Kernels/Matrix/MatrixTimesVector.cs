using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>The way back of a single example: each row of the weights times the deltas, without a transposed copy.</summary>
internal static unsafe class MatrixTimesVector<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>The products. What follows the last row in the result, up to a multiple of four, is overwritten.</summary>
    [MethodImpl(Optimize)]
    public static void Run(T* weights, T* delta, T* result, nint rows, nint padded, nint stride)
    {
        nint blocks = typeof(TLanes) == typeof(Lanes512<T>) ? rows & -TLanes.Count : 0;
        if (blocks > 0)
        {
            if (padded == TLanes.Count) Blocks<OneWide>(weights, delta, result, blocks, padded, stride);
            else if (padded == 2 * TLanes.Count) Blocks<TwoWide>(weights, delta, result, blocks, padded, stride);
            else if (padded == 4 * TLanes.Count) Blocks<FourWide>(weights, delta, result, blocks, padded, stride);
            else Blocks<ManyWide>(weights, delta, result, blocks, padded, stride);
        }
        if (typeof(TLanes) == typeof(Lanes1<T>)) OneByOne(weights, delta, result, rows, padded, stride);
        else if (blocks < rows) Fours(weights + blocks * stride, delta, result + blocks, rows - blocks, padded, stride);
    }

    /// <summary>As many rows at a time as a register of 64 bytes has lanes: folding rows takes longer than multiplying, if these are short.</summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void Blocks<TWidth>(T* weights, T* delta, T* result, nint rows, nint padded, nint stride)
        where TWidth : ITileWidth
    {
        var deltas = Registers<TWidth>.Load(delta, padded);
        for (T* end = result + rows; result < end; result += TLanes.Count, weights += TLanes.Count * stride)
        {
            if (typeof(T) == typeof(float))
            {
                Vector512<float> a = deltas.Times(weights, 4 * stride).AsSingle(), b = deltas.Times(weights + stride, 4 * stride).AsSingle();
                Vector512<float> c = deltas.Times(weights + 2 * stride, 4 * stride).AsSingle(), d = deltas.Times(weights + 3 * stride, 4 * stride).AsSingle();
                FoldMany.Store(a, b, c, d, (float*)result);
            }
            else
            {
                Vector512<double> a = deltas.Times(weights, 2 * stride).AsDouble(), b = deltas.Times(weights + stride, 2 * stride).AsDouble();
                FoldMany.Store(a, b, (double*)result);
            }
        }
    }

    /// <summary>The deltas of all outputs: in registers, if there are one, two or four of them.</summary>
    private struct Registers<TWidth>
        where TWidth : ITileWidth
    {
        private Lanes512<T> _first, _second, _third, _fourth;
        private T* _values;
        private nint _count;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Registers<TWidth> Load(T* values, nint count)
        {
            Registers<TWidth> registers = default;
            registers._values = values;
            registers._count = count;
            registers._first = Lanes512<T>.Load(values);
            if (typeof(TWidth) == typeof(TwoWide) || typeof(TWidth) == typeof(FourWide)) registers._second = Lanes512<T>.Load(values + Lanes512<T>.Count);
            if (typeof(TWidth) == typeof(FourWide))
            {
                registers._third = Lanes512<T>.Load(values + 2 * Lanes512<T>.Count);
                registers._fourth = Lanes512<T>.Load(values + 3 * Lanes512<T>.Count);
            }
            return registers;
        }

        /// <summary>The products with four rows, folded to a quarter each.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly Vector512<T> Times(T* row, nint distance)
        {
            T* w1 = row + distance, w2 = w1 + distance, w3 = w2 + distance;
            if (typeof(TWidth) != typeof(ManyWide)) return FoldMany.Quarters(Times(row).Vector, Times(w1).Vector, Times(w2).Vector, Times(w3).Vector);
            Lanes512<T> a = default, b = default, c = default, d = default;
            for (nint at = 0; at < _count; at += Lanes512<T>.Count)
            {
                Lanes512<T> x = Lanes512<T>.Load(_values + at);
                a = Lanes512<T>.MultiplyAdd(x, row + at, a);
                b = Lanes512<T>.MultiplyAdd(x, w1 + at, b);
                c = Lanes512<T>.MultiplyAdd(x, w2 + at, c);
                d = Lanes512<T>.MultiplyAdd(x, w3 + at, d);
            }
            return FoldMany.Quarters(a.Vector, b.Vector, c.Vector, d.Vector);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private readonly Lanes512<T> Times(T* row)
        {
            Lanes512<T> sum = Lanes512<T>.MultiplyAdd(_first, row, Lanes512<T>.Zero);
            if (typeof(TWidth) == typeof(TwoWide) || typeof(TWidth) == typeof(FourWide)) sum = Lanes512<T>.MultiplyAdd(_second, row + Lanes512<T>.Count, sum);
            if (typeof(TWidth) == typeof(FourWide))
            {
                sum = Lanes512<T>.MultiplyAdd(_third, row + 2 * Lanes512<T>.Count, sum);
                sum = Lanes512<T>.MultiplyAdd(_fourth, row + 3 * Lanes512<T>.Count, sum);
            }
            return sum;
        }
    }

    /// <summary>
    /// One value at a time: of the partial sums of 64 bytes the four that are folded first are added up together, so that what is left is a quarter of them.
    /// </summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void OneByOne(T* weights, T* delta, T* result, nint rows, nint padded, nint stride)
    {
        nint line = Padding.CacheLine<T>(), quarter = line / 4;
        T* quarters = stackalloc T[Padding.CacheLine<T>() / 4];
        for (nint row = 0; row < rows; row++, weights += stride)
        {
            for (nint part = 0; part < quarter; part++)
            {
                TLanes a = TLanes.Zero, b = a, c = a, d = a;
                T* x = delta + part, w = weights + part;
                for (T* end = delta + padded; x < end; x += line, w += line)
                {
                    a = TLanes.MultiplyAdd(TLanes.Load(x), w, a);
                    b = TLanes.MultiplyAdd(TLanes.Load(x + quarter), w + quarter, b);
                    c = TLanes.MultiplyAdd(TLanes.Load(x + 2 * quarter), w + 2 * quarter, c);
                    d = TLanes.MultiplyAdd(TLanes.Load(x + 3 * quarter), w + 3 * quarter, d);
                }
                ((a + c) + (b + d)).Store(quarters + part);
            }
            TLanes sum = typeof(T) == typeof(float)
                ? (TLanes.Load(quarters) + TLanes.Load(quarters + 2)) + (TLanes.Load(quarters + 1) + TLanes.Load(quarters + 3))
                : TLanes.Load(quarters) + TLanes.Load(quarters + 1);
            sum.Store(result + row);
        }
    }

    /// <summary>Four rows at a time.</summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void Fours(T* weights, T* delta, T* result, nint rows, nint padded, nint stride)
    {
        for (nint row = 0; row < rows; row += 4, weights += 4 * stride)
        {
            T* w1 = row + 1 < rows ? weights + stride : weights, w2 = row + 2 < rows ? w1 + stride : w1, w3 = row + 3 < rows ? w2 + stride : w2;
            CacheLine<TLanes, T> a = default, b = default, c = default, d = default;
            if (typeof(TLanes) == typeof(Lanes128<T>))
            {
                // Four rows would need all sixteen registers for their sums.
                for (nint at = 0; at < padded; at += Padding.CacheLine<T>())
                {
                    a.AddProduct(delta + at, weights + at);
                    b.AddProduct(delta + at, w1 + at);
                }
                Vector128<T> first = a.SumQuarters(), second = b.SumQuarters();
                for (nint at = 0; at < padded; at += Padding.CacheLine<T>())
                {
                    c.AddProduct(delta + at, w2 + at);
                    d.AddProduct(delta + at, w3 + at);
                }
                Fold.Store(first, second, c.SumQuarters(), d.SumQuarters(), result + row);
                continue;
            }
            for (nint at = 0; at < padded; at += Padding.CacheLine<T>())
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
