using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Softmax and its cross-entropy, from the logits, so that neither overflows nor loses digits.</summary>
/// <remarks>
/// The memory behind every reference is pinned. Logits and probabilities are <c>[example][padded size]</c>; targets are
/// rows of <c>size</c> values back to back. Whatever stands in the padding of the arguments does not count.
/// </remarks>
public static unsafe class Softmax
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>
    /// The probabilities <c>e^(z_j - max z) / sum_i e^(z_i - max z)</c> of each example; zero in the padding. They may replace the logits.
    /// </summary>
    /// <remarks>A logit of minus infinity has probability zero; a row with NaN or plus infinity, or without a finite logit, is NaN throughout.</remarks>
    [MethodImpl(Optimize)]
    public static void Forward<T>(ref T logits, ref T probabilities, nint examples, nint size)
        where T : unmanaged
    {
        T* z = (T*)Unsafe.AsPointer(ref logits), p = (T*)Unsafe.AsPointer(ref probabilities);
        if (Vector512.IsHardwareAccelerated) Forward<Lanes512<T>, T>(z, p, examples, size);
        else if (Vector256.IsHardwareAccelerated) Forward<Lanes256<T>, T>(z, p, examples, size);
        else Forward<Lanes128<T>, T>(z, p, examples, size);
    }

    /// <summary>The cross-entropy <c>sum_j t_j (log sum_i e^z_i - z_j)</c>, summed over the examples; a term with a target of zero is zero.</summary>
    [MethodImpl(Optimize)]
    public static T CrossEntropy<T>(ref T logits, ref T targets, nint examples, nint size)
        where T : unmanaged
    {
        T* z = (T*)Unsafe.AsPointer(ref logits), t = (T*)Unsafe.AsPointer(ref targets);
        if (Vector512.IsHardwareAccelerated) return CrossEntropy<Lanes512<T>, T>(z, t, examples, size);
        if (Vector256.IsHardwareAccelerated) return CrossEntropy<Lanes256<T>, T>(z, t, examples, size);
        return CrossEntropy<Lanes128<T>, T>(z, t, examples, size);
    }

    [MethodImpl(Optimize)]
    [SkipLocalsInit]
    internal static void Forward<TLanes, T>(T* logits, T* probabilities, nint examples, nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        nint padded = Padding.Of<T>(size), group = Padding.Group<T>();
        byte* memory = stackalloc byte[2 * Padding.Bytes];
        T* partial = Padding.Align<T>(memory);
        for (nint row = 0; row < examples * padded; row += padded)
        {
            T* z = logits + row, p = probabilities + row;
            TLanes max = Max<TLanes, T>(z, size, partial);
            for (nint part = 0; part < group; part += TLanes.Count)
            {
                TLanes sum = TLanes.Zero;
                for (nint at = part; at < padded; at += group)
                {
                    TLanes e = Functions<TLanes, T>.Exp(TLanes.Load(z + at) - max);
                    e = TLanes.And(e, TLanes.FirstLanes(size - at));
                    e.Store(p + at);
                    sum += e;
                }
                sum.Store(partial + part);
            }
            TLanes total = TLanes.Broadcast(Fold.Sum(partial)), factor = TLanes.Constant(1) / total;
            for (nint at = 0; at < padded; at += TLanes.Count)
                TLanes.And(TLanes.Load(p + at) * factor, TLanes.FirstLanes(size - at)).Store(p + at);
        }
    }

    [MethodImpl(Optimize)]
    [SkipLocalsInit]
    internal static T CrossEntropy<TLanes, T>(T* logits, T* targets, nint examples, nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        T* end = targets + examples * size;
        nint padded = Padding.Of<T>(size), group = Padding.Group<T>();
        byte* memory = stackalloc byte[3 * Padding.Bytes];
        T* partial = Padding.Align<T>(memory), losses = partial + group;
        for (nint part = 0; part < group; part += TLanes.Count) TLanes.Zero.Store(losses + part);

        for (nint example = 0; example < examples; example++)
        {
            T* z = logits + example * padded, t = targets + example * size;
            TLanes max = Max<TLanes, T>(z, size, partial);
            for (nint part = 0; part < group; part += TLanes.Count)
            {
                TLanes sum = TLanes.Zero;
                for (nint at = part; at < size; at += group)
                    sum += TLanes.And(Functions<TLanes, T>.Exp(TLanes.Load(z + at) - max), TLanes.FirstLanes(size - at));
                sum.Store(partial + part);
            }
            TLanes log = Functions<TLanes, T>.Log(TLanes.Broadcast(Fold.Sum(partial)));

            for (nint part = 0; part < group; part += TLanes.Count)
            {
                TLanes loss = TLanes.Load(losses + part);
                for (nint at = part; at < size; at += group)
                {
                    TLanes target = Ragged<TLanes, T>.Load(t + at, size - at, end);
                    // max - z first: it is exact near the largest logit, where the loss is small.
                    TLanes term = target * (log + (max - TLanes.Load(z + at)));
                    loss += TLanes.Select(TLanes.Equal(target, TLanes.Zero), TLanes.Zero, term);
                }
                loss.Store(losses + part);
            }
        }
        return Fold.Sum(losses);
    }

    /// <summary>The largest of the logits in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Max<TLanes, T>(T* logits, nint size, T* partial)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        nint group = Padding.Group<T>();
        TLanes nothing = TLanes.Constant(double.NegativeInfinity);
        for (nint part = 0; part < group; part += TLanes.Count)
        {
            TLanes max = nothing;
            for (nint at = part; at < size; at += group)
                max = TLanes.Max(max, TLanes.Select(TLanes.FirstLanes(size - at), TLanes.Load(logits + at), nothing));
            max.Store(partial + part);
        }
        return TLanes.Broadcast(Fold.Max(partial));
    }
}
