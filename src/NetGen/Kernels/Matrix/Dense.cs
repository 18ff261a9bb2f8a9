using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The products of a dense layer, forward and back, over a batch.</summary>
/// <remarks>
/// <para>The memory behind every reference is pinned. Weights and their gradient are <c>[inputs][padded outputs]</c>, bias and its
/// gradient <c>[padded outputs]</c>, outputs and deltas <c>[example][padded size]</c>; these start at a multiple of 64 bytes, and the
/// padding of weights, bias and deltas is zero. The inputs may lie at any address and stride.</para>
/// <para>Each sum has one order, whatever the width of the registers, the number of threads and the form chosen: the order of k. Only
/// a single example goes another way, with several partial sums.</para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe partial class Dense
{
    /// <summary>Threads share a batch by lines of examples that fill a tile of the kernels.</summary>
    internal const int ExampleGrain = 8;

    /// <summary>Weights of one thread that stay in the cache next to its core from step to step, beside all else: half of the smallest there are, 512 KB.</summary>
    private const int NearBytes = 256 * 1024;

    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary><c>output = activation(input * weights + bias)</c>; padding comes out as the activation of zero.</summary>
    /// <typeparam name="TActivation">The activation, a short one; <see cref="Linear"/> for none.</typeparam>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="input">The inputs, <paramref name="inputs"/> values per example.</param>
    /// <param name="inputStride">Values from one example's inputs to the next one's.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="bias">The bias, or a null reference when the layer has none.</param>
    /// <param name="output">Receives the outputs.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="inputs">Inputs of the layer.</param>
    /// <param name="outputs">Outputs of the layer.</param>
    [MethodImpl(Optimize)]
    public static void Forward<TActivation, T>(
        ref T input, nint inputStride, ref T weights, ref T bias, ref T output, nint examples, nint inputs, nint outputs)
        where TActivation : struct, IUnary
        where T : unmanaged
    {
        T* x = (T*)Unsafe.AsPointer(ref input), w = (T*)Unsafe.AsPointer(ref weights);
        T* b = (T*)Unsafe.AsPointer(ref bias), y = (T*)Unsafe.AsPointer(ref output);
        WidthDispatch<T>.Forward<TActivation>(x, inputStride, w, b, y, examples, inputs, outputs, WorkSlice.Whole);
    }

    /// <summary>A share of the same: some of the outputs of all examples, or all outputs of some examples where there are too few outputs to share.</summary>
    /// <remarks>
    /// By outputs a thread reads only weights that it has itself moved in <see cref="WeightGradient{TSink, T}"/>; others would have to come from the
    /// memory of another processor core, which takes longer than to compute with them. A single example is not shared: it is computed as a whole.
    /// </remarks>
    /// <typeparam name="TActivation">The activation, a short one; <see cref="Linear"/> for none.</typeparam>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="input">The inputs of all examples, <paramref name="inputs"/> values per example.</param>
    /// <param name="inputStride">Values from one example's inputs to the next one's.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="bias">The bias, or a null reference when the layer has none.</param>
    /// <param name="output">Receives the outputs, in the place they have among those of all examples.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="inputs">Inputs of the layer.</param>
    /// <param name="outputs">Outputs of the layer.</param>
    /// <param name="slice">Which slice.</param>
    [MethodImpl(Optimize)]
    public static void Forward<TActivation, T>(
        ref T input, nint inputStride, ref T weights, ref T bias, ref T output, nint examples, nint inputs, nint outputs, WorkSlice slice)
        where TActivation : struct, IUnary
        where T : unmanaged
    {
        T* x = (T*)Unsafe.AsPointer(ref input), w = (T*)Unsafe.AsPointer(ref weights);
        T* b = (T*)Unsafe.AsPointer(ref bias), y = (T*)Unsafe.AsPointer(ref output);
        WidthDispatch<T>.Forward<TActivation>(x, inputStride, w, b, y, examples, inputs, outputs, slice);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Forward<TLanes, TActivation, T>(
        T* input, nint inputStride, T* weights, T* bias, T* output, nint examples, nint inputs, nint outputs, WorkSlice slice)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TActivation : struct, IUnary
        where T : unmanaged
    {
        nint padded = Padding.Of<T>(outputs), stride = Padding.Stride<T>(outputs);
        if (examples == 1)
        {
            VectorTimesMatrix<TLanes, TActivation, T>.Run(input, weights, bias, output, inputs, padded, stride);
            return;
        }
        bool byOutputs = IsSharedByOutputs<T>(outputs, slice);
        (nint column, nint endColumn) = byOutputs ? slice.Range(padded, ColumnGrain<T>()) : (0, padded);
        (nint row, nint endRow) = byOutputs ? (0, examples) : slice.Range(examples, ExampleGrain);
        output += row * stride + column;
        var product = new Product<T>
        {
            A = input + row * inputStride,
            ARow = inputStride,
            AStep = 1,
            B = weights + column,
            BStep = stride,
            CRow = stride,
            Rows = endRow - row,
            Columns = endColumn - column,
            Steps = inputs,
            BesideOthers = AreBesideOthers<T>(inputs, outputs, slice),
        };
        T* start = bias == null ? null : bias + column;
        if (FarWeights<TLanes, TActivation, T>.Are(inputs, stride)) FarWeights<TLanes, TActivation, T>.Run(product, start, output);
        else if (bias == null) Tiles<TLanes, T, StoreSums<TLanes, TActivation, T>>.Run(product, new(output));
        else Tiles<TLanes, T, AddBias<TLanes, TActivation, T>>.Run(product, new(start, output));
    }

    /// <summary>Whether threads share the weights of a layer by its outputs: each needs columns enough for the widest tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSharedByOutputs<T>(nint outputs, WorkSlice slice)
        where T : unmanaged
        => Padding.Of<T>(outputs) >= slice.Of * ColumnGrain<T>();

    /// <summary>
    /// Whether threads share weights in pieces that lie close together and find room in the cache next to their core: more than that comes faster when
    /// the processor fetches ahead, although it then fetches what belongs to others.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreBesideOthers<T>(nint inputs, nint outputs, WorkSlice slice)
        where T : unmanaged
        => slice.Of > 1 && IsSharedByOutputs<T>(outputs, slice) && inputs * Padding.Stride<T>(outputs) * sizeof(T) <= slice.Of * NearBytes;

    /// <summary>The columns of which a slice of weights has a multiple: those of the widest tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ColumnGrain<T>()
        where T : unmanaged
        => 2 * Padding.CacheLine<T>();
}
