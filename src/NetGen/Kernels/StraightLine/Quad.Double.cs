using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <content>Values in double precision.</content>
public static partial class Quad
{
    /// <summary>The value in every lane.</summary>
    [MethodImpl(Inline)]
    public static Vector256<double> Every(double value) => Vector256.Create(value);

    /// <summary><c>a * b + c</c>, rounded once where the machine has a fused instruction.</summary>
    [MethodImpl(Inline)]
    public static Vector256<double> MulAdd(Vector256<double> a, Vector256<double> b, Vector256<double> c) => Vector256.MultiplyAddEstimate(a, b, c);

    /// <summary>The sum of the lanes of each operand, folded as <c>(l0 + l2) + (l1 + l3)</c>; <c>default</c> stands for a missing one.</summary>
    [MethodImpl(Inline)]
    public static Vector256<double> SumEach(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
    {
        Vector256<double> ac = Shuffles.JoinLow(a, c) + Shuffles.JoinHigh(a, c);                // a0+a2 a1+a3 c0+c2 c1+c3
        Vector256<double> bd = Shuffles.JoinLow(b, d) + Shuffles.JoinHigh(b, d);
        return Shuffles.InterleaveLow(ac, bd) + Shuffles.InterleaveHigh(ac, bd);
    }

    /// <summary>The sum of the lanes, folded as <c>(l0 + l2) + (l1 + l3)</c>.</summary>
    [MethodImpl(Inline)]
    public static double Sum(Vector256<double> a) => (a.GetElement(0) + a.GetElement(2)) + (a.GetElement(1) + a.GetElement(3));

    /// <summary>The smaller of both; <paramref name="b"/> where one is NaN: write a constant first.</summary>
    [MethodImpl(Inline)]
    public static Vector256<double> Min(Vector256<double> a, Vector256<double> b) => Vector256.MinNative(a, b);

    /// <summary>The larger of both; <paramref name="b"/> where one is NaN: write a constant first.</summary>
    [MethodImpl(Inline)]
    public static Vector256<double> Max(Vector256<double> a, Vector256<double> b) => Vector256.MaxNative(a, b);

    /// <summary><paramref name="a"/> where the mask is set, else <paramref name="b"/>.</summary>
    [MethodImpl(Inline)]
    public static Vector256<double> Select(Vector256<double> mask, Vector256<double> a, Vector256<double> b) => Vector256.ConditionalSelect(mask, a, b);

    /// <summary>A mask of the lanes in which <c>a &gt; b</c>.</summary>
    [MethodImpl(Inline)]
    public static Vector256<double> GreaterThan(Vector256<double> a, Vector256<double> b) => Vector256.GreaterThan(a, b);

    /// <summary>A mask of the lanes in which <c>a &lt; b</c>.</summary>
    [MethodImpl(Inline)]
    public static Vector256<double> LessThan(Vector256<double> a, Vector256<double> b) => Vector256.LessThan(a, b);

    /// <summary>The absolute value.</summary>
    [MethodImpl(Inline)]
    public static Vector256<double> Abs(Vector256<double> a) => Vector256.Abs(a);

    /// <summary>The value in the given column of the row each lane stands for.</summary>
    /// <param name="rows">Rows of <paramref name="width"/> values, back to back. Not checked: the caller has.</param>
    /// <param name="column">The column, less than <paramref name="width"/>.</param>
    /// <param name="width">Values per row.</param>
    /// <param name="lanes">The row of each lane.</param>
    [MethodImpl(Inline)]
    public static Vector256<double> Column<TRows>(ReadOnlySpan<double> rows, int column, int width, TRows lanes)
        where TRows : struct, IRows
    {
        ref double first = ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), column);
        if (typeof(TRows) == typeof(OneRow)) return Vector256.Create(first);
        if (typeof(TRows) == typeof(FourRows) && width == 1) return Vector256.LoadUnsafe(ref first);
        return Vector256.Create(
            first,
            Unsafe.Add(ref first, lanes.Row(1) * width),
            Unsafe.Add(ref first, lanes.Row(2) * width),
            Unsafe.Add(ref first, lanes.Row(3) * width));
    }

    /// <summary>Writes the lanes to the given column of the rows they stand for; absent lanes write nothing.</summary>
    /// <param name="rows">Rows of <paramref name="width"/> values, back to back. Not checked: the caller has.</param>
    /// <param name="column">The column, less than <paramref name="width"/>.</param>
    /// <param name="width">Values per row.</param>
    /// <param name="lanes">The row of each lane.</param>
    /// <param name="value">What is written.</param>
    [MethodImpl(Inline)]
    public static void Store<TRows>(Span<double> rows, int column, int width, TRows lanes, Vector256<double> value)
        where TRows : struct, IRows
    {
        ref double first = ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), column);
        if (typeof(TRows) == typeof(FourRows) && width == 1)
        {
            value.StoreUnsafe(ref first);
            return;
        }
        first = value.ToScalar();
        if (lanes.Count > 1) Unsafe.Add(ref first, width) = value.GetElement(1);
        if (lanes.Count > 2) Unsafe.Add(ref first, 2 * width) = value.GetElement(2);
        if (lanes.Count > 3) Unsafe.Add(ref first, 3 * width) = value.GetElement(3);
    }

    /// <summary>The value, zero in absent lanes whatever they hold.</summary>
    [MethodImpl(Inline)]
    public static Vector256<double> Present<TRows>(Vector256<double> value, TRows lanes)
        where TRows : struct, IRows
        => typeof(TRows) == typeof(FourRows)
            ? value
            : value & Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)lanes.Count)).AsDouble();

    /// <summary>Adds the four sums to <c>gradient[at]</c> to <c>gradient[at + 3]</c>. Not checked: the layout is padded.</summary>
    [MethodImpl(Inline)]
    public static void Accumulate(Span<double> gradient, int at, Vector256<double> sums)
    {
        ref double first = ref Unsafe.Add(ref MemoryMarshal.GetReference(gradient), at);
        (Vector256.LoadUnsafe(ref first) + sums).StoreUnsafe(ref first);
    }
}
