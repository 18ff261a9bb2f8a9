using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The weight gradient of a single example: every input times every delta, straight into the sink.</summary>
internal static unsafe class OuterProduct<TLanes, TSink, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where TSink : struct, IGradientSink<T>
    where T : unmanaged
{
    /// <summary>Two rows at a time, so that each register of deltas is loaded for both.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(T* input, T* delta, nint offset, in TSink given, nint rows, nint padded, nint stride)
    {
        TSink sink = given;
        nint row = 0;
        for (; row + 2 <= rows; row += 2, offset += 2 * stride)
        {
            TLanes x = TLanes.Broadcast(input[row]), y = TLanes.Broadcast(input[row + 1]);
            for (nint at = 0; at < padded; at += TLanes.Count)
            {
                // Added to zero, as in the product of a batch: the zeros of padding stay positive.
                TLanes d = TLanes.Load(delta + at);
                sink.Take(TLanes.MultiplyAdd(x, d, TLanes.Zero), offset + at);
                sink.Take(TLanes.MultiplyAdd(y, d, TLanes.Zero), offset + stride + at);
            }
        }
        if (row == rows) return;
        TLanes last = TLanes.Broadcast(input[row]);
        for (nint at = 0; at < padded; at += TLanes.Count)
            sink.Take(TLanes.MultiplyAdd(last, TLanes.Load(delta + at), TLanes.Zero), offset + at);
    }
}
