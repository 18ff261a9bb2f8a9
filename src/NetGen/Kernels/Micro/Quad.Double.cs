using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using V = System.Runtime.Intrinsics.Vector256<double>;

namespace NetGen.Kernels;

/// <content>Values in double precision.</content>
public static partial class Quad
{
    /// <summary>The sum of the lanes of each operand, folded as <c>(l0 + l2) + (l1 + l3)</c>; <c>default</c> stands for a missing one.</summary>
    [MethodImpl(Inline)]
    public static V SumEach(V a, V b, V c, V d)
    {
        V ac = Shuffles.JoinLow(a, c) + Shuffles.JoinHigh(a, c);                // a0+a2 a1+a3 c0+c2 c1+c3
        V bd = Shuffles.JoinLow(b, d) + Shuffles.JoinHigh(b, d);
        return Shuffles.InterleaveLow(ac, bd) + Shuffles.InterleaveHigh(ac, bd);
    }

    /// <summary>The sums of four lines of 64 bytes, folded in the one order: l + l+4, then + l+2, + l+1.</summary>
    [MethodImpl(Inline)]
    internal static unsafe V SumLines(double* lines) => SumEach(Fold(lines), Fold(lines + 8), Fold(lines + 16), Fold(lines + 24));

    /// <summary>The sum of the lanes, folded as <c>(l0 + l2) + (l1 + l3)</c>.</summary>
    [MethodImpl(Inline)]
    public static double Sum(V a) => (a.GetElement(0) + a.GetElement(2)) + (a.GetElement(1) + a.GetElement(3));

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
        V halves = Vectors256.Max(a, OtherHalf(a));
        return Vectors256.Max(halves, OtherOfTwo(halves));
    }

    /// <summary>One of the lanes in every lane.</summary>
    [MethodImpl(Inline)]
    public static V Every(V a, [ConstantExpected(Max = 3)] int lane) => Vector256.Shuffle(a, Vector256.Create((long)lane));

    /// <summary>The first lanes; zero in the others, whatever they hold.</summary>
    [MethodImpl(Inline)]
    public static V First([ConstantExpected(Min = 1, Max = 3)] int count, V a) => a & FirstDoubles(count);

    /// <summary>The first lanes of one, and the other lanes of the other.</summary>
    [MethodImpl(Inline)]
    public static V First([ConstantExpected(Min = 1, Max = 3)] int count, V a, V others) => Vector256.ConditionalSelect(FirstDoubles(count), a, others);

    /// <summary>Reads four parameters.</summary>
    [MethodImpl(Inline)]
    public static V Load(PinnedValues<double> values, int at) => Vector256.LoadUnsafe(ref values[at]);

    /// <summary>Reads four values. Not checked: the caller has.</summary>
    [MethodImpl(Inline)]
    public static V Load(ReadOnlySpan<double> values, int at) => Vector256.LoadUnsafe(in MemoryMarshal.GetReference(values), (nuint)at);

    /// <summary>Reads fewer than four values; zero in the other lanes. Not checked: the caller has.</summary>
    [MethodImpl(Inline)]
    public static V Load(ReadOnlySpan<double> values, int at, [ConstantExpected(Min = 1, Max = 3)] int count)
    {
        ref double first = ref Unsafe.Add(ref MemoryMarshal.GetReference(values), at);
        return Vector256.Create(first, count > 1 ? Unsafe.Add(ref first, 1) : 0, count > 2 ? Unsafe.Add(ref first, 2) : 0, 0);
    }

    /// <summary>Writes four gradients.</summary>
    [MethodImpl(Inline)]
    public static void Store(PinnedValues<double> values, int at, V value) => value.StoreUnsafe(ref values[at]);

    /// <summary>Writes four values. Not checked: the caller has.</summary>
    [MethodImpl(Inline)]
    public static void Store(Span<double> values, int at, V value) => value.StoreUnsafe(ref MemoryMarshal.GetReference(values), (nuint)at);

    /// <summary>Writes fewer than four values. Not checked: the caller has.</summary>
    [MethodImpl(Inline)]
    public static void Store(Span<double> values, int at, [ConstantExpected(Min = 1, Max = 3)] int count, V value)
    {
        ref double first = ref Unsafe.Add(ref MemoryMarshal.GetReference(values), at);
        first = value.ToScalar();
        if (count > 1) Unsafe.Add(ref first, 1) = value.GetElement(1);
        if (count > 2) Unsafe.Add(ref first, 2) = value.GetElement(2);
    }

    [MethodImpl(Inline)]
    private static unsafe V Fold(double* line) => *(V*)line + *(V*)(line + 4);

    [MethodImpl(Inline)]
    private static V OtherHalf(V a) => Vector256.Shuffle(a, Vector256.Create((long)2, 3, 0, 1));

    [MethodImpl(Inline)]
    private static V OtherOfTwo(V a) => Vector256.Shuffle(a, Vector256.Create((long)1, 0, 3, 2));

    [MethodImpl(Inline)]
    private static V FirstDoubles(int count) => Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).AsDouble();
}
