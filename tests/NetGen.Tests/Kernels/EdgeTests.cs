using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Rows that are not padded are the caller's: behind the last of them there may be no memory. A failure here ends the process.</summary>
public sealed unsafe class EdgeTests
{
    [Fact]
    public void Nothing_behind_the_last_target_is_read()
    {
        Targets<Lanes512<float>, float>();
        Targets<Lanes256<float>, float>();
        Targets<Lanes128<float>, float>();
        Targets<Lanes1<float>, float>();
        Targets<Lanes512<double>, double>();
        Targets<Lanes256<double>, double>();
        Targets<Lanes128<double>, double>();
        Targets<Lanes1<double>, double>();
    }

    [Fact]
    public void Nothing_behind_the_last_example_is_read()
    {
        Examples<float>();
        Examples<double>();
    }

    [Fact]
    public void First_values_are_read_and_no_others()
    {
        First<Lanes512<float>, float>();
        First<Lanes256<float>, float>();
        First<Lanes128<float>, float>();
        First<Lanes1<float>, float>();
        First<Lanes512<double>, double>();
        First<Lanes256<double>, double>();
        First<Lanes128<double>, double>();
        First<Lanes1<double>, double>();
    }

    [Fact]
    public void Processors_without_masked_loads_read_value_by_value()
    {
        using var edge = new AtTheEdge();
        for (int count = 0; count <= 4; count++)
        {
            float[] values = Batch.Uniform<float>(count, count);
            Lanes128<float> lanes = new() { Vector = MaskedLoad.OneByOne(edge.Place<float>(values), Lanes128<float>.FirstLanes(count).Vector) };
            AssertFirst(values, lanes);
        }
        for (int count = 0; count <= 2; count++)
        {
            double[] values = Batch.Uniform<double>(count, count);
            Lanes128<double> lanes = new() { Vector = MaskedLoad.OneByOne(edge.Place<double>(values), Lanes128<double>.FirstLanes(count).Vector) };
            AssertFirst(values, lanes);
        }
    }

    private static void Targets<TLanes, T>()
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var edge = new AtTheEdge();
        for (int size = 1; size <= 40; size++)
        {
            foreach (int rows in (int[])[1, 2])
            {
                T[] values = Batch.Uniform<T>(rows * size, size), targets = Batch.Uniform<T>(rows * size, size + 1, 0);
                Guarded<T> padded = Batch.Pad<T>(values, size), result = new(padded.Length), losses = new(Padding.CacheLine<T>());
                T* t = edge.Place<T>(targets);
                Losses.Each<TLanes, ReLUDerivative, T>(padded.Pointer, t, losses.Pointer, rows, size);
                Losses.Gradient<TLanes, ReLUDerivative, T>(padded.Pointer, t, result.Pointer, rows, size, T.One);
                Assert.Equal(values.Zip(targets, (value, target) => target > T.Zero ? value : T.Zero), Batch.Unpad(result, size));
                OutputGradientSeed.ThroughSoftmax<TLanes, T>(padded.Pointer, t, result.Pointer, rows, size, losses.Pointer);
                Softmax.ForwardWithLoss<TLanes, T>(padded.Pointer, t, result.Pointer, losses.Pointer, rows, size);
            }
            T[] weights = Batch.Uniform<T>(size, size, 0);
            var weighed = new Guarded<T>(Padding.Of<T>(size));
            weighed.Values.Fill(T.One);
            Weights.Apply<TLanes, T>(weighed.Pointer, edge.Place<T>(weights), size);
            Assert.Equal(weights, weighed.Values[..size].ToArray());
        }
    }

    private static void Examples<T>()
        where T : unmanaged, INumberBase<T>
    {
        using var edge = new AtTheEdge();
        int line = Padding.CacheLine<T>();
        for (int width = 2; width <= 20; width++)
        {
            T[] rows = Batch.Uniform<T>(line * width, width);
            var columns = new Guarded<T>((width + Columns.Overrun) * line);
            T* first = edge.Place<T>(rows);
            Columns.Gather(first, columns.Pointer, width, first + rows.Length);
            for (int i = 0; i < rows.Length; i++) Assert.Equal(rows[i], columns.Values[i % width * line + i / width]);
        }
    }

    private static void First<TLanes, T>()
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, INumberBase<T>
    {
        using var edge = new AtTheEdge();
        for (int count = 0; count <= TLanes.Count; count++)
        {
            T[] values = Batch.Uniform<T>(count, count);
            T* first = edge.Place<T>(values);
            AssertFirst(values, TLanes.LoadFirst(first, count));
            AssertFirst(values, MaskedTail<TLanes, T>.Load(first, count, first + count));
        }
        // What follows is readable, but is another row.
        T[] more = Batch.Uniform<T>(2 * TLanes.Count, 1);
        T* all = edge.Place<T>(more);
        for (int count = -3; count <= TLanes.Count + 3; count++)
        {
            T[] expected = more[..Math.Clamp(count, 0, TLanes.Count)];
            AssertFirst(expected, TLanes.LoadFirst(all, count));
            AssertFirst(expected, MaskedTail<TLanes, T>.Load(all, count, all + more.Length));
        }
    }

    private static void AssertFirst<TLanes, T>(T[] expected, TLanes lanes)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, INumberBase<T>
    {
        T[] actual = new Span<T>(&lanes, TLanes.Count).ToArray();
        Assert.Equal([.. expected, .. new T[TLanes.Count - expected.Length]], actual);
    }
}
