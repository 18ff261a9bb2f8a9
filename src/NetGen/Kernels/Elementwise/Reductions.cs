using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>How the losses of a batch become the loss of the batch.</summary>
internal static unsafe class Reductions
{
    /// <summary>The sum of the examples' losses, in an order of its own: as 64 bytes of partial sums, folded at the end.</summary>
    /// <param name="losses">The losses.</param>
    /// <param name="count">How many there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    [SkipLocalsInit]
    public static T Sum<T>(T* losses, nint count)
        where T : unmanaged
    {
        byte* memory = stackalloc byte[3 * Padding.Bytes];
        T* sums = Padding.Align<T>(memory), rest = sums + Padding.Group<T>();
        nint whole = count / Padding.Group<T>() * Padding.Group<T>();
        Unsafe.InitBlock(sums, 0, 2 * Padding.Bytes);
        Unsafe.CopyBlock(rest, losses + whole, (uint)((count - whole) * sizeof(T)));
        for (nint i = 0; i < whole; i += Padding.Group<T>()) Add(sums, losses + i);
        Add(sums, rest);
        return Fold.Sum(sums);
    }

    /// <summary>Neither infinite nor not a number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsFinite<T>(T value)
        where T : unmanaged
        => typeof(T) == typeof(float) ? float.IsFinite(Unsafe.BitCast<T, float>(value)) : double.IsFinite(Unsafe.BitCast<T, double>(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add<T>(T* sums, T* values)
        where T : unmanaged
    {
        for (int i = 0; i < 4; i++) ((Vector128<T>*)sums)[i] += ((Vector128<T>*)values)[i];
    }

    /// <summary>What each example counts: <c>1 / examples</c> for the mean, 1 for the sum.</summary>
    /// <remarks>Without the conversions of generic mathematics: those box while their code is not yet optimised.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Scale<T>(bool mean, int examples)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) return Unsafe.BitCast<float, T>(mean ? 1f / examples : 1f);
        return Unsafe.BitCast<double, T>(mean ? 1.0 / examples : 1.0);
    }
}
