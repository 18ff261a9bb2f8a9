using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Losses that are a sum over the outputs of a function of output and target.</summary>
/// <remarks>
/// The memory behind every reference is pinned. Values and deltas are <c>[example][padded size]</c>; targets are rows of
/// <c>size</c> values back to back. Whatever stands in the padding of the values does not count.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Losses
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>The loss of each example, summed over its outputs.</summary>
    /// <typeparam name="TLoss">The loss of (value, target).</typeparam>
    /// <typeparam name="T">The precision.</typeparam>
    /// <param name="values">The values.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="losses">Receives one loss per example.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="size">The outputs of one example.</param>
    [MethodImpl(Optimize)]
    public static void Each<TLoss, T>(ref T values, ref T targets, ref T losses, nint examples, nint size)
        where TLoss : struct, IBinary
        where T : unmanaged
    {
        T* v = (T*)Unsafe.AsPointer(ref values), t = (T*)Unsafe.AsPointer(ref targets), l = (T*)Unsafe.AsPointer(ref losses);
        WidthDispatch<T>.Loss<TLoss>(v, t, l, examples, size);
    }

    /// <summary>The losses of examples that have several rows: the sums of their rows' losses, in order.</summary>
    /// <param name="rowLosses">The losses, one for each row.</param>
    /// <param name="losses">Receives one loss per example.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="rows">The rows of one example.</param>
    /// <typeparam name="T">The precision.</typeparam>
    [MethodImpl(Optimize)]
    public static void SumRows<T>(ref T rowLosses, ref T losses, nint examples, nint rows)
        where T : unmanaged
    {
        T* each = (T*)Unsafe.AsPointer(ref rowLosses), sums = (T*)Unsafe.AsPointer(ref losses);
        for (nint example = 0; example < examples; example++) sums[example] = Reductions.Sum(ref each[example * rows], rows);
    }

    /// <summary><c>delta = scale * derivative(value, target)</c>; the padding of delta becomes zero. Delta may be the values.</summary>
    /// <typeparam name="TDerivative">The derivative of the loss by the value, as a function of (value, target).</typeparam>
    /// <typeparam name="T">The precision.</typeparam>
    [MethodImpl(Optimize)]
    public static void Gradient<TDerivative, T>(ref T values, ref T targets, ref T delta, nint examples, nint size, T scale)
        where TDerivative : struct, IBinary
        where T : unmanaged
    {
        T* v = (T*)Unsafe.AsPointer(ref values), t = (T*)Unsafe.AsPointer(ref targets), d = (T*)Unsafe.AsPointer(ref delta);
        WidthDispatch<T>.LossGradient<TDerivative>(v, t, d, examples, size, scale);
    }

    [MethodImpl(Optimize)]
    [SkipLocalsInit]
    internal static void Each<TLanes, TLoss, T>(T* values, T* targets, T* losses, nint examples, nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TLoss : struct, IBinary
        where T : unmanaged
    {
        T* end = targets + examples * size;
        nint stride = Padding.Stride<T>(size), group = Padding.CacheLine<T>();
        byte* memory = stackalloc byte[2 * Padding.Bytes];
        T* sums = Padding.Align<T>(memory);
        for (nint example = 0; example < examples; example++, values += stride, targets += size)
        {
            // One register of the group of 64 bytes after the other, so that every width adds in the same order.
            for (nint part = 0; part < group; part += TLanes.Count)
            {
                TLanes sum = TLanes.Zero;
                for (nint at = part; at < size; at += group)
                {
                    TLanes loss = TLoss.Apply<TLanes, T>(TLanes.Load(values + at), MaskedTail<TLanes, T>.Load(targets + at, size - at, end));
                    sum += TLanes.And(loss, TLanes.FirstLanes(size - at));
                }
                sum.Store(sums + part);
            }
            losses[example] = Fold.Sum(sums);
        }
    }

    [MethodImpl(Optimize)]
    internal static void Gradient<TLanes, TDerivative, T>(T* values, T* targets, T* delta, nint examples, nint size, T scale)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TDerivative : struct, IBinary
        where T : unmanaged
    {
        T* end = targets + examples * size;
        nint padded = Padding.Of<T>(size), stride = Padding.Stride<T>(size);
        TLanes factor = TLanes.Broadcast(scale);
        for (nint example = 0; example < examples; example++)
        {
            T* v = values + example * stride, t = targets + example * size, d = delta + example * stride;
            for (nint at = 0; at < padded; at += TLanes.Count)
            {
                TLanes gradient = TDerivative.Apply<TLanes, T>(TLanes.Load(v + at), MaskedTail<TLanes, T>.Load(t + at, size - at, end));
                TLanes.And(factor * gradient, TLanes.FirstLanes(size - at)).Store(d + at);
            }
        }
    }
}
