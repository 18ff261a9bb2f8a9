using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>The products of a dense layer against plain loops, exactly: the data are small whole numbers.</summary>
public sealed unsafe class DenseTests
{
    /// <summary>Each of examples, inputs and outputs at every size, and all three together.</summary>
    public static IEnumerable<(int Examples, int Inputs, int Outputs)> Shapes => Batch.Sizes.SelectMany(
        n => ((int, int, int)[])[(n, 7, 5), (5, n, 18), (6, 13, n), (n, n, n)]);

    [Fact]
    public void Single_precision_is_exact_at_512_bits() => All<Lanes512<float>, float>();

    [Fact]
    public void Single_precision_is_exact_at_256_bits() => All<Lanes256<float>, float>();

    [Fact]
    public void Single_precision_is_exact_at_128_bits() => All<Lanes128<float>, float>();

    [Fact]
    public void Double_precision_is_exact_at_512_bits() => All<Lanes512<double>, double>();

    [Fact]
    public void Double_precision_is_exact_at_256_bits() => All<Lanes256<double>, double>();

    [Fact]
    public void Double_precision_is_exact_at_128_bits() => All<Lanes128<double>, double>();

    [Fact]
    public void Every_width_gives_the_same_bits()
    {
        foreach ((int examples, int inputs, int outputs) in ((int, int, int)[])[(3, 4, 5), (32, 64, 33), (33, 17, 10)])
        {
            float[][] wide = Products<Lanes512<float>, float>(examples, inputs, outputs, (count, seed) => Batch.Uniform<float>(count, seed));
            float[][] middle = Products<Lanes256<float>, float>(examples, inputs, outputs, (count, seed) => Batch.Uniform<float>(count, seed));
            float[][] narrow = Products<Lanes128<float>, float>(examples, inputs, outputs, (count, seed) => Batch.Uniform<float>(count, seed));
            Assert.Equal(wide, middle);
            Assert.Equal(wide, narrow);
        }
    }

    [Fact]
    public void Public_methods_choose_a_width()
    {
        const int Examples = 9, Inputs = 12, Outputs = 11;
        float[][] expected = Products<Lanes128<float>, float>(Examples, Inputs, Outputs, Batch.Integers<float>);
        var x = Guarded<float>.Of(Batch.Integers<float>(Examples * Inputs, 1));
        Guarded<float> w = Batch.Pad<float>(Batch.Integers<float>(Inputs * Outputs, 2), Outputs);
        Guarded<float> b = Batch.Pad<float>(Batch.Integers<float>(Outputs, 3), Outputs);
        Guarded<float> d = Batch.Pad<float>(Batch.Integers<float>(Examples * Outputs, 4), Outputs);
        int inputs = Padding.Of<float>(Inputs), outputs = Padding.Of<float>(Outputs);
        Guarded<float> y = new(Examples * outputs), linear = new(Examples * outputs), dx = new(Examples * inputs), dw = new(Inputs * outputs), db = new(outputs), turned = new(Outputs * inputs);
        Dense.Forward(ref x.First, Inputs, ref w.First, ref b.First, ref y.First, Examples, Inputs, Outputs);
        Dense.Forward(ref x.First, Inputs, ref w.First, ref Unsafe.NullRef<float>(), ref linear.First, Examples, Inputs, Outputs);
        Dense.InputGradient(ref d.First, ref w.First, ref dx.First, ref turned.First, Examples, Inputs, Outputs);
        Dense.WeightGradient(ref x.First, Inputs, ref d.First, ref dw.First, Examples, Inputs, Outputs);
        Dense.BiasGradient(ref d.First, ref db.First, Examples, Outputs);
        float[][] actual = [Batch.Unpad(y, Outputs), Batch.Unpad(linear, Outputs), Batch.Unpad(dx, Inputs), Batch.Unpad(dw, Outputs), Batch.Unpad(db, Outputs)];
        Assert.Equal(expected, actual);
    }

    private static void All<TLanes, T>()
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((int examples, int inputs, int outputs) in Shapes)
        {
            T[] x = Batch.Integers<T>(examples * inputs, 1), w = Batch.Integers<T>(inputs * outputs, 2);
            T[] b = Batch.Integers<T>(outputs, 3), d = Batch.Integers<T>(examples * outputs, 4);
            T[] y = new T[examples * outputs], linear = new T[examples * outputs], dx = new T[examples * inputs];
            T[] dw = new T[inputs * outputs], db = new T[outputs];
            for (int e = 0; e < examples; e++)
            {
                for (int o = 0; o < outputs; o++)
                {
                    for (int i = 0; i < inputs; i++)
                    {
                        linear[e * outputs + o] += x[e * inputs + i] * w[i * outputs + o];
                        dx[e * inputs + i] += d[e * outputs + o] * w[i * outputs + o];
                        dw[i * outputs + o] += x[e * inputs + i] * d[e * outputs + o];
                    }
                    y[e * outputs + o] = linear[e * outputs + o] + b[o];
                    db[o] += d[e * outputs + o];
                }
            }
            T[][] actual = Products<TLanes, T>(examples, inputs, outputs, Batch.Integers<T>);
            Assert.Equal([y, linear, dx, dw, db], actual);
        }
    }

    /// <summary>Forward with and without bias, input gradient, weight gradient, bias gradient.</summary>
    private static T[][] Products<TLanes, T>(int examples, int inputs, int outputs, Func<int, int, T[]> data)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // The rows of the input stand apart and at an odd address, as nothing about them may be assumed.
        int stride = inputs + 3, paddedInputs = Padding.Of<T>(inputs), paddedOutputs = Padding.Of<T>(outputs);
        T[] rows = data(examples * inputs, 1);
        var x = new Guarded<T>((examples - 1) * stride + inputs, misaligned: 1);
        for (int e = 0; e < examples; e++) rows.AsSpan(e * inputs, inputs).CopyTo(x.Values[(e * stride)..]);
        Guarded<T> w = Batch.Pad<T>(data(inputs * outputs, 2), outputs), b = Batch.Pad<T>(data(outputs, 3), outputs);
        Guarded<T> d = Batch.Pad<T>(data(examples * outputs, 4), outputs);
        Guarded<T> y = Dirty<T>(examples * paddedOutputs), linear = Dirty<T>(examples * paddedOutputs), dx = Dirty<T>(examples * paddedInputs);
        Guarded<T> dw = Dirty<T>(inputs * paddedOutputs), db = Dirty<T>(paddedOutputs), turned = Dirty<T>(outputs * paddedInputs);
        Dense.Forward<TLanes, Linear, T>(x.Pointer, stride, w.Pointer, b.Pointer, y.Pointer, examples, inputs, outputs);
        Dense.Forward<TLanes, Linear, T>(x.Pointer, stride, w.Pointer, null, linear.Pointer, examples, inputs, outputs);
        Dense.InputGradient<TLanes, Upstream, T>(d.Pointer, w.Pointer, null, dx.Pointer, turned.Pointer, examples, inputs, outputs);
        Dense.WeightGradient<TLanes, StoreGradient<T>, T>(x.Pointer, stride, d.Pointer, 0, new(new(ref dw.First)), examples, inputs, outputs, Share.Whole);
        Dense.BiasGradient<TLanes, StoreGradient<T>, T>(d.Pointer, 0, new(new(ref db.First)), examples, outputs, Share.Whole);
        turned.AssertFences();
        return [Batch.Unpad(y, outputs), Batch.Unpad(linear, outputs), Batch.Unpad(dx, inputs), Batch.Unpad(dw, outputs), Batch.Unpad(db, outputs)];
    }

    /// <summary>Memory as it is found in scratch: full of something else.</summary>
    private static Guarded<T> Dirty<T>(int length)
        where T : unmanaged, INumberBase<T>
    {
        var memory = new Guarded<T>(length);
        memory.Values.Fill(T.CreateChecked(777));
        return memory;
    }
}
