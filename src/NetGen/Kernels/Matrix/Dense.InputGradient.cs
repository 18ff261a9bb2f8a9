using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>From the deltas of a layer to those of the layer below.</content>
public static unsafe partial class Dense
{
    /// <summary><c>inputGradient = delta * transposed weights</c>; padding comes out zero.</summary>
    /// <param name="delta">The gradient of the sums before the activation.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="inputGradient">Receives the gradient of the inputs.</param>
    /// <param name="shared">Scratch of <paramref name="outputs"/> times padded <paramref name="inputs"/> values.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="inputs">Inputs of the layer.</param>
    /// <param name="outputs">Outputs of the layer.</param>
    [MethodImpl(Optimize)]
    public static void InputGradient<T>(
        ref T delta, ref T weights, ref T inputGradient, ref T shared, nint examples, nint inputs, nint outputs)
        where T : unmanaged
        => InputGradient<Upstream, T>(ref delta, ref weights, ref inputGradient, ref inputGradient, ref shared, examples, inputs, outputs);

    /// <summary><c>inputGradient = derivative(delta * transposed weights, output)</c>; padding comes out zero.</summary>
    /// <typeparam name="TDerivative">The derivative of the activation below times the gradient, as a function of (gradient, output).</typeparam>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="delta">The gradient of the sums before the activation.</param>
    /// <param name="weights">The weights.</param>
    /// <param name="output">What the layer below has put out, <c>[example][padded inputs]</c>.</param>
    /// <param name="inputGradient">Receives the gradient of the sums of the layer below, before its activation.</param>
    /// <param name="shared">Scratch of <paramref name="outputs"/> times padded <paramref name="inputs"/> values.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="inputs">Inputs of the layer.</param>
    /// <param name="outputs">Outputs of the layer.</param>
    [MethodImpl(Optimize)]
    public static void InputGradient<TDerivative, T>(
        ref T delta, ref T weights, ref T output, ref T inputGradient, ref T shared, nint examples, nint inputs, nint outputs)
        where TDerivative : struct, IBinary
        where T : unmanaged
    {
        T* d = (T*)Unsafe.AsPointer(ref delta), w = (T*)Unsafe.AsPointer(ref weights), y = (T*)Unsafe.AsPointer(ref output);
        T* g = (T*)Unsafe.AsPointer(ref inputGradient), s = (T*)Unsafe.AsPointer(ref shared);
        WidthDispatch<T>.InputGradient<TDerivative>(d, w, y, g, s, examples, inputs, outputs);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void InputGradient<TLanes, TDerivative, T>(
        T* delta, T* weights, T* output, T* inputGradient, T* shared, nint examples, nint inputs, nint outputs)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TDerivative : struct, IBinary
        where T : unmanaged
    {
        if (examples == 1)
        {
            MatrixTimesVector<TLanes, T>.Run(weights, delta, inputGradient, inputs, Padding.Of<T>(outputs), Padding.Stride<T>(outputs));
            Gradients<TLanes, TDerivative, T>(output, inputGradient, 1, inputs);
            return;
        }
        // What is smaller is transposed: the weights, or deltas and gradients. Counted with padding, so that the second form, too,
        // finds room in the scratch of the first.
        if (inputs * outputs > Padding.Stride<T>(examples) * (inputs + outputs))
            InputGradientByDeltas<TLanes, TDerivative, T>(delta, weights, output, inputGradient, shared, examples, inputs, outputs);
        else InputGradientByWeights<TLanes, TDerivative, T>(delta, weights, output, inputGradient, shared, examples, inputs, outputs);
    }

    /// <summary>Transposes the weights; inputs lie along the lanes.</summary>
    [MethodImpl(Optimize)]
    internal static void InputGradientByWeights<TLanes, TDerivative, T>(
        T* delta, T* weights, T* output, T* inputGradient, T* shared, nint examples, nint inputs, nint outputs)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TDerivative : struct, IBinary
        where T : unmanaged
    {
        Transpose.Run(weights, shared, inputs, outputs);
        nint padded = Padding.Of<T>(inputs), stride = Padding.Stride<T>(inputs);
        var product = new Product<T>
        {
            A = delta,
            ARow = Padding.Stride<T>(outputs),
            AStep = 1,
            B = shared,
            BStep = stride,
            CRow = stride,
            Rows = examples,
            Columns = padded,
            Steps = outputs,
        };
        if (typeof(TDerivative) == typeof(Upstream)) Tiles<TLanes, T, StoreSums<TLanes, Linear, T>>.Run(product, new(inputGradient));
        else Tiles<TLanes, T, StoreGradient<TLanes, TDerivative, T>>.Run(product, new(output, inputGradient));
        if (inputs != padded) Rows.ClearPadding<TLanes, T>(inputGradient, examples, inputs);
    }

    /// <summary>Transposes the deltas, and the gradients back; examples lie along the lanes.</summary>
    [MethodImpl(Optimize)]
    internal static void InputGradientByDeltas<TLanes, TDerivative, T>(
        T* delta, T* weights, T* output, T* inputGradient, T* shared, nint examples, nint inputs, nint outputs)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TDerivative : struct, IBinary
        where T : unmanaged
    {
        nint padded = Padding.Of<T>(examples), stride = Padding.Stride<T>(examples);
        T* turned = shared + outputs * stride;
        Transpose.Run(delta, shared, examples, outputs);
        var product = new Product<T>
        {
            A = weights,
            ARow = Padding.Stride<T>(outputs),
            AStep = 1,
            B = shared,
            BStep = stride,
            CRow = stride,
            Rows = inputs,
            Columns = padded,
            Steps = outputs,
            RowsOutside = true,
        };
        Tiles<TLanes, T, StoreSums<TLanes, Linear, T>>.Run(product, new(turned));
        Transpose.Run(turned, inputGradient, inputs, examples);
        Gradients<TLanes, TDerivative, T>(output, inputGradient, examples, inputs);
    }

    /// <summary>Multiplies gradients by derivatives, in place; padding comes out zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Gradients<TLanes, TDerivative, T>(T* output, T* gradient, nint examples, nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TDerivative : struct, IBinary
        where T : unmanaged
    {
        if (typeof(TDerivative) != typeof(Upstream)) Maps.Binary<TLanes, TDerivative, T>(gradient, output, gradient, examples * Padding.Stride<T>(size));
        if (size != Padding.Of<T>(size)) Rows.ClearPadding<TLanes, T>(gradient, examples, size);
    }
}
