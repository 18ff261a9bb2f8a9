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
    [InlineData(double.NegativeInfinity, 0, 1)]
    [InlineData(88, 88, 88)]
    [InlineData(1e-310, 0, -1e-310)]
    public void Extreme_logits_neither_overflow_nor_underflow(double z0, double z1, double z2)
    {
        foreach (int size in (int[])[3, 20])
        {
            double[] logits = new double[size], targets = new double[size];
            Array.Fill(logits, double.NegativeInfinity);
            (logits[0], logits[1], logits[2], targets[2]) = (z0, z1, z2, 1);
            (double[] expected, double[] losses) = Definition(logits, targets, size);
            (double[] p, double[] actual) = Run<Lanes256<double>, double>(logits, targets, size);
            Batch.AssertClose<double>(expected, p, 1e-14);
            Batch.AssertClose<double>(losses, actual, 1e-14);
            (float[] single, float[] singleLosses) = Run<Lanes512<float>, float>(
                [.. logits.Select(value => (float)value)], [.. targets.Select(value => (float)value)], size);
            Batch.AssertClose<float>(expected, single, 1e-6);
            Batch.AssertClose<float>(losses, singleLosses, 1e-6);
        }
    }

    [Fact]
    public void Impossible_class_costs_nothing_when_it_is_not_the_target()
    {
        foreach (int size in (int[])[2, 30])
        {
            double[] logits = new double[size], likely = new double[size], impossible = new double[size];
            Array.Fill(logits, double.NegativeInfinity);
            logits[size - 1] = 3;
            likely[size - 1] = impossible[0] = 1;
            Assert.Equal(0, Run<Lanes256<double>, double>(logits, likely, size).Losses[0]);
            Assert.Equal(double.PositiveInfinity, Run<Lanes256<double>, double>(logits, impossible, size).Losses[0]);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_no_number_goes_through_its_row_and_no_other(double bad)
    {
        foreach (int size in (int[])[7, 20])
        {
            for (int position = 0; position < size; position++)
            {
                double[] logits = Batch.Uniform<double>(3 * size, 1), targets = new double[3 * size];
                logits[size + position] = bad;
                targets[0] = targets[size] = targets[2 * size] = 1;
                (double[] p, double[] losses) = Run<Lanes256<double>, double>(logits, targets, size);
                Assert.Equal([false, true, false], losses.Select(double.IsNaN));
                for (int i = 0; i < p.Length; i++) Assert.Equal(i / size == 1, double.IsNaN(p[i]));
            }
        }
    }

    [Fact]
    public void Row_without_a_finite_logit_is_no_number()
    {
        foreach (int size in (int[])[3, 20])
        {
            var logits = new float[size];
            Array.Fill(logits, float.NegativeInfinity);
            (float[] p, float[] losses) = Run<Lanes256<float>, float>(logits, Targets<float>(1, size), size);
            Assert.All(p.Concat(losses), value => Assert.True(float.IsNaN(value)));
        }
    }

    [Fact]
    public void Targets_need_not_add_up_to_one()
    {
        float[] logits = Batch.Uniform<float>(4 * 9, 1), targets = Batch.Uniform<float>(4 * 9, 2);
        targets.AsSpan(0, 9).Clear();
        (_, double[] expected) = Definition(Batch.ToDouble<float>(logits), Batch.ToDouble<float>(targets), 9);
        Batch.AssertClose<float>(expected, Run<Lanes256<float>, float>(logits, targets, 9).Losses, 1e-5);
        Assert.Equal(0, expected[0]);
    }

    [Fact]
    public void Public_methods_choose_a_width_and_work_in_place()
    {
        foreach (int size in (int[])[10, 21])
        {
            float[] logits = Batch.Uniform<float>(4 * size, 1), targets = Targets<float>(4, size);
            (float[] p, float[] losses) = Run<Lanes128<float>, float>(logits, targets, size);
            Guarded<float> z = Batch.Pad<float>(logits, size, padding: 5), t = Guarded<float>.Of(targets);
            Guarded<float> other = new(z.Length), each = new(4, misaligned: 1);
            Softmax.ForwardWithLoss(ref z.First, ref t.First, ref other.First, ref each.First, 4, size);
            Assert.Equal(losses, each.Values.ToArray());
            Assert.Equal(p, Batch.Unpad(other, size));
            Softmax.Forward(ref z.First, ref z.First, 4, size);
            Assert.Equal(p, Batch.Unpad(z, size));
        }
    }

    private static void AtEverySize<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int size = 1; size <= 70; size++)
        {
            // More rows than have their logarithms taken together.
            int rows = size is 1 or 7 or 16 ? 77 : 5;
            T[] logits = Batch.Uniform<T>(rows * size, size, -9, 9), targets = Targets<T>(rows, size);
            (double[] expected, double[] expectedLosses) = Definition(Batch.ToDouble<T>(logits), Batch.ToDouble<T>(targets), size);
            (T[] p, T[] losses) = Run<Lanes512<T>, T>(logits, targets, size);
            Batch.AssertClose<T>(expected, p, Batch.Tolerance<T>());
            Batch.AssertClose<T>(expectedLosses, losses, Batch.Tolerance<T>());
            AssertSame((p, losses), Run<Lanes256<T>, T>(logits, targets, size));
            AssertSame((p, losses), Run<Lanes128<T>, T>(logits, targets, size));
            AssertSame((p, losses), Run<Lanes1<T>, T>(logits, targets, size));
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

    private static (double[] Probabilities, double[] Losses) Definition(double[] logits, double[] targets, int size)
    {
        double[] p = new double[logits.Length], losses = new double[logits.Length / size];
        for (int row = 0; row < p.Length; row += size)
        {
            double max = logits.AsSpan(row, size).ToArray().Max(), sum = 0;
            for (int i = row; i < row + size; i++) sum += p[i] = Math.Exp(logits[i] - max);
            for (int i = row; i < row + size; i++)
            {
                p[i] /= sum;
                if (targets[i] != 0) losses[row / size] += targets[i] * (Math.Log(sum) + (max - logits[i]));
            }
        }
        return (p, losses);
    }

    private static (T[] P, T[] Losses) Run<TLanes, T>(T[] logits, T[] targets, int size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int examples = logits.Length / size;
        Guarded<T> z = Batch.Pad<T>(logits, size, padding: T.CreateChecked(50)), t = Guarded<T>.Of(targets, misaligned: 1);
        Guarded<T> p = new(z.Length), alone = new(z.Length), losses = new(examples, misaligned: 1);
        p.Values.Fill(T.CreateChecked(777));
        Softmax.ForwardWithLoss<TLanes, T>(z.Pointer, t.Pointer, p.Pointer, losses.Pointer, examples, size);
        losses.AssertFences();
        Softmax.Forward<TLanes, T>(z.Pointer, alone.Pointer, examples, size);
        T[] probabilities = Batch.Unpad(p, size);
        Assert.True(Batch.SameBits<T>(probabilities, Batch.Unpad(alone, size)), "the probabilities depend on the loss");
        return (probabilities, losses.Values.ToArray());
    }

    private static void AssertSame<T>((T[] P, T[] Losses) expected, (T[] P, T[] Losses) actual)
        where T : unmanaged
    {
        Assert.Equal(expected.P, actual.P);
        Assert.Equal(expected.Losses, actual.Losses);
    }
}
