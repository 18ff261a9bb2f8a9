using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>What straight-line code for one example is printed with where vectors are not compiled.</summary>
/// <remarks>Members are named as those of <see cref="Vectors128"/> and <see cref="Quad"/>, and give the same bits.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Fours
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>The value four times.</summary>
    [MethodImpl(Inline)]
    public static Four<T> Every<T>(T value)
        where T : unmanaged
        => new(value, value, value, value);

    /// <summary>One of the values four times.</summary>
    [MethodImpl(Inline)]
    public static Four<T> Every<T>(Four<T> a, int lane)
        where T : unmanaged
        => Every(a[lane]);

    /// <summary>The first values; zero in place of the others, whatever they are.</summary>
    [MethodImpl(Inline)]
    public static Four<T> First<T>(int count, Four<T> a)
        where T : unmanaged
        => First(count, a, default);

    /// <summary>The first values of one, and the other values of the other.</summary>
    [MethodImpl(Inline)]
    public static Four<T> First<T>(int count, Four<T> a, Four<T> others)
        where T : unmanaged
        => new(a[0], (count > 1 ? a : others)[1], (count > 2 ? a : others)[2], others[3]);

    /// <summary>The sum of the values, as <c>(l0 + l2) + (l1 + l3)</c>.</summary>
    [MethodImpl(Inline)]
    public static T Sum<T>(Four<T> a)
        where T : unmanaged
        => Total(a)[0];

    /// <summary>The sum of the values four times, as <c>(l0 + l2) + (l1 + l3)</c>.</summary>
    [MethodImpl(Inline)]
    public static Four<T> Total<T>(Four<T> a)
        where T : unmanaged
        => Folded<Fold.AsSum, T>(a);

    /// <summary>The largest of the values four times; without meaning if one is NaN.</summary>
    [MethodImpl(Inline)]
    public static Four<T> Largest<T>(Four<T> a)
        where T : unmanaged
        => Folded<Fold.AsMax, T>(a);

    /// <summary>The sums of each, as <c>(l0 + l2) + (l1 + l3)</c>; <c>default</c> stands for a missing one.</summary>
    [MethodImpl(Inline)]
    public static Four<T> SumEach<T>(Four<T> a, Four<T> b, Four<T> c, Four<T> d)
        where T : unmanaged
        => new(Sum(a), Sum(b), Sum(c), Sum(d));

    /// <summary>Reads four parameters.</summary>
    [MethodImpl(Inline)]
    public static Four<T> Load<T>(PinnedValues<T> values, int at)
        where T : unmanaged
        => new(values[at], values[at + 1], values[at + 2], values[at + 3]);

    /// <summary>Reads four values.</summary>
    [MethodImpl(Inline)]
    public static Four<T> Load<T>(ReadOnlySpan<T> values, int at)
        where T : unmanaged
        => new(values[at], values[at + 1], values[at + 2], values[at + 3]);

    /// <summary>Reads fewer than four values; zero in place of the others.</summary>
    [MethodImpl(Inline)]
    public static Four<T> Load<T>(ReadOnlySpan<T> values, int at, int count)
        where T : unmanaged
        => new(values[at], count > 1 ? values[at + 1] : default, count > 2 ? values[at + 2] : default, default);

    /// <summary>Writes four gradients.</summary>
    [MethodImpl(Inline)]
    public static void Store<T>(PinnedValues<T> values, int at, Four<T> value)
        where T : unmanaged
    {
        for (int lane = 0; lane < 4; lane++) values[at + lane] = value[lane];
    }

    /// <summary>Writes four values.</summary>
    [MethodImpl(Inline)]
    public static void Store<T>(Span<T> values, int at, Four<T> value)
        where T : unmanaged
        => Store(values, at, 4, value);

    /// <summary>Writes the first values.</summary>
    [MethodImpl(Inline)]
    public static void Store<T>(Span<T> values, int at, int count, Four<T> value)
        where T : unmanaged
    {
        values[at] = value[0];
        if (count > 1) values[at + 1] = value[1];
        if (count > 2) values[at + 2] = value[2];
        if (count > 3) values[at + 3] = value[3];
    }

    /// <summary>The smaller of both; <paramref name="b"/> where they are equal, as zeros of either sign are, or one is NaN.</summary>
    [MethodImpl(Inline)]
    public static Four<T> Min<T>(Four<T> a, Four<T> b)
        where T : unmanaged
        => Four<T>.Min(a, b);

    /// <summary>The larger of both; <paramref name="b"/> where they are equal, as zeros of either sign are, or one is NaN.</summary>
    [MethodImpl(Inline)]
    public static Four<T> Max<T>(Four<T> a, Four<T> b)
        where T : unmanaged
        => Four<T>.Max(a, b);

    /// <summary>A mask of the values of which <c>a &gt; b</c>.</summary>
    [MethodImpl(Inline)]
    public static Four<T> GreaterThan<T>(Four<T> a, Four<T> b)
        where T : unmanaged
        => Four<T>.GreaterThan(a, b);

    /// <summary>A mask of the values of which <c>a &lt; b</c>.</summary>
    [MethodImpl(Inline)]
    public static Four<T> LessThan<T>(Four<T> a, Four<T> b)
        where T : unmanaged
        => Four<T>.LessThan(a, b);

    /// <summary><c>a * b + c</c>, rounded once where the machine has a fused instruction.</summary>
    [MethodImpl(Inline)]
    public static Four<T> MulAdd<T>(Four<T> a, Four<T> b, Four<T> c)
        where T : unmanaged
        => Four<T>.MultiplyAdd(a, b, c);

    /// <summary><paramref name="a"/> where the mask is set, else <paramref name="b"/>.</summary>
    [MethodImpl(Inline)]
    public static Four<T> Select<T>(Four<T> mask, Four<T> a, Four<T> b)
        where T : unmanaged
        => Four<T>.Select(mask, a, b);

    /// <summary>The absolute value.</summary>
    [MethodImpl(Inline)]
    public static Four<T> Abs<T>(Four<T> a)
        where T : unmanaged
        => Four<T>.Abs(a);

    /// <inheritdoc cref="Functions{TLanes, T}.Exp"/>
    [MethodImpl(Inline)]
    public static Four<T> Exp<T>(Four<T> x)
        where T : unmanaged
        => x.AreEqual ? Every(Scalars.Exp(x[0])) : new(Scalars.Exp(x[0]), Scalars.Exp(x[1]), Scalars.Exp(x[2]), Scalars.Exp(x[3]));

    /// <inheritdoc cref="Functions{TLanes, T}.Expm1"/>
    [MethodImpl(Inline)]
    public static Four<T> Expm1<T>(Four<T> x)
        where T : unmanaged
        => x.AreEqual ? Every(Scalars.Expm1(x[0])) : new(Scalars.Expm1(x[0]), Scalars.Expm1(x[1]), Scalars.Expm1(x[2]), Scalars.Expm1(x[3]));

    /// <inheritdoc cref="Functions{TLanes, T}.Log"/>
    [MethodImpl(Inline)]
    public static Four<T> Log<T>(Four<T> x)
        where T : unmanaged
        => x.AreEqual ? Every(Scalars.Log(x[0])) : new(Scalars.Log(x[0]), Scalars.Log(x[1]), Scalars.Log(x[2]), Scalars.Log(x[3]));

    /// <inheritdoc cref="Functions{TLanes, T}.Tanh"/>
    [MethodImpl(Inline)]
    public static Four<T> Tanh<T>(Four<T> x)
        where T : unmanaged
        => x.AreEqual ? Every(Scalars.Tanh(x[0])) : new(Scalars.Tanh(x[0]), Scalars.Tanh(x[1]), Scalars.Tanh(x[2]), Scalars.Tanh(x[3]));

    /// <inheritdoc cref="Functions{TLanes, T}.TanhFast"/>
    [MethodImpl(Inline)]
    public static Four<T> TanhFast<T>(Four<T> x)
        where T : unmanaged
        => x.AreEqual ? Every(Scalars.TanhFast(x[0])) : new(Scalars.TanhFast(x[0]), Scalars.TanhFast(x[1]), Scalars.TanhFast(x[2]), Scalars.TanhFast(x[3]));

    /// <inheritdoc cref="Functions{TLanes, T}.Sigmoid"/>
    [MethodImpl(Inline)]
    public static Four<T> Sigmoid<T>(Four<T> x)
        where T : unmanaged
        => x.AreEqual ? Every(Scalars.Sigmoid(x[0])) : new(Scalars.Sigmoid(x[0]), Scalars.Sigmoid(x[1]), Scalars.Sigmoid(x[2]), Scalars.Sigmoid(x[3]));

    /// <inheritdoc cref="Functions{TLanes, T}.SigmoidFast"/>
    [MethodImpl(Inline)]
    public static Four<T> SigmoidFast<T>(Four<T> x)
        where T : unmanaged
        => x.AreEqual ? Every(Scalars.SigmoidFast(x[0])) : new(Scalars.SigmoidFast(x[0]), Scalars.SigmoidFast(x[1]), Scalars.SigmoidFast(x[2]), Scalars.SigmoidFast(x[3]));

    /// <inheritdoc cref="Functions{TLanes, T}.Erf"/>
    [MethodImpl(Inline)]
    public static Four<T> Erf<T>(Four<T> x)
        where T : unmanaged
        => x.AreEqual ? Every(Scalars.Erf(x[0])) : new(Scalars.Erf(x[0]), Scalars.Erf(x[1]), Scalars.Erf(x[2]), Scalars.Erf(x[3]));

    /// <inheritdoc cref="Functions{TLanes, T}.Sin"/>
    [MethodImpl(Inline)]
    public static Four<T> Sin<T>(Four<T> x)
        where T : unmanaged
        => x.AreEqual ? Every(Scalars.Sin(x[0])) : new(Scalars.Sin(x[0]), Scalars.Sin(x[1]), Scalars.Sin(x[2]), Scalars.Sin(x[3]));

    /// <inheritdoc cref="Functions{TLanes, T}.Cos"/>
    [MethodImpl(Inline)]
    public static Four<T> Cos<T>(Four<T> x)
        where T : unmanaged
        => x.AreEqual ? Every(Scalars.Cos(x[0])) : new(Scalars.Cos(x[0]), Scalars.Cos(x[1]), Scalars.Cos(x[2]), Scalars.Cos(x[3]));

    /// <inheritdoc cref="Functions{TLanes, T}.Softplus"/>
    [MethodImpl(Inline)]
    public static Four<T> Softplus<T>(Four<T> x)
        where T : unmanaged
        => x.AreEqual ? Every(Scalars.Softplus(x[0])) : new(Scalars.Softplus(x[0]), Scalars.Softplus(x[1]), Scalars.Softplus(x[2]), Scalars.Softplus(x[3]));

    /// <inheritdoc cref="Functions{TLanes, T}.Gelu"/>
    [MethodImpl(Inline)]
    public static Four<T> Gelu<T>(Four<T> x)
        where T : unmanaged
        => x.AreEqual ? Every(Scalars.Gelu(x[0])) : new(Scalars.Gelu(x[0]), Scalars.Gelu(x[1]), Scalars.Gelu(x[2]), Scalars.Gelu(x[3]));

    /// <inheritdoc cref="Functions{TLanes, T}.GeluDerivative"/>
    [MethodImpl(Inline)]
    public static Four<T> GeluDerivative<T>(Four<T> x)
        where T : unmanaged
        => x.AreEqual ? Every(Scalars.GeluDerivative(x[0])) : new(Scalars.GeluDerivative(x[0]), Scalars.GeluDerivative(x[1]), Scalars.GeluDerivative(x[2]), Scalars.GeluDerivative(x[3]));

    [MethodImpl(Inline)]
    private static Four<T> Folded<TOperation, T>(Four<T> a)
        where TOperation : struct, IBinary
        where T : unmanaged
    {
        Lanes1<T> even = TOperation.Apply<Lanes1<T>, T>(Lanes1<T>.Broadcast(a[0]), Lanes1<T>.Broadcast(a[2]));
        Lanes1<T> odd = TOperation.Apply<Lanes1<T>, T>(Lanes1<T>.Broadcast(a[1]), Lanes1<T>.Broadcast(a[3]));
        return Every(TOperation.Apply<Lanes1<T>, T>(even, odd).Value);
    }
}
