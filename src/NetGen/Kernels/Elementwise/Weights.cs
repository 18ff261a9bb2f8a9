using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>What the examples of a batch count.</summary>
internal static unsafe class Weights
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>What a weighted loss is multiplied with: <c>1 / sum weights</c> for the mean, 1 for the sum; zero where nothing counts.</summary>
    /// <remarks>Added up in double precision and in order: neither registers nor threads make a difference. Equal to the scale without weights where all are 1.</remarks>
    [MethodImpl(Optimize)]
    public static T Scale<T>(bool mean, ReadOnlySpan<T> weights)
        where T : unmanaged
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
            sum += typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(weights[i]) : Unsafe.BitCast<T, double>(weights[i]);
        double divisor = mean ? sum : 1;
        if (typeof(T) == typeof(float)) return Unsafe.BitCast<float, T>(divisor == 0 ? 0 : 1f / (float)divisor);
        return Unsafe.BitCast<double, T>(divisor == 0 ? 0 : 1 / divisor);
    }

    /// <summary>Multiplies each loss by its weight; what has none has no loss, whatever it was.</summary>
    /// <param name="losses">Aligned to 64 bytes and padded to a multiple of them; the padding is overwritten.</param>
    /// <param name="weights">As many.</param>
    /// <param name="count">How many.</param>
    [MethodImpl(Optimize | MethodImplOptions.NoInlining)]
    public static void Apply<T>(T* losses, T* weights, nint count)
        where T : unmanaged
    {
        WidthDispatch<T>.WeighLosses(losses, weights, count);
    }

    /// <summary>A value times its weight; zero without one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Times<TLanes, T>(TLanes value, TLanes weight)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
        => TLanes.Select(TLanes.Equal(weight, TLanes.Zero), TLanes.Zero, value * weight);

    [MethodImpl(Optimize)]
    internal static void Apply<TLanes, T>(T* losses, T* weights, nint count)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        T* end = weights + count;
        for (nint at = 0; at < count; at += TLanes.Count)
            Times<TLanes, T>(TLanes.Load(losses + at), MaskedTail<TLanes, T>.Load(weights + at, count - at, end)).Store(losses + at);
    }
}
