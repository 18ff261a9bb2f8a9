using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The matrix kernel: tiles of sums that stay in registers while k runs.</summary>
/// <remarks>
/// Each element is summed in the order of k, starting from what the epilogue says: every tile shape and every width gives the
/// same bits. Rows beyond a ragged tile repeat the last row and are not stored.
/// </remarks>
internal static unsafe class Tiles<TLanes, T, TEpilogue>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
    where TEpilogue : struct, IEpilogue<TLanes, T>
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>The rows of a tile of <see cref="PairedRows"/>.</summary>
    private const int PairedHeight = 2 * PairedRows.Distance;

    /// <summary>
    /// How many steps before they are needed rows of B are fetched, where a column of it that the nearest cache does not hold is read for every tile of
    /// rows. The processor fetches ahead by itself, but not from one page of memory to the next, where wide rows soon are.
    /// </summary>
    private const int PrefetchedSteps = 8;

    /// <summary>The bytes of the largest tile: eight rows of two registers of 64, or sixteen of one.</summary>
    private const int TileBytes = 8 * 2 * Padding.Bytes;

    /// <summary>Computes the product: columns in pairs of registers, a last odd one alone.</summary>
    [MethodImpl(Optimize)]
    public static void Run(in Product<T> product, in TEpilogue epilogue)
    {
        if (typeof(TLanes) == typeof(Lanes1<T>) && OperatingSystem.IsBrowser()) ValueTiles<TLanes, T, TEpilogue>.Run(product, epilogue);
        else if (product.BesideOthers) RunBesideOthers(product, epilogue);
        else if (default(TEpilogue) is ILongEpilogue) RunAside<Freely>(product, epilogue);
        else Columns<Freely>(product, epilogue, null);
    }

    /// <summary>The same while the rows that come next are brought near: each tile of columns fetches those beneath it.</summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    public static void RunFar(in Product<T> product, in TEpilogue epilogue) => Columns<Onward>(product, epilogue, null);

    // Not inlined: compiled when several threads are at work.
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void RunBesideOthers(in Product<T> product, in TEpilogue epilogue)
    {
        if (default(TEpilogue) is ILongEpilogue) RunAside<Narrowly>(product, epilogue);
        else Columns<Narrowly>(product, epilogue, null);
    }

    /// <summary>The same with room for a tile on the stack.</summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    [SkipLocalsInit]
    private static void RunAside<TFetch>(in Product<T> product, in TEpilogue epilogue)
        where TFetch : IFetch
    {
        byte* memory = stackalloc byte[TileBytes + Padding.Bytes];
        Columns<TFetch>(product, epilogue, Padding.Align<T>(memory));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Columns<TFetch>(in Product<T> product, in TEpilogue epilogue, T* aside)
        where TFetch : IFetch
    {
        nint pairs = product.Columns / (2 * TLanes.Count) * (2 * TLanes.Count);
        if (pairs > 0) Rows<TwoWide, TFetch>(product, epilogue, 0, 0, pairs, aside);
        if (pairs == product.Columns) return;
        nint paired = typeof(TLanes) == typeof(Lanes512<T>) ? product.Rows & -PairedHeight : 0;
        if (paired > 0) Run<EightHigh, PairedRows, TFetch>(product, epilogue, 0, paired, pairs, product.Columns, aside);
        if (paired < product.Rows) Rows<OneWide, TFetch>(product, epilogue, paired, pairs, product.Columns, aside);
    }

    /// <summary>Full tiles first; the remaining rows in tall or low tiles, whichever wastes less.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rows<TWidth, TFetch>(in Product<T> product, in TEpilogue epilogue, nint first, nint column, nint endColumn, T* aside)
        where TWidth : ITileWidth
        where TFetch : IFetch
    {
        nint tall = typeof(TLanes) == typeof(Lanes512<T>) ? EightHigh.Rows : SixHigh.Rows;
        nint rest = (product.Rows - first) % tall;
        if (rest > FourHigh.Rows) rest = 0;                                                             // one ragged tall tile
        else if (tall == SixHigh.Rows && rest is 1 or 2 && product.Rows - first > tall) rest += tall;   // 6 + 2 go better as 4 + 4
        nint end = product.Rows - rest;

        if (first < end && typeof(TLanes) == typeof(Lanes512<T>)) Run<EightHigh, TWidth, TFetch>(product, epilogue, first, end, column, endColumn, aside);
        if (first < end && typeof(TLanes) != typeof(Lanes512<T>)) Run<SixHigh, TWidth, TFetch>(product, epilogue, first, end, column, endColumn, aside);
        if (rest > 0) Run<FourHigh, TWidth, TFetch>(product, epilogue, end, product.Rows, column, endColumn, aside);
    }

    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void Run<THeight, TWidth, TFetch>(
        in Product<T> product, in TEpilogue given, nint firstRow, nint endRow, nint firstColumn, nint endColumn, T* aside)
        where THeight : ITileHeight
        where TWidth : ITileWidth
        where TFetch : IFetch
    {
        nint height = typeof(TWidth) == typeof(PairedRows) ? PairedHeight : THeight.Rows, width = TWidth.Registers * TLanes.Count;
        TEpilogue epilogue = given;                                                 // a copy lives in registers
        nint aRow = product.ARow, aStep = product.AStep, bStep = product.BStep, cRow = product.CRow, steps = product.Steps, aheadStep = product.AheadStep;
        T* a = product.A, firstB = product.B;
        nint aPartner = PairedRows.Distance * aRow, cPartner = PairedRows.Distance * cRow;
        bool rowsOutside = product.RowsOutside;

        nint row = firstRow, column = firstColumn;
        // Of what comes next each tile fetches a share of rows, one in every few steps.
        nint share = 0, pause = 0, tile = 0;
        if (typeof(TFetch) == typeof(Onward))
        {
            nint tiles = (endRow - firstRow + height - 1) / height;
            share = (steps + tiles - 1) / tiles;
            pause = Pause(steps / share);
        }
        while (true)
        {
            nint rows = Math.Min(height, endRow - row);
            T* b = firstB + column, a0 = a + row * aRow, later = product.Ahead + column + tile * share * aheadStep;
            T* a1 = rows > 1 ? a0 + aRow : a0, a2 = rows > 2 ? a1 + aRow : a1, a3 = rows > 3 ? a2 + aRow : a2;
            T* a4 = rows > 4 ? a3 + aRow : a3, a5 = rows > 5 ? a4 + aRow : a4;
            T* a6 = rows > 6 ? a5 + aRow : a5, a7 = rows > 7 ? a6 + aRow : a6;

            if (default(TEpilogue) is INearProduct && typeof(TFetch) == typeof(Narrowly)) Fetch(given, rows, width, row * cRow + column, cRow);
            var start = TileRow<TLanes, T, TWidth>.Start(epilogue, default(TEpilogue) is IContinuedProduct ? row * cRow + column : column, cPartner);
            TileRow<TLanes, T, TWidth> c0 = start, c1 = start, c2 = start, c3 = start, c4 = start, c5 = start, c6 = start, c7 = start;
            if (default(TEpilogue) is IContinuedProduct)
            {
                nint next = row * cRow + column;
                if (rows > 1) c1 = TileRow<TLanes, T, TWidth>.Start(epilogue, next += cRow, cPartner);
                if (rows > 2) c2 = TileRow<TLanes, T, TWidth>.Start(epilogue, next += cRow, cPartner);
                if (rows > 3) c3 = TileRow<TLanes, T, TWidth>.Start(epilogue, next += cRow, cPartner);
                if (typeof(THeight) != typeof(FourHigh) && rows > 4) c4 = TileRow<TLanes, T, TWidth>.Start(epilogue, next += cRow, cPartner);
                if (typeof(THeight) != typeof(FourHigh) && rows > 5) c5 = TileRow<TLanes, T, TWidth>.Start(epilogue, next += cRow, cPartner);
                if (typeof(THeight) == typeof(EightHigh) && rows > 6) c6 = TileRow<TLanes, T, TWidth>.Start(epilogue, next += cRow, cPartner);
                if (typeof(THeight) == typeof(EightHigh) && rows > 7) c7 = TileRow<TLanes, T, TWidth>.Start(epilogue, next + cRow, cPartner);
            }
            for (nint k = steps, at = 0; k > 0; k--, at += aStep, b += bStep)
            {
                if (typeof(TFetch) == typeof(Onward))
                {
                    if ((k & pause) == 0)
                    {
                        Lines<TWidth, TFetch>(later);
                        later += aheadStep;
                    }
                }
                else if (default(TEpilogue) is not INearProduct)
                {
                    Lines<TWidth, TFetch>(b + PrefetchedSteps * bStep);
                }
                TLanes left = TLanes.Load(b), right = typeof(TWidth) == typeof(TwoWide) ? TLanes.Load(b + TLanes.Count) : left;
                c0.Add(a0 + at, aPartner, left, right);
                c1.Add(a1 + at, aPartner, left, right);
                c2.Add(a2 + at, aPartner, left, right);
                c3.Add(a3 + at, aPartner, left, right);
                if (typeof(THeight) == typeof(FourHigh)) continue;      // settled before inlining; a property would not be
                c4.Add(a4 + at, aPartner, left, right);
                c5.Add(a5 + at, aPartner, left, right);
                if (typeof(THeight) == typeof(SixHigh)) continue;
                c6.Add(a6 + at, aPartner, left, right);
                c7.Add(a7 + at, aPartner, left, right);
            }

            nint offset = row * cRow + column;
            if (default(TEpilogue) is ILongEpilogue)
            {
                c0.Spill(aside);
                c1.Spill(aside + width);
                c2.Spill(aside + 2 * width);
                c3.Spill(aside + 3 * width);
                if (typeof(THeight) != typeof(FourHigh))
                {
                    c4.Spill(aside + 4 * width);
                    c5.Spill(aside + 5 * width);
                }
                if (typeof(THeight) == typeof(EightHigh))
                {
                    c6.Spill(aside + 6 * width);
                    c7.Spill(aside + 7 * width);
                }
                FinishAside(given, aside, rows, width, offset, cRow);
            }
            else
            {
                c0.Finish(epilogue, offset, cPartner);
                if (rows > 1) c1.Finish(epilogue, offset += cRow, cPartner);
                if (rows > 2) c2.Finish(epilogue, offset += cRow, cPartner);
                if (rows > 3) c3.Finish(epilogue, offset += cRow, cPartner);
                if (typeof(THeight) != typeof(FourHigh) && rows > 4) c4.Finish(epilogue, offset += cRow, cPartner);
                if (typeof(THeight) != typeof(FourHigh) && rows > 5) c5.Finish(epilogue, offset += cRow, cPartner);
                if (typeof(THeight) == typeof(EightHigh) && rows > 6) c6.Finish(epilogue, offset += cRow, cPartner);
                if (typeof(THeight) == typeof(EightHigh) && rows > 7) c7.Finish(epilogue, offset + cRow, cPartner);
            }

            if (rowsOutside)
            {
                if ((column += width) < endColumn) continue;
                column = firstColumn;
                if ((row += height) >= endRow) return;
            }
            else
            {
                if (typeof(TFetch) == typeof(Onward)) tile++;
                if ((row += height) < endRow) continue;
                row = firstRow;
                tile = 0;
                if ((column += width) >= endColumn) return;
            }
        }
    }

    /// <summary>Fetches a row of a tile's columns: two registers of 512 bits are two lines.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Lines<TWidth, TFetch>(T* row)
        where TWidth : ITileWidth
        where TFetch : IFetch
    {
        TFetch.Line(row);
        if (typeof(TWidth) == typeof(TwoWide) && typeof(TLanes) == typeof(Lanes512<T>)) TFetch.Line(row + TLanes.Count);
    }

    /// <summary>One less than the largest power of two in a number: of so many steps and one more, one fetches what is new.</summary>
    private static nint Pause(nint steps) => ((nint)1 << BitOperations.Log2((nuint)Math.Max(1, steps))) - 1;

    /// <summary>Brings near what the end of the tile will need.</summary>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    private static void Fetch(in TEpilogue given, nint rows, nint width, nint offset, nint cRow)
    {
        TEpilogue epilogue = given;         // what it knows, in registers
        for (nint row = 0; row < rows; row++, offset += cRow)
        {
            for (nint at = 0; at < width; at += Padding.CacheLine<T>()) epilogue.Fetch(offset + at);
        }
    }

    /// <summary>Finishes the rows of a tile that was put aside, register by register.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FinishAside(in TEpilogue given, T* aside, nint rows, nint width, nint offset, nint cRow)
    {
        TEpilogue epilogue = given;         // another copy: the first has been pushed out of the registers
        for (nint row = 0; row < rows; row++, aside += width, offset += cRow)
        {
            for (nint at = 0; at < width; at += TLanes.Count) epilogue.Finish(TLanes.Load(aside + at), offset + at);
        }
    }
}
