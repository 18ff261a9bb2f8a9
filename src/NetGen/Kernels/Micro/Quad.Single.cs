using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector128<float>;

namespace NetGen.Kernels;

/// <content>Values in single precision.</content>
public static partial class Quad
{
    /// <summary>The sum of the lanes of each operand, folded as <c>(l0 + l2) + (l1 + l3)</c>; <c>default</c> stands for a missing one.</summary>
    [MethodImpl(Inline)]
    public static V SumEach(V a, V b, V c, V d)
    {
        V ab = Shuffles.InterleaveLow(a, b) + Shuffles.InterleaveHigh(a, b);     // a0+a2 b0+b2 a1+a3 b1+b3
        V cd = Shuffles.InterleaveLow(c, d) + Shuffles.InterleaveHigh(c, d);
        return Shuffles.JoinLow(ab, cd) + Shuffles.JoinHigh(ab, cd);
    }

    /// <summary>The sums of four lines of 64 bytes, folded in the one order: l + l+8, then + l+4, + l+2, + l+1.</summary>
    [MethodImpl(Inline)]
    internal static unsafe V SumLines(float* lines) => SumEach(Fold(lines), Fold(lines + 16), Fold(lines + 32), Fold(lines + 48));

    /// <summary>The sum of the lanes, folded as <c>(l0 + l2) + (l1 + l3)</c>.</summary>
    [MethodImpl(Inline)]
    public static float Sum(V a) => (a.GetElement(0) + a.GetElement(2)) + (a.GetElement(1) + a.GetElement(3));

    /// <summary>The sum of the lanes in every lane, folded as <c>(l0 + l2) + (l1 + l3)</c>.</summary>
    [MethodImpl(Inline)]
    public static V Total(V a)
    {
        V halves = a + OtherHalf(a);
        return halves + OtherOfTwo(halves);
    }

    /// <summary>The largest of the lanes in every lane; without meaning if one is NaN.</summary>
    [MethodImpl(Inline)]
    public static V Largest(V a)
    {
        V halves = Vectors128.Max(a, OtherHalf(a));
        return Vectors128.Max(halves, OtherOfTwo(halves));
    }

    /// <summary>One of the lanes in every lane.</summary>
    [MethodImpl(Inline)]
    public static V Every(V a, [ConstantExpected(Max = 3)] int lane) => Vector128.Shuffle(a, Vector128.Create(lane));

    /// <summary>The first lanes; zero in the others, whatever they hold.</summary>
    [MethodImpl(Inline)]
    public static V First([ConstantExpected(Min = 1, Max = 3)] int count, V a) => a & FirstSingles(count);

    /// <summary>The first lanes of one, and the other lanes of the other.</summary>
    [MethodImpl(Inline)]
    public static V First([ConstantExpected(Min = 1, Max = 3)] int count, V a, V others) => Vector128.ConditionalSelect(FirstSingles(count), a, others);

    /// <summary>Reads four parameters.</summary>
    [MethodImpl(Inline)]
    public static V Load(PinnedValues<float> values, int at) => Vector128.LoadUnsafe(ref values[at]);

    /// <summary>Reads four values. Not checked: the caller has.</summary>
    [MethodImpl(Inline)]
    public static V Load(ReadOnlySpan<float> values, int at) => Vector128.LoadUnsafe(in MemoryMarshal.GetReference(values), (nuint)at);

    /// <summary>Reads fewer than four values; zero in the other lanes. Not checked: the caller has.</summary>
    [MethodImpl(Inline)]
    public static V Load(ReadOnlySpan<float> values, int at, [ConstantExpected(Min = 1, Max = 3)] int count)
    {
        ref float first = ref Unsafe.Add(ref MemoryMarshal.GetReference(values), at);
        return Vector128.Create(first, count > 1 ? Unsafe.Add(ref first, 1) : 0, count > 2 ? Unsafe.Add(ref first, 2) : 0, 0);
    }

    /// <summary>Writes four gradients.</summary>
    [MethodImpl(Inline)]
    public static void Store(PinnedValues<float> values, int at, V value) => value.StoreUnsafe(ref values[at]);

    /// <summary>Writes four values. Not checked: the caller has.</summary>
    [MethodImpl(Inline)]
    public static void Store(Span<float> values, int at, V value) => value.StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);

    /// <summary>Writes fewer than four values. Not checked: the caller has.</summary>
    [MethodImpl(Inline)]
    public static void Store(Span<float> values, int at, [ConstantExpected(Min = 1, Max = 3)] int count, V value)
    {
        ref float first = ref Unsafe.Add(ref MemoryMarshal.GetReference(values), at);
        first = value.ToScalar();
        if (count > 1) Unsafe.Add(ref first, 1) = value.GetElement(1);
        if (count > 2) Unsafe.Add(ref first, 2) = value.GetElement(2);
    }

    [MethodImpl(Inline)]
    private static unsafe V Fold(float* line)
        => Kernels.Fold.SumQuarters(*(Vector256<float>*)line + *(Vector256<float>*)(line + 8));

    [MethodImpl(Inline)]
    private static V OtherHalf(V a) => Vector128.Shuffle(a, Vector128.Create(2, 3, 0, 1));

    [MethodImpl(Inline)]
    private static V OtherOfTwo(V a) => Vector128.Shuffle(a, Vector128.Create(1, 0, 3, 2));

    [MethodImpl(Inline)]
    private static V FirstSingles(int count) => Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(count)).AsSingle();
}
