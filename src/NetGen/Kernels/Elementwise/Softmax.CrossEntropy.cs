using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <content>The loss alone.</content>
public static unsafe partial class Softmax
{
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
