using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace NetGen.Kernels;

/// <summary>Several values that are computed with as if they were one: what activations, losses and straight-line code are written with.</summary>
/// <remarks>Masks are what <see cref="GreaterThan"/>, <see cref="LessThan"/> and <see cref="Equal"/> return: all bits of a value one, or all zero.</remarks>
/// <typeparam name="TSelf">The type that implements the interface.</typeparam>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>; nothing else is meant.</typeparam>
[SuppressMessage("Naming", "CA1716", Justification = "Select is the usual name of the operation.")]
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IArithmetic<TSelf, T>
    where TSelf : unmanaged, IArithmetic<TSelf, T>
    where T : unmanaged
{
    /// <summary>Zero in every lane.</summary>
    static abstract TSelf Zero { get; }

    /// <summary>The constant, rounded to <typeparamref name="T"/>, in every lane.</summary>
    static abstract TSelf Constant(double value);

    /// <summary>The value in every lane.</summary>
    static abstract TSelf Broadcast(T value);

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

    /// <summary>The absolute value; the sign of a NaN is cleared too.</summary>
    static abstract TSelf Abs(TSelf a);

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

    /// <summary><paramref name="a"/> where the mask is set, else <paramref name="b"/>.</summary>
    static abstract TSelf Select(TSelf mask, TSelf a, TSelf b);
}
