using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public sealed unsafe class SoftmaxTests
{
    [Fact]
    public void Single_precision_equals_the_definition() => AtEverySize<float>();

    [Fact]
    public void Double_precision_equals_the_definition() => AtEverySize<double>();

    [Theory]
    [InlineData(1000, 999, -1000)]
    [InlineData(-3000, -3001, -9000)]
    [InlineData(0, double.NegativeInfinity, 1)]
    [InlineData(88, 88, 88)]
    public void Extreme_logits_neither_overflow_nor_underflow(double z0, double z1, double z2)
    {
        double[] logits = [z0, z1, z2], targets = [1, 0, 0];
        (double[] expected, double loss) = Definition(logits, targets, 3);
        (double[] p, double actual) = Run<Lanes256<double>, double>(logits, targets, 3);
        Batch.AssertClose<double>(expected, p, 1e-14);
        Batch.AssertClose<double>([loss], [actual], 1e-14);
        (float[] single, float singleLoss) = Run<Lanes512<float>, float>([(float)z0, (float)z1, (float)z2], [1, 0, 0], 3);
        Batch.AssertClose<float>(expected, single, 1e-6);
        Batch.AssertClose<float>([loss], [singleLoss], 1e-6);
    }

    [Fact]
    public void Impossible_class_costs_nothing_when_it_is_not_the_target()
    {
        (_, double loss) = Run<Lanes256<double>, double>([0, double.NegativeInfinity], [1, 0], 2);
        Assert.Equal(0, loss);
        (_, double infinite) = Run<Lanes256<double>, double>([0, double.NegativeInfinity], [0, 1], 2);
        Assert.Equal(double.PositiveInfinity, infinite);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_number_goes_through(double bad)
    {
        for (int position = 0; position < 20; position++)
        {
            double[] logits = Batch.Uniform<double>(40, 1), targets = new double[40];
            logits[20 + position] = bad;
            targets[0] = targets[39] = 1;
            (double[] p, double loss) = Run<Lanes256<double>, double>(logits, targets, 20);
            Assert.True(double.IsNaN(loss));
            Assert.All(p[..20], value => Assert.True(double.IsFinite(value)));
            Assert.All(p[20..], value => Assert.True(double.IsNaN(value)));
        }
    }

    [Fact]
    public void Public_methods_choose_a_width_and_work_in_place()
    {
        const int Size = 10;
        float[] logits = Batch.Uniform<float>(4 * Size, 1), targets = Targets<float>(4, Size);
        (float[] p, float loss) = Run<Lanes128<float>, float>(logits, targets, Size);
        Guarded<float> z = Batch.Pad<float>(logits, Size, padding: 5), t = Guarded<float>.Of(targets);
        Assert.Equal(loss, Softmax.CrossEntropy(ref z.First, ref t.First, 4, Size));
        Softmax.Forward(ref z.First, ref z.First, 4, Size);
        Assert.Equal(p, Batch.Unpad(z, Size));
    }

    private static void AtEverySize<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (int size in Batch.Sizes)
        {
            T[] logits = Batch.Uniform<T>(5 * size, size, -9, 9), targets = Targets<T>(5, size);
            (double[] expected, double expectedLoss) = Definition(Batch.ToDouble<T>(logits), Batch.ToDouble<T>(targets), size);
            (T[] p, T loss) = Run<Lanes512<T>, T>(logits, targets, size);
            Batch.AssertClose<T>(expected, p, Batch.Tolerance<T>());
            Batch.AssertClose<T>([expectedLoss], [loss], Batch.Tolerance<T>());
            AssertSame((p, loss), Run<Lanes256<T>, T>(logits, targets, size));
            AssertSame((p, loss), Run<Lanes128<T>, T>(logits, targets, size));
        }
    }

    /// <summary>One class, except in the first row, where all share.</summary>
    private static T[] Targets<T>(int examples, int size)
        where T : unmanaged, INumberBase<T>
    {
        var targets = new T[examples * size];
        targets.AsSpan(0, size).Fill(T.One / T.CreateChecked(size));
        for (int example = 1; example < examples; example++) targets[example * size + example * 7 % size] = T.One;
        return targets;
    }

    private static (double[] Probabilities, double Loss) Definition(double[] logits, double[] targets, int size)
    {
        var p = new double[logits.Length];
        double loss = 0;
        for (int row = 0; row < p.Length; row += size)
        {
            double max = logits.AsSpan(row, size).ToArray().Max(), sum = 0;
            for (int i = row; i < row + size; i++) sum += p[i] = Math.Exp(logits[i] - max);
            for (int i = row; i < row + size; i++)
            {
                p[i] /= sum;
                if (targets[i] != 0) loss += targets[i] * (Math.Log(sum) + (max - logits[i]));
            }
        }
        return (p, loss);
    }

    private static (T[] P, T Loss) Run<TLanes, T>(T[] logits, T[] targets, int size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int examples = logits.Length / size;
        Guarded<T> z = Batch.Pad<T>(logits, size, padding: T.CreateChecked(50)), t = Guarded<T>.Of(targets, misaligned: 1);
        var p = new Guarded<T>(z.Length);
        p.Values.Fill(T.CreateChecked(777));
        T loss = Softmax.CrossEntropy<TLanes, T>(z.Pointer, t.Pointer, examples, size);
        Softmax.Forward<TLanes, T>(z.Pointer, p.Pointer, examples, size);
        return (Batch.Unpad(p, size), loss);
    }

    private static void AssertSame<T>((T[] P, T Loss) expected, (T[] P, T Loss) actual)
        where T : unmanaged
    {
        Assert.Equal(expected.P, actual.P);
        Assert.Equal(expected.Loss, actual.Loss);
    }
}
