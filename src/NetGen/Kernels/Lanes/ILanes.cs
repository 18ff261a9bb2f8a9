using System.Diagnostics.CodeAnalysis;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>A register full of values: the one language in which kernels, activations, losses and update rules are written.</summary>
/// <remarks>
/// <para>The same generic text runs on 512, 256 and 128 bits (<see cref="Lanes512{T}"/>, <see cref="Lanes256{T}"/>,
/// <see cref="Lanes128{T}"/>) in both precisions, and gives the same bits on each: every operation works lane by lane.</para>
/// <para>Masks are what <see cref="GreaterThan"/>, <see cref="LessThan"/> and <see cref="Equal"/> return: all bits of a lane one, or all zero.</para>
/// </remarks>
/// <typeparam name="TSelf">The type that implements the interface.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>; nothing else is meant.</typeparam>
[SuppressMessage("Naming", "CA1716", Justification = "And, Or, Select are the usual names of these operations.")]
public unsafe interface ILanes<TSelf, T>
    where TSelf : unmanaged, ILanes<TSelf, T>
    where T : unmanaged
{
    /// <summary>The number of lanes: values in one register.</summary>
    static abstract int Count { get; }

    /// <summary>Zero in every lane.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>The constant, rounded to <typeparamref name="T"/>, in every lane.</summary>
    static abstract TSelf Constant(double value);

    /// <summary>The value in every lane.</summary>
    static abstract TSelf Broadcast(T value);

    /// <summary>Reads <see cref="Count"/> consecutive values; any alignment, best at a multiple of the register's size.</summary>
    static abstract TSelf Load(T* source);

    /// <summary>Reads <see cref="Count"/> consecutive values; any alignment, best at a multiple of the register's size.</summary>
    static abstract TSelf Load(ref readonly T source);

    /// <summary>Reads the first <paramref name="count"/> values only, zero in the other lanes; none if it is zero or less, all from <see cref="Count"/> on.</summary>
    static abstract TSelf LoadFirst(T* source, nint count);

    /// <summary>Writes all lanes to <see cref="Count"/> consecutive values.</summary>
    void Store(T* target);

    /// <summary>Writes all lanes to <see cref="Count"/> consecutive values.</summary>
    void Store(ref T target);

    /// <summary>A mask of the first <paramref name="count"/> lanes; none if it is zero or less, all from <see cref="Count"/> on.</summary>
    static abstract TSelf FirstLanes(nint count);

    /// <summary><c>a + b</c>.</summary>
    static abstract TSelf operator +(TSelf a, TSelf b);

    /// <summary><c>a - b</c>.</summary>
    static abstract TSelf operator -(TSelf a, TSelf b);

    /// <summary><c>a * b</c>.</summary>
    static abstract TSelf operator *(TSelf a, TSelf b);

    /// <summary><c>a / b</c>, correctly rounded.</summary>
    static abstract TSelf operator /(TSelf a, TSelf b);

    /// <summary><c>-a</c>.</summary>
    static abstract TSelf operator -(TSelf a);

    /// <summary><c>a * b + c</c>, rounded once where the machine has a fused instruction, else twice.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, TSelf b, TSelf c);

    /// <summary>
    /// The same with <paramref name="b"/> in memory. Of a value loaded before, the compiler does not see that the instruction could read it by itself.
    /// </summary>
    static abstract TSelf MultiplyAdd(TSelf a, T* b, TSelf c);

    /// <summary>The square root, correctly rounded.</summary>
    static abstract TSelf Sqrt(TSelf a);

    /// <summary>The absolute value; the sign of a NaN is cleared too.</summary>
    static abstract TSelf Abs(TSelf a);

    /// <summary>The nearest integral value, ties to even.</summary>
    static abstract TSelf Round(TSelf a);

    /// <summary>
    /// The smaller of both; <paramref name="b"/> where they are equal, as zeros of either sign are, or one is NaN. Write a constant first, so that the
    /// variable's NaN and sign of zero survive.
    /// </summary>
    static abstract TSelf Min(TSelf a, TSelf b);

    /// <summary>
    /// The larger of both; <paramref name="b"/> where they are equal, as zeros of either sign are, or one is NaN. Write a constant first, so that the
    /// variable's NaN and sign of zero survive.
    /// </summary>
    static abstract TSelf Max(TSelf a, TSelf b);

    /// <summary>A mask of the lanes in which <c>a &gt; b</c>; false for NaN.</summary>
    static abstract TSelf GreaterThan(TSelf a, TSelf b);

    /// <summary>A mask of the lanes in which <c>a &lt; b</c>; false for NaN.</summary>
    static abstract TSelf LessThan(TSelf a, TSelf b);

    /// <summary>A mask of the lanes in which <c>a = b</c>; false for NaN.</summary>
    static abstract TSelf Equal(TSelf a, TSelf b);

    /// <summary>Whether <c>a &lt; b</c> in all lanes; not where there is a NaN.</summary>
    static abstract bool AreLess(TSelf a, TSelf b);

    /// <summary><paramref name="a"/> where the mask is set, else <paramref name="b"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf a, TSelf b);

    /// <summary><paramref name="a"/>, but zero where its absolute value is below the limit; a NaN stays.</summary>
    /// <remarks>A comparison and a <see cref="Select"/> say the same, but the compiler makes more instructions of them.</remarks>
    static abstract TSelf ZeroBelow(T limit, TSelf a);

    /// <summary>The bits of both, and.</summary>
    static abstract TSelf And(TSelf a, TSelf b);

    /// <summary>The bits of both, or.</summary>
    static abstract TSelf Or(TSelf a, TSelf b);

    /// <summary>The bit patterns as integers, <c>a - b</c>.</summary>
    static abstract TSelf SubtractBits(TSelf a, TSelf b);

    /// <summary>The bit pattern of each lane shifted left as an unsigned integer.</summary>
    static abstract TSelf ShiftLeft(TSelf a, int bits);

    /// <summary>The bit pattern of each lane shifted right as an unsigned integer.</summary>
    static abstract TSelf ShiftRight(TSelf a, int bits);

    /// <summary><c>a * 2^power</c>, rounded once. The power is integral and at most 1,100 (double) or 160 (float) away from zero.</summary>
    static abstract TSelf Scale(TSelf a, TSelf power);

    /// <summary>The quarters of 64 bytes added up, l + l+half, then + l+quarter: as many of these steps as the register is wide.</summary>
    static abstract Vector128<T> SumQuarters(TSelf a);

    /// <summary>The largest of the quarters of 64 bytes, as many as the register has; without meaning if one is NaN.</summary>
    static abstract Vector128<T> MaxQuarters(TSelf a);
}
