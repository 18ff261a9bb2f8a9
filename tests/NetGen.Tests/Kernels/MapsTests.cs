using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

public sealed unsafe class MapsTests
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    [Fact]
    public void Every_arity_maps_every_value_in_single_precision() => Check<float>();

    [Fact]
    public void Every_arity_maps_every_value_in_double_precision() => Check<double>();

    /// <summary>What the sign of a zero is, a negative one in and out: on Arm, too, whose instruction for the larger of two orders zeros.</summary>
    [Fact]
    public void A_negative_zero_stays_negative_at_every_width()
    {
        KeepsNegativeZero<BuiltIn.ReLU>();
        KeepsNegativeZero<BuiltIn.LeakyReLU>();
        KeepsNegativeZero<BuiltIn.GELU>();
        KeepsNegativeZero<BuiltIn.SiLU>();
        KeepsNegativeZero<BuiltIn.Tanh>();
        KeepsNegativeZero<BuiltIn.HardTanh>();
        KeepsNegativeZero<BuiltIn.Softsign>();
    }

    private static void KeepsNegativeZero<TFunction>()
        where TFunction : struct, IUnary
    {
        KeepsNegativeZero<Lanes512<float>, TFunction, float>();
        KeepsNegativeZero<Lanes256<float>, TFunction, float>();
        KeepsNegativeZero<Lanes128<float>, TFunction, float>();
        KeepsNegativeZero<Lanes1<float>, TFunction, float>();
        KeepsNegativeZero<Lanes512<double>, TFunction, double>();
        KeepsNegativeZero<Lanes256<double>, TFunction, double>();
        KeepsNegativeZero<Lanes128<double>, TFunction, double>();
        KeepsNegativeZero<Lanes1<double>, TFunction, double>();
    }

    private static void KeepsNegativeZero<TLanes, TFunction, T>()
        where TLanes : unmanaged, ILanes<TLanes, T>
        where TFunction : struct, IUnary
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (T zero in (T[])[T.Zero, T.NegativeZero])
        {
            Guarded<T> values = Guarded<T>.Of([.. Enumerable.Repeat(zero, Padding.CacheLine<T>())]);
            Maps.Unary<TLanes, TFunction, T>(values.Pointer, values.Pointer, values.Length);
            AssertValues(values, _ => zero);
            Assert.All(values.Values.ToArray(), value => Assert.Equal(T.IsNegative(zero), T.IsNegative(value)));
        }
    }

    private static void Check<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int count = 0; count <= 5 * Padding.CacheLine<T>(); count += Padding.CacheLine<T>())
        {
            Guarded<T> a = Guarded<T>.Of(Batch.Integers<T>(count, 1)), b = Guarded<T>.Of(Batch.Integers<T>(count, 2)), c = Guarded<T>.Of(Batch.Integers<T>(count, 3));
            T[] x = a.Values.ToArray(), y = b.Values.ToArray(), z = c.Values.ToArray();
            var result = new Guarded<T>(count);
            ref T first = ref count == 0 ? ref Unsafe.NullRef<T>() : ref result.First;

            Maps.Apply<Opposite, T>(ref a.First, ref first, count);
            AssertValues(result, i => -x[i]);
            Maps.Apply<Difference, T>(ref a.First, ref b.First, ref first, count);
            AssertValues(result, i => x[i] - y[i]);
            Maps.Apply<ProductLess, T>(ref a.First, ref b.First, ref c.First, ref first, count);
            AssertValues(result, i => x[i] * y[i] - z[i]);

            Maps.Binary<Lanes512<T>, Difference, T>(a.Pointer, b.Pointer, result.Pointer, count);
            AssertValues(result, i => x[i] - y[i]);
            Maps.Ternary<Lanes128<T>, ProductLess, T>(a.Pointer, b.Pointer, c.Pointer, result.Pointer, count);
            AssertValues(result, i => x[i] * y[i] - z[i]);

            Maps.Apply<Opposite, T>(ref a.First, ref a.First, count);
            AssertValues(a, i => -x[i]);
        }
    }

    private static void AssertValues<T>(Guarded<T> actual, Func<int, T> expected)
        where T : unmanaged
    {
        actual.AssertFences();
        for (int i = 0; i < actual.Length; i++) Assert.Equal(expected(i), actual.Values[i]);
    }

    private readonly struct Opposite : IUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => -a;
    }

    private readonly struct Difference : IBinary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a, TLanes b)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => a - b;
    }

    private readonly struct ProductLess : ITernary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a, TLanes b, TLanes c)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => a * b - c;
    }
}
