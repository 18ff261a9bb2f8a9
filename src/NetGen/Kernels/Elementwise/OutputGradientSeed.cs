using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Where backpropagation starts when not a loss is differentiated, but the outputs times gradients that the caller gives for them.</summary>
/// <remarks>
/// The memory behind every reference is pinned. Outputs and deltas are <c>[example][padded size]</c>; given gradients are rows of <c>size</c> values
/// back to back. The padding of delta becomes zero; delta may be the outputs.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class OutputGradientSeed
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>What is differentiated: <c>sum outputs * given</c> of each example.</summary>
    [MethodImpl(Optimize)]
    public static void Products<T>(ref T outputs, ref T given, ref T products, nint examples, nint size)
        where T : unmanaged
        => Losses.Each<Product, T>(ref outputs, ref given, ref products, examples, size);

    /// <summary><c>delta = given</c>.</summary>
    [MethodImpl(Optimize)]
    public static void Take<T>(ref T outputs, ref T given, ref T delta, nint examples, nint size)
        where T : unmanaged
        => Through<Upstream, T>(ref outputs, ref given, ref delta, examples, size);

    /// <summary><c>delta = derivative(given, output)</c>.</summary>
    /// <typeparam name="TDerivative">The derivative of the outputs' activation times the gradient that comes in, as a function of (gradient, output).</typeparam>
    /// <typeparam name="T">The precision.</typeparam>
    [MethodImpl(Optimize)]
    public static void Through<TDerivative, T>(ref T outputs, ref T given, ref T delta, nint examples, nint size)
        where TDerivative : struct, IBinary
        where T : unmanaged
        => Losses.Gradient<OfOutput<TDerivative>, T>(ref outputs, ref given, ref delta, examples, size, Reductions.Scale<T>(mean: false, 1));

    /// <summary><c>delta_i = p_i (given_i - sum_j p_j given_j)</c>: the gradient of probability j by logit i is <c>p_j ((i = j) - p_i)</c>.</summary>
    /// <param name="probabilities">The outputs of softmax.</param>
    /// <param name="given">The gradients with respect to the probabilities.</param>
    /// <param name="delta">Receives the gradients with respect to the logits.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="size">The number of classes.</param>
    /// <param name="products">What <see cref="Products"/> has computed.</param>
    /// <typeparam name="T">The precision.</typeparam>
    [MethodImpl(Optimize)]
    public static void ThroughSoftmax<T>(ref T probabilities, ref T given, ref T delta, nint examples, nint size, ref T products)
        where T : unmanaged
    {
        T* p = (T*)Unsafe.AsPointer(ref probabilities), g = (T*)Unsafe.AsPointer(ref given);
        T* d = (T*)Unsafe.AsPointer(ref delta), mean = (T*)Unsafe.AsPointer(ref products);
        WidthDispatch<T>.ThroughSoftmax(p, g, d, examples, size, mean);
    }

    [MethodImpl(Optimize)]
    internal static void ThroughSoftmax<TLanes, T>(T* probabilities, T* given, T* delta, nint examples, nint size, T* means)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        T* end = given + examples * size;
        nint padded = Padding.Of<T>(size), stride = Padding.Stride<T>(size);
        for (nint example = 0; example < examples; example++, probabilities += stride, delta += stride, given += size)
        {
            TLanes mean = TLanes.Broadcast(means[example]);
            for (nint at = 0; at < padded; at += TLanes.Count)
            {
                TLanes gradient = TLanes.Load(probabilities + at) * (MaskedTail<TLanes, T>.Load(given + at, size - at, end) - mean);
                TLanes.And(gradient, TLanes.FirstLanes(size - at)).Store(delta + at);
            }
        }
    }

    private readonly struct Product : IBinary
    {
        [MethodImpl(Inline)]
        public static TL Apply<TL, TV>(TL output, TL given)
            where TL : unmanaged, ILanes<TL, TV>
            where TV : unmanaged
            => output * given;
    }

    /// <summary>The arguments in the order in which gradients of losses have them.</summary>
    private readonly struct OfOutput<TDerivative> : IBinary
        where TDerivative : struct, IBinary
    {
        [MethodImpl(Inline)]
        public static TL Apply<TL, TV>(TL output, TL given)
            where TL : unmanaged, ILanes<TL, TV>
            where TV : unmanaged
            => TDerivative.Apply<TL, TV>(given, output);
    }
}
