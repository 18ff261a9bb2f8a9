using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>The products of a dense layer against plain loops in double precision.</summary>
public sealed unsafe class DenseTests
{
    /// <summary>Each of examples, inputs and outputs from 1 to 70 while the others are awkward; all three together.</summary>
    private static IEnumerable<(int Examples, int Inputs, int Outputs)> Shapes => Enumerable.Range(1, 70).SelectMany(
        n => ((int, int, int)[])[(n, 7, 5), (n, 33, 18), (5, n, 18), (13, n, 3), (6, 13, n), (3, 30, n), (n, n, n)]);

    /// <summary>One example, at which other kernels are at work.</summary>
    private static IEnumerable<(int Examples, int Inputs, int Outputs)> Single => Enumerable.Range(1, 70).SelectMany(
        n => ((int, int, int)[])[(1, n, 5), (1, n, 31), (1, n, 48), (1, n, 64), (1, n, 100), (1, 3, n), (1, 30, n), (1, 9, 3 * n)]);

    /// <summary>The layers of the benchmarked networks, 3-4-1, 16-32-32-4, 64-64-64-10, 784-128-10 and 784-512-256-10.</summary>
    private static (int Examples, int Inputs, int Outputs)[] Workloads =>
    [
        (4, 3, 4), (64, 4, 1), (32, 16, 32), (32, 32, 32), (32, 32, 4), (32, 64, 64), (32, 64, 10), (64, 784, 128), (64, 128, 10),
        (32, 784, 512), (32, 512, 256), (32, 256, 10), (1, 784, 128), (1, 512, 256),
    ];

    [Fact]
    public void Single_precision_is_exact_at_512_bits() => Exact<Lanes512<float>, float>();

    [Fact]
    public void Single_precision_is_exact_at_256_bits() => Exact<Lanes256<float>, float>();

    [Fact]
    public void Single_precision_is_exact_at_128_bits() => Exact<Lanes128<float>, float>();

    [Fact]
    public void Single_precision_is_exact_one_by_one() => Exact<Lanes1<float>, float>();

    [Fact]
    public void Double_precision_is_exact_one_by_one() => Exact<Lanes1<double>, double>();

    [Fact]
    public void Double_precision_is_exact_at_512_bits() => Exact<Lanes512<double>, double>();

    [Fact]
    public void Double_precision_is_exact_at_256_bits() => Exact<Lanes256<double>, double>();

    [Fact]
    public void Double_precision_is_exact_at_128_bits() => Exact<Lanes128<double>, double>();

    [Fact]
    public void Workloads_are_exact_in_single_precision() => Exact<float>(Workloads);

    [Fact]
    public void Workloads_are_exact_in_double_precision() => Exact<double>(Workloads);

    [Fact]
    public void Every_width_gives_the_same_bits_in_single_precision() => SameBits<float>(1e-5);

    [Fact]
    public void Every_width_gives_the_same_bits_in_double_precision() => SameBits<double>(1e-14);

    [Fact]
    public void Sums_among_the_denormal_numbers_are_exact()
    {
        Denormal<float>();
        Denormal<double>();
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_no_number_goes_where_it_belongs_and_nowhere_else(double bad)
    {
        foreach ((int examples, int inputs, int outputs) in ((int, int, int)[])[(1, 9, 5), (1, 20, 20), (1, 30, 100), (7, 9, 5), (13, 20, 33)])
        {
            foreach (int array in (int[])[1, 2, 3, 4])
            {
                float[] Data(int count, int seed)
                {
                    float[] values = [.. Batch.Integers<float>(count, seed).Select(value => value == 0 ? 1 : value)];
                    if (seed == array) values[count / 2] = (float)bad;
                    return values;
                }
                var layer = new DenseLayer<float>(examples, inputs, outputs, Data);
                double[][] expected = layer.Oracle();
                AssertSame(expected, layer.Run<Lanes512<float>>(finite: false));
                AssertSame(expected, layer.Run<Lanes256<float>>(finite: false));
                AssertSame(expected, layer.Run<Lanes128<float>>(finite: false));
            }
        }
    }

    [Fact]
    public void Padding_of_outputs_is_the_activation_of_zero()
    {
        foreach (int examples in (int[])[1, 3])
        {
            var x = Guarded<float>.Of(Batch.Integers<float>(examples * 4, 1));
            Guarded<float> w = Batch.Pad<float>(Batch.Integers<float>(4 * 5, 2), 5), y = new(examples * 16);
            Dense.Forward<Opposite, float>(ref x.First, 4, ref w.First, ref Unsafe.NullRef<float>(), ref y.First, examples, 4, 5);
            for (int at = 0; at < y.Length; at++)
                if (at % 16 >= 5) Assert.Equal(1, y.Values[at]);
        }
    }

    [Fact]
    public void Public_methods_choose_a_width()
    {
        foreach (int examples in (int[])[1, 9])
        {
            const int Inputs = 12, Outputs = 11;
            var layer = new DenseLayer<float>(examples, Inputs, Outputs, Batch.Integers<float>);
            float[][] expected = layer.Run<Lanes128<float>>();
            var x = Guarded<float>.Of(Batch.Integers<float>(examples * Inputs, 1));
            Guarded<float> w = Batch.Pad<float>(Batch.Integers<float>(Inputs * Outputs, 2), Outputs);
            Guarded<float> b = Batch.Pad<float>(Batch.Integers<float>(Outputs, 3), Outputs);
            Guarded<float> d = Batch.Pad<float>(Batch.Integers<float>(examples * Outputs, 4), Outputs);
            Guarded<float> below = Batch.Pad<float>(Batch.Integers<float>(examples * Inputs, 5), Inputs);
            int inputs = Padding.Stride<float>(Inputs), outputs = Padding.Stride<float>(Outputs);
            Guarded<float> y = new(examples * outputs), sums = new(examples * outputs), dx = new(examples * inputs), dz = new(examples * inputs);
            Guarded<float> gradient = new((Inputs + 1) * outputs), shared = new(Outputs * inputs);
            Dense.Forward<Linear, float>(ref x.First, Inputs, ref w.First, ref Unsafe.NullRef<float>(), ref sums.First, examples, Inputs, Outputs);
            Dense.Forward<ReLU, float>(ref x.First, Inputs, ref w.First, ref b.First, ref y.First, examples, Inputs, Outputs);
            Dense.InputGradient(ref d.First, ref w.First, ref dx.First, ref shared.First, examples, Inputs, Outputs);
            Dense.InputGradient<ReLUDerivative, float>(ref d.First, ref w.First, ref below.First, ref dz.First, ref shared.First, examples, Inputs, Outputs);
            var sink = new StoreGradient<float>(new(ref gradient.First));
            Dense.WeightGradient<StoreGradient<float>, float>(ref x.First, Inputs, ref d.First, 0, sink, examples, Inputs, Outputs, WorkSlice.Whole);
            Dense.BiasGradient<StoreGradient<float>, float>(ref d.First, Inputs * outputs, sink, examples, Outputs, WorkSlice.Whole);
            float[] parameters = Batch.Unpad(gradient, Outputs);
            Assert.Equal(expected,
                [Batch.Unpad(sums, Outputs), Batch.Unpad(y, Outputs), Batch.Unpad(dx, Inputs), Batch.Unpad(dz, Inputs), parameters[..(Inputs * Outputs)], parameters[(Inputs * Outputs)..]]);
        }
    }

    /// <summary>A gradient of zero has a sign: the same at every width, and never a negative one in padding, which update rules take in as it is.</summary>
    [Fact]
    public void Zeros_of_one_example_have_the_same_sign_at_every_width()
    {
        for (int outputs = 1; outputs <= 140; outputs++)
        {
            Zeros<float>(outputs);
            Zeros<double>(outputs);
        }
    }

    private static void Exact<TLanes, T>()
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((int examples, int inputs, int outputs) in Shapes.Concat(Single))
        {
            var layer = new DenseLayer<T>(examples, inputs, outputs, Batch.Integers<T>);
            AssertSame(layer.Oracle(), layer.Run<TLanes>());
        }
    }

    private static void Exact<T>((int Examples, int Inputs, int Outputs)[] shapes)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((int examples, int inputs, int outputs) in shapes)
        {
            var layer = new DenseLayer<T>(examples, inputs, outputs, Batch.Integers<T>);
            double[][] expected = layer.Oracle();
            AssertSame(expected, layer.Run<Lanes256<T>>());
            if (inputs * outputs > 1 << 17) continue;
            AssertSame(expected, layer.Run<Lanes512<T>>());
            AssertSame(expected, layer.Run<Lanes128<T>>());
            AssertSame(expected, layer.Run<Lanes1<T>>());
        }
    }

    private static void SameBits<T>(double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int, int, int)[] shapes =
        [
            (3, 4, 5), (32, 64, 33), (33, 17, 10), (5, 70, 70), (1, 50, 3), (1, 51, 20), (1, 52, 35), (1, 53, 64), (1, 54, 70), (1, 55, 300),
        ];
        foreach ((int examples, int inputs, int outputs) in shapes)
        {
            var layer = new DenseLayer<T>(examples, inputs, outputs, (count, seed) => Batch.Uniform<T>(count, seed));
            T[][] wide = layer.Run<Lanes512<T>>(), middle = layer.Run<Lanes256<T>>(), narrow = layer.Run<Lanes128<T>>(), single = layer.Run<Lanes1<T>>();
            double[][] expected = layer.Oracle();
            for (int i = 0; i < wide.Length; i++)
            {
                Assert.True(Batch.SameBits<T>(wide[i], middle[i]) && Batch.SameBits<T>(wide[i], narrow[i]) && Batch.SameBits<T>(wide[i], single[i]), $"{examples} x {inputs} x {outputs}, {i}");
                Batch.AssertClose<T>(expected[i], wide[i], tolerance);
            }
        }
    }

    private static void Zeros<T>(int outputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] wide = GradientOfZeros<Lanes512<T>, T>(outputs);
        Assert.True(Batch.SameBits<T>(wide, GradientOfZeros<Lanes256<T>, T>(outputs)), $"{outputs} outputs, 256 bits");
        Assert.True(Batch.SameBits<T>(wide, GradientOfZeros<Lanes128<T>, T>(outputs)), $"{outputs} outputs, 128 bits");
        Assert.True(Batch.SameBits<T>(wide, GradientOfZeros<Lanes1<T>, T>(outputs)), $"{outputs} outputs, one value");
    }

    private static T[] GradientOfZeros<TLanes, T>(int outputs)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] inputs = [-T.One, T.One, -T.One];
        int stride = Padding.Stride<T>(outputs);
        Guarded<T> x = Guarded<T>.Of(inputs), d = new(stride), gradient = new((inputs.Length + 1) * stride);
        gradient.Values.Fill(T.NaN);
        var sink = new StoreGradient<T>(new(ref gradient.First));
        Dense.WeightGradient<TLanes, StoreGradient<T>, T>(x.Pointer, inputs.Length, d.Pointer, 0, sink, 1, inputs.Length, outputs, WorkSlice.Whole);
        Dense.BiasGradient<TLanes, StoreGradient<T>, T>(d.Pointer, inputs.Length * stride, sink, 1, outputs, WorkSlice.Whole);
        return Batch.Unpad(gradient, outputs);
    }

    private static void Denormal<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Whole multiples of the smallest number against whole numbers.
        T[] Tiny(int count, int seed) => seed is 1 or 3 or 4
            ? [.. Batch.Integers<T>(count, seed).Select(value => value * T.Epsilon)]
            : Batch.Integers<T>(count, seed);
        foreach ((int examples, int inputs, int outputs) in ((int, int, int)[])[(1, 20, 10), (1, 20, 100), (11, 20, 10)])
        {
            var layer = new DenseLayer<T>(examples, inputs, outputs, Tiny);
            double[][] whole = new DenseLayer<T>(examples, inputs, outputs, Batch.Integers<T>).Oracle();
            T[][] actual = layer.Run<Lanes256<T>>();
            foreach (int product in (int[])[0, 1, 2, 3, 5])
                Assert.Equal(whole[product].Select(value => T.CreateChecked(value) * T.Epsilon), actual[product]);
        }
    }

    private static void AssertSame<T>(double[][] expected, T[][] actual)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < expected.Length; i++) Assert.Equal(expected[i], Batch.ToDouble<T>(actual[i]));
    }

    /// <summary>1 - x, which zero does not leave alone.</summary>
    private readonly struct Opposite : IUnary
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => TLanes.Constant(1) - a;
    }
}
