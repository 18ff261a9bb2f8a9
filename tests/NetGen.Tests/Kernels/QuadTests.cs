using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Four values, in registers of both kinds and where there are none.</summary>
public sealed class QuadTests
{
    [Fact]
    public void Registers_in_single_precision() => Check<Lanes128<float>, float>();

    [Fact]
    public void Registers_in_double_precision() => Check<Lanes256<double>, double>();

    [Fact]
    public void Without_vectors_in_single_precision() => Check<Four<float>, float>();

    [Fact]
    public void Without_vectors_in_double_precision() => Check<Four<double>, double>();

    [Fact]
    public unsafe void Lines_of_64_bytes_are_folded_in_the_one_order()
    {
        var s = Guarded<float>.Of(Batch.Uniform<float>(64, 1));
        var d = Guarded<double>.Of(Batch.Uniform<double>(64, 1));
        for (int i = 0; i < 4; i++)
        {
            Assert.Equal(Fold.Sum(s.Pointer + 16 * i), Quad.SumLines(s.Pointer)[i]);
            Assert.Equal(Fold.Sum(d.Pointer + 8 * i), Quad.SumLines(d.Pointer)[i]);
        }
    }

    private static void Check<V, T>()
        where V : unmanaged, IQuad<V, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        SumsFollowTheOneOrder<V, T>(Batch.Uniform<T>(16, 1));
        LanesArePickedSpreadAndCompared<V, T>();
        LanesBehindTheLastUnitBecomeZero<V, T>();
        MemoryIsReadAndWrittenUpToTheLastValue<V, T>(Batch.Uniform<T>(8, 1));
    }

    private static void SumsFollowTheOneOrder<V, T>(T[] values)
        where V : unmanaged, IQuad<V, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        V[] quads = [V.Load(values, 0), V.Load(values, 4), V.Load(values, 8), V.Load(values, 12)];
        T[] sums = [.. Enumerable.Range(0, 4).Select(i => (values[4 * i] + values[4 * i + 2]) + (values[4 * i + 1] + values[4 * i + 3]))];
        Assert.Equal(sums, Values<V, T>(V.SumEach(quads[0], quads[1], quads[2], quads[3])));
        Assert.Equal(sums, quads.Select(V.Sum));
        Assert.All(quads.Zip(sums), pair => Assert.Equal(Enumerable.Repeat(pair.Second, 4), Values<V, T>(V.Total(pair.First))));
        Assert.Equal(T.Zero, Values<V, T>(V.SumEach(quads[0], default, default, default))[3]);
    }

    private static void LanesArePickedSpreadAndCompared<V, T>()
        where V : unmanaged, IQuad<V, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        T[] values = [T.CreateChecked(3), T.CreateChecked(-1), T.CreateChecked(7), T.CreateChecked(5)];
        V quad = V.Create(values[0], values[1], values[2], values[3]);
        Assert.Equal(values, Values<V, T>(quad));
        Assert.Equal(values[0], V.Scalar(quad));
        Assert.Equal(Enumerable.Repeat(values[2], 4), Values<V, T>(V.Largest(quad)));
        V[] spread = [V.Lane(quad, 0), V.Lane(quad, 1), V.Lane(quad, 2), V.Lane(quad, 3)];
        Assert.All(spread.Zip(values), pair => Assert.Equal(Enumerable.Repeat(pair.Second, 4), Values<V, T>(pair.First)));
    }

    private static void LanesBehindTheLastUnitBecomeZero<V, T>()
        where V : unmanaged, IQuad<V, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        T nine = T.CreateChecked(9);
        T[] values = [T.One, T.NaN, T.PositiveInfinity, T.NaN];
        V quad = V.Create(values[0], values[1], values[2], values[3]);
        for (int count = 1; count <= 4; count++) Assert.Equal(values.Take(count).Concat(Enumerable.Repeat(T.Zero, 4 - count)), Values<V, T>(V.First(count, quad)));
        Assert.Equal([T.One, nine, nine, nine], Values<V, T>(V.First(1, quad, V.Broadcast(nine))));
        Assert.Equal([T.One, T.NaN, nine, nine], Values<V, T>(V.First(2, quad, V.Broadcast(nine))));
        Assert.Equal([T.One, T.NaN, T.PositiveInfinity, nine], Values<V, T>(V.First(3, quad, V.Broadcast(nine))));
    }

    private static void MemoryIsReadAndWrittenUpToTheLastValue<V, T>(T[] values)
        where V : unmanaged, IQuad<V, T>
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        Assert.Equal(values[3..7], Values<V, T>(V.Load(values, 3)));
        Assert.Equal([values[5], T.Zero, T.Zero, T.Zero], Values<V, T>(V.Load(values, 5, 1)));
        Assert.Equal([values[5], values[6], T.Zero, T.Zero], Values<V, T>(V.Load(values, 5, 2)));
        Assert.Equal([values[5], values[6], values[7], T.Zero], Values<V, T>(V.Load(values, 5, 3)));

        var written = new Guarded<T>(7);
        V quad = V.Load(values, 0);
        V.Store(written.Values, 0, quad);
        V.Store(written.Values, 4, 3, quad);
        Assert.Equal([.. values[..4], .. values[..3]], written.Values.ToArray());
        V.Store(written.Values, 6, 1, V.Load(values, 4));
        V.Store(written.Values, 4, 2, V.Load(values, 4));
        Assert.Equal([.. values[..4], .. values[4..6], values[4]], written.Values.ToArray());
        PinnedValues<T> pinned = new(ref written.First);
        V.Store(pinned, 2, quad);
        Assert.Equal([values[1], .. values[..3]], Values<V, T>(V.Load(pinned, 1)));
        written.AssertFences();
    }

    private static T[] Values<V, T>(V quad)
        where V : unmanaged, IQuad<V, T>
        where T : unmanaged
    {
        var values = new T[4];
        V.Store(values, 0, quad);
        return values;
    }
}
