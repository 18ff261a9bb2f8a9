using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>The products of a dense layer, forward and back, over a batch.</summary>
/// <remarks>
/// The memory behind every reference is pinned. Weights and their gradient are <c>[inputs][padded outputs]</c>, bias and its
/// gradient <c>[padded outputs]</c>, outputs and deltas <c>[example][padded size]</c>; these start at a multiple of 64 bytes, and the
/// padding of weights, bias and deltas is zero. The inputs may lie at any address and stride.
/// </remarks>
public static unsafe class Dense
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary><c>output = input * weights + bias</c>; padding comes out zero.</summary>
    /// <param name="input">The inputs, <paramref name="inputs"/> values per example.</param>
    /// <param name="inputStride">Values from one example's inputs to the next one's.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="bias">The bias, or a null reference when the layer has none.</param>
    /// <param name="output">Receives the sums before the activation.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="inputs">Inputs of the layer.</param>
    /// <param name="outputs">Outputs of the layer.</param>
    [MethodImpl(Optimize)]
    public static void Forward<T>(
        ref T input, nint inputStride, ref T weights, ref T bias, ref T output, nint examples, nint inputs, nint outputs)
        where T : unmanaged
    {
        T* x = (T*)Unsafe.AsPointer(ref input), w = (T*)Unsafe.AsPointer(ref weights);
        T* b = (T*)Unsafe.AsPointer(ref bias), y = (T*)Unsafe.AsPointer(ref output);
        if (Vector512.IsHardwareAccelerated) Forward<Lanes512<T>, T>(x, inputStride, w, b, y, examples, inputs, outputs);
        else if (Vector256.IsHardwareAccelerated) Forward<Lanes256<T>, T>(x, inputStride, w, b, y, examples, inputs, outputs);
        else Forward<Lanes128<T>, T>(x, inputStride, w, b, y, examples, inputs, outputs);
    }

    /// <summary><c>inputGradient = delta * transposed weights</c>; padding comes out zero.</summary>
    /// <param name="delta">The gradient of the sums before the activation.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="inputGradient">Receives the gradient of the inputs.</param>
    /// <param name="transposed">Scratch of <paramref name="outputs"/> times padded <paramref name="inputs"/> values.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="inputs">Inputs of the layer.</param>
    /// <param name="outputs">Outputs of the layer.</param>
    [MethodImpl(Optimize)]
    public static void InputGradient<T>(
        ref T delta, ref T weights, ref T inputGradient, ref T transposed, nint examples, nint inputs, nint outputs)
        where T : unmanaged
    {
        T* d = (T*)Unsafe.AsPointer(ref delta), w = (T*)Unsafe.AsPointer(ref weights);
        T* g = (T*)Unsafe.AsPointer(ref inputGradient), t = (T*)Unsafe.AsPointer(ref transposed);
        if (Vector512.IsHardwareAccelerated) InputGradient<Lanes512<T>, T>(d, w, g, t, examples, inputs, outputs);
        else if (Vector256.IsHardwareAccelerated) InputGradient<Lanes256<T>, T>(d, w, g, t, examples, inputs, outputs);
        else InputGradient<Lanes128<T>, T>(d, w, g, t, examples, inputs, outputs);
    }

    /// <summary><c>gradient = transposed input * delta</c>, overwritten; padding comes out zero.</summary>
    /// <param name="input">The inputs, <paramref name="inputs"/> values per example.</param>
    /// <param name="inputStride">Values from one example's inputs to the next one's.</param>
    /// <param name="delta">The gradient of the sums before the activation.</param>
    /// <param name="gradient">Receives the gradient of the weights.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="inputs">Inputs of the layer.</param>
    /// <param name="outputs">Outputs of the layer.</param>
    [MethodImpl(Optimize)]
    public static void WeightGradient<T>(
        ref T input, nint inputStride, ref T delta, ref T gradient, nint examples, nint inputs, nint outputs)
        where T : unmanaged
    {
        T* x = (T*)Unsafe.AsPointer(ref input), d = (T*)Unsafe.AsPointer(ref delta), g = (T*)Unsafe.AsPointer(ref gradient);
        if (Vector512.IsHardwareAccelerated) WeightGradient<Lanes512<T>, T>(x, inputStride, d, g, examples, inputs, outputs);
        else if (Vector256.IsHardwareAccelerated) WeightGradient<Lanes256<T>, T>(x, inputStride, d, g, examples, inputs, outputs);
        else WeightGradient<Lanes128<T>, T>(x, inputStride, d, g, examples, inputs, outputs);
    }

    /// <summary>The sum of the deltas over the examples, overwritten; padding comes out zero.</summary>
    /// <param name="delta">The gradient of the sums before the activation.</param>
    /// <param name="gradient">Receives the gradient of the bias.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="outputs">Outputs of the layer.</param>
    [MethodImpl(Optimize)]
    public static void BiasGradient<T>(ref T delta, ref T gradient, nint examples, nint outputs)
        where T : unmanaged
    {
        T* d = (T*)Unsafe.AsPointer(ref delta), g = (T*)Unsafe.AsPointer(ref gradient);
        if (Vector512.IsHardwareAccelerated) BiasGradient<Lanes512<T>, T>(d, g, examples, outputs);
        else if (Vector256.IsHardwareAccelerated) BiasGradient<Lanes256<T>, T>(d, g, examples, outputs);
        else BiasGradient<Lanes128<T>, T>(d, g, examples, outputs);
    }

    [MethodImpl(Optimize)]
    internal static void Forward<TLanes, T>(
        T* input, nint inputStride, T* weights, T* bias, T* output, nint examples, nint inputs, nint outputs)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        nint padded = Padding.Of<T>(outputs);
        var product = new Product<T>
        {
            A = input,
            ARow = inputStride,
            AStep = 1,
            B = weights,
            BStep = padded,
            CRow = padded,
            Rows = examples,
            Columns = padded,
            Steps = inputs,
        };
        if (bias == null) Tiles<TLanes, T, StoreSums<TLanes, T>>.Run(product, new(output));
        else Tiles<TLanes, T, AddBias<TLanes, T>>.Run(product, new(bias, output));
    }

    [MethodImpl(Optimize)]
    internal static void InputGradient<TLanes, T>(
        T* delta, T* weights, T* inputGradient, T* transposed, nint examples, nint inputs, nint outputs)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        Transpose.Run(weights, transposed, inputs, outputs);
        nint padded = Padding.Of<T>(inputs);
        var product = new Product<T>
        {
            A = delta,
            ARow = Padding.Of<T>(outputs),
            AStep = 1,
            B = transposed,
            BStep = padded,
            CRow = padded,
            Rows = examples,
            Columns = padded,
            Steps = outputs,
        };
        Tiles<TLanes, T, StoreSums<TLanes, T>>.Run(product, new(inputGradient));
    }

    [MethodImpl(Optimize)]
    internal static void WeightGradient<TLanes, T>(
        T* input, nint inputStride, T* delta, T* gradient, nint examples, nint inputs, nint outputs)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        nint padded = Padding.Of<T>(outputs);
        var product = new Product<T>
        {
            A = input,
            ARow = 1,
            AStep = inputStride,
            B = delta,
            BStep = padded,
            CRow = padded,
            Rows = inputs,
            Columns = padded,
            Steps = examples,
            RowsOutside = true,
        };
        Tiles<TLanes, T, StoreSums<TLanes, T>>.Run(product, new(gradient));
    }

    [MethodImpl(Optimize)]
    internal static void BiasGradient<TLanes, T>(T* delta, T* gradient, nint examples, nint outputs)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        nint padded = Padding.Of<T>(outputs);
        for (nint column = 0; column < padded; column += TLanes.Count)
        {
            TLanes sum = TLanes.Zero;
            for (nint at = column; at < examples * padded; at += padded) sum += TLanes.Load(delta + at);
            sum.Store(gradient + column);
        }
    }
}
