using System.Numerics;
using System.Runtime.InteropServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>The one order in which values are summed, written out with single values.</summary>
public sealed unsafe class FoldTests
{
    [Fact]
    public void Sums_of_single_precision_have_the_documented_order() => Sums<float>();

    [Fact]
    public void Sums_of_double_precision_have_the_documented_order() => Sums<double>();

    [Fact]
    public void Largest_value_is_found_in_every_lane()
    {
        for (int lane = 0; lane < 16; lane++)
        {
            var values = Guarded<float>.Of(Batch.Uniform<float>(16, lane));
            values.Values[lane] = 9;
            Assert.Equal(9, Fold.Max(values.Pointer));
            Assert.Equal(9, Fold.Max(Lanes512<float>.MaxQuarters(Lanes512<float>.Load(values.Pointer))));
            Assert.Equal(9, Fold.OneByOne<Fold.AsMax, float>(values.Pointer));
            Assert.Equal(9, Max<Lanes512<float>>(values));
            Assert.Equal(9, Max<Lanes256<float>>(values));
            Assert.Equal(9, Max<Lanes128<float>>(values));
        }
    }

    private static void Sums<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var empty = new Guarded<T>(0);
        Assert.Equal(T.Zero, Reductions.Sum(ref empty.First, 0));
        for (int count = 1; count <= 70; count++)
        {
            T[] values = Batch.Uniform<T>(count, count);
            // What stands behind must not count.
            var memory = Guarded<T>.Of([.. values, T.NaN], misaligned: 1);
            T expected = Definition(values);
            Assert.Equal(expected, Reductions.Sum<Lanes512<T>, T>(memory.Pointer, count));
            Assert.Equal(expected, Reductions.Sum<Lanes256<T>, T>(memory.Pointer, count));
            Assert.Equal(expected, Reductions.Sum<Lanes128<T>, T>(memory.Pointer, count));
            Assert.Equal(expected, Reductions.Sum<Lanes1<T>, T>(memory.Pointer, count));
            Assert.Equal(expected, Reductions.Sum(ref memory.First, count));
        }

        T[] four = Batch.Uniform<T>(4 * Padding.CacheLine<T>(), 5);
        var group = Guarded<T>.Of(four);
        var sums = new Guarded<T>(4);
        Fold.Store(Quarters(group, 0), Quarters(group, 1), Quarters(group, 2), Quarters(group, 3), sums.Pointer);
        Fold.Sums(Quarters(group, 0), Quarters(group, 1), out T first, out T second);
        Assert.Equal([first, second], sums.Values[..2].ToArray());
        for (int i = 0; i < 4; i++)
        {
            T expected = Definition(four.AsSpan(i * Padding.CacheLine<T>(), Padding.CacheLine<T>()));
            Assert.Equal(expected, sums.Values[i]);
            Assert.Equal(expected, Fold.Sum(group.Pointer + i * Padding.CacheLine<T>()));
            Assert.Equal(expected, Fold.OneByOne<Fold.AsSum, T>(group.Pointer + i * Padding.CacheLine<T>()));
        }
    }

    private static System.Runtime.Intrinsics.Vector128<T> Quarters<T>(Guarded<T> values, int group)
        where T : unmanaged
        => Lanes512<T>.SumQuarters(Lanes512<T>.Load(values.Pointer + group * Padding.CacheLine<T>()));

    private static float Max<TLanes>(Guarded<float> values)
        where TLanes : unmanaged, ILanes<TLanes, float>
        => Fold.Max(CacheLine<TLanes, float>.LoadFirst(values.Pointer, 16, TLanes.Zero).MaxQuarters());

    private static T Definition<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumberBase<T>
    {
        T[] lanes = new T[64 / Marshal.SizeOf<T>()];
        for (int i = 0; i < values.Length; i++) lanes[i % lanes.Length] += values[i];
        for (int half = lanes.Length / 2; half > 0; half /= 2)
            for (int i = 0; i < half; i++) lanes[i] += lanes[i + half];
        return lanes[0];
    }
}
