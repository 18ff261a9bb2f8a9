using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The bias gradient: the sums of the columns of the deltas.</summary>
/// <remarks>Four partial sums, of every fourth example, whatever the width: one alone would wait for each of its additions.</remarks>
internal static unsafe class ColumnSums<TLanes, TSink, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where TSink : struct, IGradientSink<T>
    where T : unmanaged
{
    /// <summary>Sums the columns from the first to before the end, which are multiples of 64 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run(T* delta, nint offset, in TSink sink, nint examples, nint stride, nint first, nint end)
    {
        if (examples == 1)
        {
            One(delta, offset, sink, first, end);
            return;
        }
        var target = new SinkSums<TLanes, TSink, T>(sink, offset);
        for (nint column = first; column < end; column += 2 * TLanes.Count)
        {
            // Two registers at a time. A last odd one is its own neighbour, which takes no longer, and spares compiling all this for one.
            nint right = column + TLanes.Count < end ? TLanes.Count : 0;
            TLanes a0 = TLanes.Zero, a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
            T* row = delta + column;
            nint left = examples;
            for (; left >= 4; left -= 4, row += 4 * stride)
            {
                Add(row, right, ref a0, ref b0);
                Add(row + stride, right, ref a1, ref b1);
                Add(row + 2 * stride, right, ref a2, ref b2);
                Add(row + 3 * stride, right, ref a3, ref b3);
            }
            if (left > 0) Add(row, right, ref a0, ref b0);
            if (left > 1) Add(row + stride, right, ref a1, ref b1);
            if (left > 2) Add(row + 2 * stride, right, ref a2, ref b2);
            target.Finish((a0 + a1) + (a2 + a3), column);
            if (right > 0) target.Finish((b0 + b1) + (b2 + b3), column + right);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(T* row, nint right, ref TLanes a, ref TLanes b)
    {
        a += TLanes.Load(row);
        b += TLanes.Load(row + right);
    }

    /// <summary>Of a single example there is nothing to sum.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void One(T* delta, nint offset, in TSink given, nint first, nint end)
    {
        TSink sink = given;
        for (nint column = first; column < end; column += TLanes.Count) sink.Take(TLanes.Load(delta + column), offset + column);
    }
}
