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
public static unsafe partial class Dense
{
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
        Widest<T>.Forward<TActivation>(x, inputStride, w, b, y, examples, inputs, outputs);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Forward<TLanes, TActivation, T>(
        T* input, nint inputStride, T* weights, T* bias, T* output, nint examples, nint inputs, nint outputs)
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
        var product = new Product<T>
        {
            A = input,
            ARow = inputStride,
            AStep = 1,
            B = weights,
            BStep = stride,
            CRow = stride,
            Rows = examples,
            Columns = padded,
            Steps = inputs,
        };
        if (bias == null) Tiles<TLanes, T, StoreSums<TLanes, TActivation, T>>.Run(product, new(output));
        else Tiles<TLanes, T, AddBias<TLanes, TActivation, T>>.Run(product, new(bias, output));
    }
}
