using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <content>Values in single precision.</content>
public static partial class Quad
{
    /// <summary>The value in every lane.</summary>
    [MethodImpl(Inline)]
    public static Vector128<float> Every(float value) => Vector128.Create(value);

    /// <summary><c>a * b + c</c>, rounded once where the machine has a fused instruction.</summary>
    [MethodImpl(Inline)]
    public static Vector128<float> MulAdd(Vector128<float> a, Vector128<float> b, Vector128<float> c) => Vector128.MultiplyAddEstimate(a, b, c);

    /// <summary>The sum of the lanes of each operand, folded as <c>(l0 + l2) + (l1 + l3)</c>; <c>default</c> stands for a missing one.</summary>
    [MethodImpl(Inline)]
    public static Vector128<float> SumEach(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d)
    {
        Vector128<float> ab = Shuffles.InterleaveLow(a, b) + Shuffles.InterleaveHigh(a, b);     // a0+a2 b0+b2 a1+a3 b1+b3
        Vector128<float> cd = Shuffles.InterleaveLow(c, d) + Shuffles.InterleaveHigh(c, d);
        return Shuffles.JoinLow(ab, cd) + Shuffles.JoinHigh(ab, cd);
    }

    /// <summary>The sum of the lanes, folded as <c>(l0 + l2) + (l1 + l3)</c>.</summary>
    [MethodImpl(Inline)]
    public static float Sum(Vector128<float> a) => (a.GetElement(0) + a.GetElement(2)) + (a.GetElement(1) + a.GetElement(3));

    /// <summary>The smaller of both; <paramref name="b"/> where one is NaN: write a constant first.</summary>
    [MethodImpl(Inline)]
    public static Vector128<float> Min(Vector128<float> a, Vector128<float> b) => Vector128.MinNative(a, b);

    /// <summary>The larger of both; <paramref name="b"/> where one is NaN: write a constant first.</summary>
    [MethodImpl(Inline)]
    public static Vector128<float> Max(Vector128<float> a, Vector128<float> b) => Vector128.MaxNative(a, b);

    /// <summary><paramref name="a"/> where the mask is set, else <paramref name="b"/>.</summary>
    [MethodImpl(Inline)]
    public static Vector128<float> Select(Vector128<float> mask, Vector128<float> a, Vector128<float> b) => Vector128.ConditionalSelect(mask, a, b);

    /// <summary>A mask of the lanes in which <c>a &gt; b</c>.</summary>
    [MethodImpl(Inline)]
    public static Vector128<float> GreaterThan(Vector128<float> a, Vector128<float> b) => Vector128.GreaterThan(a, b);

    /// <summary>A mask of the lanes in which <c>a &lt; b</c>.</summary>
    [MethodImpl(Inline)]
    public static Vector128<float> LessThan(Vector128<float> a, Vector128<float> b) => Vector128.LessThan(a, b);

    /// <summary>The absolute value.</summary>
    [MethodImpl(Inline)]
    public static Vector128<float> Abs(Vector128<float> a) => Vector128.Abs(a);

    /// <summary>The value in the given column of the row each lane stands for.</summary>
    /// <param name="rows">Rows of <paramref name="width"/> values, back to back. Not checked: the caller has.</param>
    /// <param name="column">The column, less than <paramref name="width"/>.</param>
    /// <param name="width">Values per row.</param>
    /// <param name="lanes">The row of each lane.</param>
    [MethodImpl(Inline)]
    public static Vector128<float> Column<TRows>(ReadOnlySpan<float> rows, int column, int width, TRows lanes)
        where TRows : struct, IRows
    {
        ref float first = ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), column);
        if (typeof(TRows) == typeof(OneRow)) return Vector128.Create(first);
        if (typeof(TRows) == typeof(FourRows) && width == 1) return Vector128.LoadUnsafe(ref first);
        return Vector128.Create(
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
    public static void Store<TRows>(Span<float> rows, int column, int width, TRows lanes, Vector128<float> value)
        where TRows : struct, IRows
    {
        ref float first = ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), column);
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
    public static Vector128<float> Present<TRows>(Vector128<float> value, TRows lanes)
        where TRows : struct, IRows
        => typeof(TRows) == typeof(FourRows)
            ? value
            : value & Vector128.LessThan(Vector128<int>.Indices, Vector128.Create(lanes.Count)).AsSingle();

    /// <summary>Adds the four sums to <c>gradient[at]</c> to <c>gradient[at + 3]</c>. Not checked: the layout is padded.</summary>
    [MethodImpl(Inline)]
    public static void Accumulate(Span<float> gradient, int at, Vector128<float> sums)
    {
        ref float first = ref Unsafe.Add(ref MemoryMarshal.GetReference(gradient), at);
        (Vector128.LoadUnsafe(ref first) + sums).StoreUnsafe(ref first);
    }
}
