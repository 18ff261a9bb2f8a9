using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public sealed unsafe class LossesTests
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [Fact]
    public void Losses_and_gradients_equal_plain_loops_in_single_precision() => AtEverySize<float>();

    [Fact]
    public void Losses_and_gradients_equal_plain_loops_in_double_precision() => AtEverySize<double>();

    [Fact]
    public void Nothing_behind_the_targets_is_read_or_counted()
    {
        // A target of NaN right behind the last row would show.
        float[] targets = [.. Batch.Integers<float>(3 * 5, 2), float.NaN, float.NaN];
        Guarded<float> values = Batch.Pad<float>(Batch.Integers<float>(3 * 5, 1), 5, padding: float.NaN);
        var t = Guarded<float>.Of(targets);
        var losses = new Guarded<float>(3, misaligned: 1);
        Losses.Each<HalfSquare, float>(ref values.First, ref t.First, ref losses.First, 3, 5);
        Losses.Gradient<Error, float>(ref values.First, ref t.First, ref values.First, 3, 5, 1);
        Assert.All(losses.Values.ToArray(), value => Assert.True(float.IsFinite(value)));
        Assert.All(Batch.Unpad(values, 5), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Rows_are_copied_without_their_padding()
    {
        foreach (int size in Batch.Sizes)
        {
            double[] rows = Batch.Uniform<double>(3 * size, size);
            Guarded<double> padded = Batch.Pad<double>(rows, size, padding: 9), target = new(3 * size, misaligned: 1);
            Rows.Copy(ref padded.First, ref target.First, 3, size);
            target.AssertFences();
            Assert.Equal(rows, target.Values.ToArray());
        }
    }

    private static void AtEverySize<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int size = 1; size <= 70; size++)
        {
            foreach (int examples in (int[])[0, 1, 2, 3, 17])
            {
                T[] values = Batch.Uniform<T>(examples * size, size), targets = Batch.Uniform<T>(examples * size, size + 1);
                double[] expected = new double[examples], derivatives = new double[values.Length];
                for (int i = 0; i < values.Length; i++)
                {
                    double error = double.CreateChecked(values[i]) - double.CreateChecked(targets[i]);
                    expected[i / size] += 0.5 * error * error;
                    derivatives[i] = 0.25 * error;
                }
                (T[] losses, T[] derivative) = Run<Lanes512<T>, T>(values, targets, examples, size);
                Assert.Equal((losses, derivative), Run<Lanes256<T>, T>(values, targets, examples, size), Equal);
                Assert.Equal((losses, derivative), Run<Lanes128<T>, T>(values, targets, examples, size), Equal);
                Assert.Equal((losses, derivative), Run<Lanes1<T>, T>(values, targets, examples, size), Equal);
                Batch.AssertClose<T>(expected, losses, Batch.Tolerance<T>());
                Batch.AssertClose<T>(derivatives, derivative, Batch.Tolerance<T>());

                Guarded<T> v = Batch.Pad<T>(values, size, T.One), t = Guarded<T>.Of(targets, misaligned: 1), l = new(examples);
                Losses.Each<HalfSquare, T>(ref v.First, ref t.First, ref l.First, examples, size);
                Assert.Equal(losses, l.Values.ToArray());
                Losses.Gradient<Error, T>(ref v.First, ref t.First, ref v.First, examples, size, T.CreateChecked(0.25));
                Assert.Equal(derivative, Batch.Unpad(v, size));
            }
        }
    }

    private static bool Equal<T>((T[] Losses, T[] Derivative) a, (T[] Losses, T[] Derivative) b)
        where T : unmanaged
        => Batch.SameBits<T>(a.Losses, b.Losses) && Batch.SameBits<T>(a.Derivative, b.Derivative);

    private static (T[] Losses, T[] Derivative) Run<TLanes, T>(T[] values, T[] targets, int examples, int size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Guarded<T> v = Batch.Pad<T>(values, size, T.One), t = Guarded<T>.Of(targets, misaligned: 1), delta = new(v.Length);
        delta.Values.Fill(T.CreateChecked(777));
        var losses = new Guarded<T>(examples, misaligned: 1);
        Losses.Each<TLanes, HalfSquare, T>(v.Pointer, t.Pointer, losses.Pointer, examples, size);
        losses.AssertFences();
        Losses.Gradient<TLanes, Error, T>(v.Pointer, t.Pointer, delta.Pointer, examples, size, T.CreateChecked(0.25));
        return (losses.Values.ToArray(), Batch.Unpad(delta, size));
    }

    private readonly struct HalfSquare : IBinary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a, TLanes b)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => TLanes.Constant(0.5) * (a - b) * (a - b);
    }

    private readonly struct Error : IBinary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a, TLanes b)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => a - b;
    }
}
