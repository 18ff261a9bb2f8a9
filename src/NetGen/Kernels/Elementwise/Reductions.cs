using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>How the losses of a batch's examples become the loss of the batch.</summary>
internal static unsafe class Reductions
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>Neither infinite nor not a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsFinite<T>(T value)
        where T : unmanaged
        => typeof(T) == typeof(float) ? float.IsFinite(Unsafe.BitCast<T, float>(value)) : double.IsFinite(Unsafe.BitCast<T, double>(value));

    /// <summary>What each example counts: <c>1 / examples</c> for the mean, 1 for the sum.</summary>
    /// <remarks>Without the conversions of generic mathematics: those box while their code is not yet optimised.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Scale<T>(bool mean, int examples)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) return Unsafe.BitCast<float, T>(mean ? 1f / examples : 1f);
        return Unsafe.BitCast<double, T>(mean ? 1.0 / examples : 1.0);
    }

    /// <summary>The sum of values in pinned memory, in the one order that does not depend on the width of registers; zero of none.</summary>
    [MethodImpl(Optimize)]
    public static T Sum<T>(ref T values, nint count)
        where T : unmanaged
    {
        T* v = (T*)Unsafe.AsPointer(ref values);
        return WidthDispatch<T>.Sum(v, count);
    }

    [MethodImpl(Optimize)]
    [SkipLocalsInit]
    internal static T Sum<TLanes, T>(T* values, nint count)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        nint group = Padding.CacheLine<T>();
        byte* memory = stackalloc byte[2 * Padding.Bytes];
        T* sums = Padding.Align<T>(memory), end = values + count;
        for (nint part = 0; part < group; part += TLanes.Count)
        {
            TLanes sum = TLanes.Zero;
            for (nint at = part; at < count; at += group) sum += MaskedTail<TLanes, T>.Load(values + at, count - at, end);
            sum.Store(sums + part);
        }
        return Fold.Sum(sums);
    }
}
