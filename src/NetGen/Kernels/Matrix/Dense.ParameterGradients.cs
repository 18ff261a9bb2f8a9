using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>The gradients of weights and bias, which end in a sink: in memory, or in the update of the parameters.</content>
public static unsafe partial class Dense
{
    /// <summary>The rows of which a slice of weights has a multiple: a tile of the widest registers.</summary>
    private const int RowGrain = 8;

    /// <summary><c>transposed input * delta</c>, summed over the examples, into a sink; padding comes out zero.</summary>
    /// <typeparam name="TSink">What becomes of the gradient.</typeparam>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="input">The inputs, <paramref name="inputs"/> values per example.</param>
    /// <param name="inputStride">Values from one example's inputs to the next one's.</param>
    /// <param name="delta">The gradient of the sums before the activation.</param>
    /// <param name="offset">Where the layer's weights begin in the block of parameters.</param>
    /// <param name="sink">Receives the gradient.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="inputs">Inputs of the layer.</param>
    /// <param name="outputs">Outputs of the layer.</param>
    /// <param name="slice">Which columns of the weights, or rows where there are too few columns to share.</param>
    [MethodImpl(Optimize)]
    public static void WeightGradient<TSink, T>(
        ref T input, nint inputStride, ref T delta, nint offset, in TSink sink, nint examples, nint inputs, nint outputs, WorkSlice slice)
        where TSink : struct, IGradientSink<T>
        where T : unmanaged
    {
        T* x = (T*)Unsafe.AsPointer(ref input), d = (T*)Unsafe.AsPointer(ref delta);
        WidthDispatch<T>.WeightGradient<TSink>(x, inputStride, d, offset, sink, examples, inputs, outputs, slice);
    }

    /// <summary>The sum of the deltas over the examples into a sink; padding comes out zero.</summary>
    /// <typeparam name="TSink">What becomes of the gradient.</typeparam>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="delta">The gradient of the sums before the activation.</param>
    /// <param name="offset">Where the layer's bias begins in the block of parameters.</param>
    /// <param name="sink">Receives the gradient.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="outputs">Outputs of the layer.</param>
    /// <param name="slice">Which part of the bias.</param>
    [MethodImpl(Optimize)]
    public static void BiasGradient<TSink, T>(ref T delta, nint offset, in TSink sink, nint examples, nint outputs, WorkSlice slice)
        where TSink : struct, IGradientSink<T>
        where T : unmanaged
    {
        T* d = (T*)Unsafe.AsPointer(ref delta);
        WidthDispatch<T>.BiasGradient<TSink>(d, offset, sink, examples, outputs, slice);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void WeightGradient<TLanes, TSink, T>(
        T* input, nint inputStride, T* delta, nint offset, in TSink sink, nint examples, nint inputs, nint outputs, WorkSlice slice)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TSink : struct, IGradientSink<T>
        where T : unmanaged
    {
        nint padded = Padding.Of<T>(outputs), stride = Padding.Stride<T>(outputs);
        bool byOutputs = examples > 1 && IsSharedByOutputs<T>(outputs, slice);
        (nint column, nint endColumn) = byOutputs ? slice.Range(padded, ColumnGrain<T>()) : (0, padded);
        (nint row, nint endRow) = byOutputs ? (0, inputs) : slice.Range(inputs, RowGrain);
        if (row == endRow) return;
        offset += row * stride + column;
        if (examples == 1)
        {
            // A rule of many operations takes as long for padding as for weights: a few outputs go by the narrowest registers that hold them.
            if (TSink.IsLong && outputs <= Lanes128<T>.Count && typeof(TLanes) != typeof(Lanes1<T>))
                OuterProduct<Lanes128<T>, TSink, T>.Narrow(input + row, delta, offset, sink, endRow - row, stride);
            else if (TSink.IsLong && outputs <= Lanes256<T>.Count && typeof(TLanes) == typeof(Lanes512<T>))
                OuterProduct<Lanes256<T>, TSink, T>.Narrow(input + row, delta, offset, sink, endRow - row, stride);
            else OuterProduct<TLanes, TSink, T>.Run(input + row, delta, offset, sink, endRow - row, outputs, stride);
            return;
        }
        if (TSink.IsLong && typeof(TLanes) == typeof(Lanes1<T>)) endColumn = Math.Max(column, Math.Min(endColumn, outputs));
        var product = new Product<T>
        {
            A = input + row,
            ARow = 1,
            AStep = inputStride,
            B = delta + column,
            BStep = stride,
            CRow = stride,
            Rows = endRow - row,
            Columns = endColumn - column,
            Steps = examples,
            BesideOthers = AreBesideOthers<T>(inputs, outputs, slice),
            RowsOutside = true,
        };
        if (TSink.IsLong) Tiles<TLanes, T, LongSinkSums<TLanes, TSink, T>>.Run(product, new(sink, offset));
        else Tiles<TLanes, T, SinkSums<TLanes, TSink, T>>.Run(product, new(sink, offset));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void BiasGradient<TLanes, TSink, T>(T* delta, nint offset, in TSink sink, nint examples, nint outputs, WorkSlice slice)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TSink : struct, IGradientSink<T>
        where T : unmanaged
    {
        // As the weights are shared, so that who moves a bias is who reads it.
        (nint first, nint end) = slice.Range(Padding.Of<T>(outputs), IsSharedByOutputs<T>(outputs, slice) ? ColumnGrain<T>() : Padding.CacheLine<T>());
        ColumnSums<TLanes, TSink, T>.Run(delta, offset, sink, examples, Padding.Stride<T>(outputs), first, end);
    }
}
