using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Softmax of classes that fit 64 bytes: a row stays in registers from its logits to its probabilities.</summary>
internal static unsafe class SoftmaxOfFew<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    /// <summary>Never inlined: a row is some 300 inlined calls, which a caller that has others would not all get.</summary>
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Rows whose logarithms are taken together; a multiple of the lanes of every register.</summary>
    private const int BlockRows = 32;

    /// <summary>The probabilities of each row.</summary>
    [MethodImpl(Optimize)]
    public static void Forward(T* logits, T* probabilities, nint examples, nint size)
    {
        T* end = logits + examples * Padding.CacheLine<T>();
        for (; logits < end; logits += Padding.CacheLine<T>(), probabilities += Padding.CacheLine<T>())
            Row(logits, probabilities, size, out _);
    }

    /// <summary>The probabilities and the loss of each row.</summary>
    /// <remarks>
    /// A row gives the sum of its exponentials, that of its targets, and the targets times how far the logits are below the largest,
    /// which is exact near the largest, where the loss is small. The logarithms follow for many rows at once: a logarithm in every
    /// row would take as long as the row.
    /// </remarks>
    [MethodImpl(Inline)]
    public static void ForwardWithLoss(T* logits, T* targets, T* probabilities, T* losses, nint examples, nint size)
    {
        // Two methods, of which a program that has one of both cases compiles one: each is a fifth of what a small network's first step compiles.
        if (examples == 1) *losses = Loss(logits, targets, probabilities, size, targets + size);
        else Losses(logits, targets, probabilities, losses, examples, size);
    }

    [MethodImpl(Optimize)]
    [SkipLocalsInit]
    private static void Losses(T* logits, T* targets, T* probabilities, T* losses, nint examples, nint size)
    {
        byte* memory = stackalloc byte[3 * BlockRows * sizeof(double) + Padding.Bytes];
        T* sums = Padding.Align<T>(memory), weights = sums + BlockRows, distances = weights + BlockRows, end = targets + examples * size;
        for (nint first = 0; first < examples; first += BlockRows)
        {
            nint rows = Math.Min(BlockRows, examples - first);
            for (nint row = 0; row < rows; row++, logits += Padding.CacheLine<T>(), probabilities += Padding.CacheLine<T>(), targets += size)
            {
                CacheLine<TLanes, T> below = Row(logits, probabilities, size, out T sum);
                CacheLine<TLanes, T> target = default;
                target.Add(targets, size, end);
                sums[row] = sum;
                Fold.Sums(target.SumQuarters(), below.Apply<TimesTarget>(target).SumQuarters(), out weights[row], out distances[row]);
            }
            // The logarithm of whatever else lies there could be a slow one.
            for (nint row = rows; row % TLanes.Count != 0; row++) (sums[row], weights[row], distances[row]) = (sums[0], weights[0], distances[0]);
            for (nint row = 0; row < rows; row += TLanes.Count)
            {
                TLanes log = Functions<TLanes, T>.Log(TLanes.Load(sums + row));
                TLanes.MultiplyAdd(TLanes.Load(weights + row), log, TLanes.Load(distances + row)).Store(distances + row);
            }
            Unsafe.CopyBlockUnaligned(losses + first, distances, (uint)(rows * sizeof(T)));
        }
    }

    /// <summary>The probabilities and the loss of a row on its own, whose few numbers never leave the registers.</summary>
    [MethodImpl(Optimize)]
    private static T Loss(T* logits, T* targets, T* probabilities, nint size, T* end)
    {
        CacheLine<TLanes, T> below = Row(logits, probabilities, size, out T sum), target = default;
        target.Add(targets, size, end);
        Fold.Sums(target.SumQuarters(), below.Apply<TimesTarget>(target).SumQuarters(), out T weight, out T distance);
        Lanes128<T> log = Functions<Lanes128<T>, T>.Log(Lanes128<T>.Broadcast(sum));
        return Lanes128<T>.MultiplyAdd(Lanes128<T>.Broadcast(weight), log, Lanes128<T>.Broadcast(distance)).Vector.ToScalar();
    }

    /// <summary>Stores the probabilities of a row. Returns how far its logits are below the largest, and the sum of the exponentials.</summary>
    [MethodImpl(Inline)]
    private static CacheLine<TLanes, T> Row(T* logits, T* probabilities, nint size, out T sum)
    {
        // The first logit stands for padding: it is never larger than the largest, and e^-infinity would be slow, as all tiny numbers.
        CacheLine<TLanes, T> z = CacheLine<TLanes, T>.LoadFirst(logits, size, TLanes.Broadcast(*logits));
        CacheLine<TLanes, T> below = z.Apply<MinusFrom>(TLanes.Broadcast(Fold.Max(z.MaxQuarters())));
        CacheLine<TLanes, T> e = below.Apply<ExpOfMinus>(TLanes.Zero).First(size);
        sum = Fold.Sum(e.SumQuarters());
        e.Apply<Times>(TLanes.Broadcast(Reciprocal(sum))).First(size).Store(probabilities);
        return below;
    }

    [MethodImpl(Inline)]
    private static T Reciprocal(T value) => typeof(T) == typeof(float)
        ? Unsafe.BitCast<float, T>(1 / Unsafe.BitCast<T, float>(value))
        : Unsafe.BitCast<double, T>(1 / Unsafe.BitCast<T, double>(value));

    private readonly struct MinusFrom : IBinary
    {
        [MethodImpl(Inline)]
        public static TL Apply<TL, TV>(TL a, TL b)
            where TL : unmanaged, ILanes<TL, TV>
            where TV : unmanaged
            => b - a;
    }

    private readonly struct ExpOfMinus : IBinary
    {
        [MethodImpl(Inline)]
        public static TL Apply<TL, TV>(TL a, TL b)
            where TL : unmanaged, ILanes<TL, TV>
            where TV : unmanaged
            => Functions<TL, TV>.Exp(b - a);
    }

    private readonly struct Times : IBinary
    {
        [MethodImpl(Inline)]
        public static TL Apply<TL, TV>(TL a, TL b)
            where TL : unmanaged, ILanes<TL, TV>
            where TV : unmanaged
            => a * b;
    }

    /// <summary>Zero where the target is, however unlikely the class.</summary>
    private readonly struct TimesTarget : IBinary
    {
        [MethodImpl(Inline)]
        public static TL Apply<TL, TV>(TL a, TL target)
            where TL : unmanaged, ILanes<TL, TV>
            where TV : unmanaged
            => TL.Select(TL.Equal(target, TL.Zero), TL.Zero, target * a);
    }
}
