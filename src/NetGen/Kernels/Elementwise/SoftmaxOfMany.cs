using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Softmax of any number of classes: three passes over a row, which stays in the nearest cache.</summary>
internal static unsafe class SoftmaxOfMany<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>The probabilities; and the losses, if there are targets.</summary>
    [MethodImpl(Optimize)]
    [SkipLocalsInit]
    public static void Forward(T* logits, T* targets, T* probabilities, T* losses, nint examples, nint size)
    {
        nint padded = Padding.Of<T>(size), stride = Padding.Stride<T>(size), group = Padding.CacheLine<T>();
        byte* memory = stackalloc byte[2 * Padding.Bytes];
        T* partial = Padding.Align<T>(memory), end = targets + examples * size;
        for (nint example = 0; example < examples; example++, logits += stride, probabilities += stride)
        {
            TLanes max = Max(logits, size, partial);
            for (nint part = 0; part < group; part += TLanes.Count)
            {
                TLanes parts = TLanes.Zero;
                for (nint at = part; at < padded; at += group)
                {
                    TLanes e = Functions<TLanes, T>.Exp(TLanes.Load(logits + at) - max);
                    e = TLanes.And(e, TLanes.FirstLanes(size - at));
                    e.Store(probabilities + at);
                    parts += e;
                }
                parts.Store(partial + part);
            }
            TLanes sum = TLanes.Broadcast(Fold.Sum(partial));
            if (targets != null)
            {
                T* target = targets + example * size;
                bool isOfFew = typeof(TLanes) == typeof(Lanes1<T>) && size <= group;
                losses[example] = isOfFew ? CrossEntropyOfFew(logits, target, end, size, max, sum, partial) : CrossEntropy(logits, target, end, size, max, sum, partial);
            }

            TLanes factor = TLanes.Constant(1) / sum;
            for (nint at = 0; at < padded; at += TLanes.Count)
                TLanes.And(TLanes.Load(probabilities + at) * factor, TLanes.FirstLanes(size - at)).Store(probabilities + at);
        }
    }

    /// <summary>The loss of a row, from its largest logit and the sum of the exponentials.</summary>
    [MethodImpl(Optimize)]
    private static T CrossEntropy(T* logits, T* targets, T* end, nint size, TLanes max, TLanes sum, T* partial)
    {
        nint group = Padding.CacheLine<T>();
        TLanes log = Functions<TLanes, T>.Log(sum);
        for (nint part = 0; part < group; part += TLanes.Count)
        {
            TLanes loss = TLanes.Zero;
            for (nint at = part; at < size; at += group)
            {
                TLanes target = MaskedTail<TLanes, T>.Load(targets + at, size - at, end);
                // max - z first: it is exact near the largest logit, where the loss is small.
                TLanes term = target * (log + (max - TLanes.Load(logits + at)));
                loss += TLanes.Select(TLanes.Equal(target, TLanes.Zero), TLanes.Zero, term);
            }
            loss.Store(partial + part);
        }
        return Fold.Sum(partial);
    }

    /// <summary>The same where it is a matter of single values whether a row goes through <see cref="SoftmaxOfFew{TLanes, T}"/>: in the order of that.</summary>
    [MethodImpl(Optimize)]
    private static T CrossEntropyOfFew(T* logits, T* targets, T* end, nint size, TLanes max, TLanes sum, T* partial)
    {
        T* weights = stackalloc T[Padding.CacheLine<T>()];
        for (nint at = 0; at < Padding.CacheLine<T>(); at += TLanes.Count)
        {
            TLanes target = MaskedTail<TLanes, T>.Load(targets + at, size - at, end);
            target.Store(weights + at);
            TLanes distance = TLanes.Select(TLanes.Equal(target, TLanes.Zero), TLanes.Zero, target * (max - TLanes.Load(logits + at)));
            distance.Store(partial + at);
        }
        TLanes loss = TLanes.MultiplyAdd(TLanes.Broadcast(Fold.Sum(weights)), Functions<TLanes, T>.Log(sum), TLanes.Broadcast(Fold.Sum(partial)));
        return *(T*)&loss;
    }

    /// <summary>The largest of the logits in every lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Max(T* logits, nint size, T* partial)
    {
        nint group = Padding.CacheLine<T>();
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
