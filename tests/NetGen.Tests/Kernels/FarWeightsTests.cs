using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Weights of some megabytes are used some rows at a time; the bits are those of layers so narrow that they are used as a whole.</summary>
public sealed unsafe class FarWeightsTests
{
    private const int Narrow = 96;

    /// <summary>Whole blocks and a row of the next; few examples, whose weights are read row by row, and many, also an odd register of columns, whose rows go in pairs.</summary>
    public static TheoryData<int, int, int> Shapes => new()
    {
        { 2, 129, 5_000 }, { 3, 300, 2_000 }, { 8, 264, 2_400 }, { 9, 300, 2_000 }, { 16, 300, 2_000 }, { 17, 129, 5_000 }, { 33, 300, 2_000 }, { 43, 257, 2_400 },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Bits_of_narrow_layers(int examples, int inputs, int outputs)
    {
        Check<float>(examples, inputs, outputs);
        Check<double>(examples, inputs, outputs);
    }

    private static void Check<T>(int examples, int inputs, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int stride = (int)Padding.Stride<T>(outputs);
        Assert.True((long)inputs * stride * sizeof(T) > 2 * 1024 * 1024);
        T[] x = Batch.Uniform<T>(examples * inputs, 1), w = Batch.Uniform<T>(inputs * outputs, 2), b = Batch.Uniform<T>(outputs, 3);
        foreach (bool hasBias in (bool[])[true, false])
        {
            T[] expected = InParts(x, w, hasBias ? b : null, examples, inputs, outputs);
            Assert.Equal(expected, Forward<Lanes512<T>, T>(x, w, hasBias ? b : null, examples, inputs, outputs, WorkSlice.Whole));
            Assert.Equal(expected, Forward<Lanes256<T>, T>(x, w, hasBias ? b : null, examples, inputs, outputs, WorkSlice.Whole));
            Assert.Equal(expected, Forward<Lanes128<T>, T>(x, w, hasBias ? b : null, examples, inputs, outputs, WorkSlice.Whole));
            Assert.Equal(expected, Forward<Lanes512<T>, T>(x, w, hasBias ? b : null, examples, inputs, outputs, new WorkSlice(0, 2), new WorkSlice(1, 2)));
        }
    }

    private static T[] InParts<T>(T[] x, T[] w, T[]? b, int examples, int inputs, int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] all = new T[examples * outputs];
        for (int first = 0; first < outputs; first += Narrow)
        {
            int count = Math.Min(Narrow, outputs - first), start = first;
            T[] weights = [.. Enumerable.Range(0, inputs).SelectMany(row => w[(row * outputs + start)..(row * outputs + start + count)])];
            T[] part = Forward<Lanes256<T>, T>(x, weights, b?[first..(first + count)], examples, inputs, count, WorkSlice.Whole);
            for (int example = 0; example < examples; example++) part.AsSpan(example * count, count).CopyTo(all.AsSpan(example * outputs + first));
        }
        return all;
    }

    private static T[] Forward<TLanes, T>(T[] x, T[] w, T[]? b, int examples, int inputs, int outputs, params ReadOnlySpan<WorkSlice> slices)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int stride = (int)Padding.Stride<T>(outputs);
        Guarded<T> weights = new(inputs * stride), bias = new(stride), y = new(examples * stride), input = Guarded<T>.Of(x);
        weights.Values.Clear();
        bias.Values.Clear();
        y.Values.Fill(T.NaN);
        for (int row = 0; row < inputs; row++) w.AsSpan(row * outputs, outputs).CopyTo(weights.Values[(row * stride)..]);
        b?.CopyTo(bias.Values);
        foreach (WorkSlice slice in slices)
            Dense.Forward<TLanes, BuiltIn.ReLU, T>(input.Pointer, inputs, weights.Pointer, b is null ? null : bias.Pointer, y.Pointer, examples, inputs, outputs, slice);
        y.AssertFences();
        T[] result = new T[examples * outputs];
        for (int example = 0; example < examples; example++) y.Values.Slice(example * stride, outputs).CopyTo(result.AsSpan(example * outputs));
        return result;
    }
}
