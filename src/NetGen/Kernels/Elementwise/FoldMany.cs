using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>The fold of as many registers of 64 bytes as one of them has lanes: their sums, one behind the other.</summary>
/// <remarks>
/// Each sum is added up as by <see cref="Fold"/>, but registers are put together as soon as half of each is free, so that one addition folds two of
/// them, then four, then all: a third of the rearrangements that one after the other would take. Processors without such registers fold one after the other.
/// </remarks>
internal static unsafe class FoldMany
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Four registers, each folded to a quarter: that of a comes first.</summary>
    [MethodImpl(Inline)]
    public static Vector512<T> Quarters<T>(Vector512<T> a, Vector512<T> b, Vector512<T> c, Vector512<T> d)
        where T : unmanaged
    {
        if (!Avx512F.IsSupported) return Vector512.Create(Vector256.Create(Fold.SumQuarters(a), Fold.SumQuarters(b)), Vector256.Create(Fold.SumQuarters(c), Fold.SumQuarters(d)));
        Vector512<T> ab = Halves(a, b), cd = Halves(c, d);
        return Shuffle(ab, cd, 0b10_00_10_00) + Shuffle(ab, cd, 0b11_01_11_01);
    }

    /// <summary>
    /// Stores the sums of sixteen registers of which every fourth is in the same argument: <paramref name="a"/> has 0, 4, 8 and 12, folded to quarters.
    /// </summary>
    [MethodImpl(Inline)]
    public static void Store(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d, float* target)
    {
        if (!Avx512F.IsSupported)
        {
            Vector128<float>* from0 = (Vector128<float>*)&a, from1 = (Vector128<float>*)&b, from2 = (Vector128<float>*)&c, from3 = (Vector128<float>*)&d;
            for (int quarter = 0; quarter < 4; quarter++) Fold.Store(from0[quarter], from1[quarter], from2[quarter], from3[quarter], target + 4 * quarter);
            return;
        }
        Vector512<float> ab = Pairs(a, b), cd = Pairs(c, d);
        *(Vector512<float>*)target = Avx512F.Shuffle(ab, cd, 0b10_00_10_00) + Avx512F.Shuffle(ab, cd, 0b11_01_11_01);
    }

    /// <summary>Stores the sums of eight registers: <paramref name="a"/> has the even ones, folded to quarters.</summary>
    [MethodImpl(Inline)]
    public static void Store(Vector512<double> a, Vector512<double> b, double* target)
        => *(Vector512<double>*)target = Shuffles.InterleaveLow(a, b) + Shuffles.InterleaveHigh(a, b);

    /// <summary>Two registers, each folded to a half. One half of each stays where it is.</summary>
    [MethodImpl(Inline)]
    private static Vector512<T> Halves<T>(Vector512<T> a, Vector512<T> b)
        where T : unmanaged
        => Vector512.ConditionalSelect(Vector512.Create(-1L, -1, -1, -1, 0, 0, 0, 0).As<long, T>(), a, b) + Shuffle(a, b, 0b01_00_11_10);

    /// <summary>In each quarter the two sums of two values of a, then those of b.</summary>
    [MethodImpl(Inline)]
    private static Vector512<float> Pairs(Vector512<float> a, Vector512<float> b)
        => Vector512.ConditionalSelect(Vector512.Create(-1L, 0, -1, 0, -1, 0, -1, 0).AsSingle(), a, b) + Avx512F.Shuffle(a, b, 0b01_00_11_10);

    /// <summary>Two quarters of a, then two of b.</summary>
    [MethodImpl(Inline)]
    private static Vector512<T> Shuffle<T>(Vector512<T> a, Vector512<T> b, [ConstantExpected] byte which)
        where T : unmanaged
        => Avx512F.Shuffle4x128(a.AsInt64(), b.AsInt64(), which).As<long, T>();
}
