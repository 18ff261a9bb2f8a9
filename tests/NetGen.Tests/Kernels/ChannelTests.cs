using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>
/// Functions that read values of the channel, the same for all rows or those of each example, and sums over the rows of each example: beside plain loops, in
/// every width, nothing touched around the result.
/// </summary>
public sealed unsafe class ChannelTests
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    public static TheoryData<int, int, int> Sizes
    {
        get
        {
            var all = new TheoryData<int, int, int>();
            foreach (int examples in (int[])[0, 1, 3])
            {
                foreach (int rows in (int[])[1, 2, 3, 4, 5, 7, 8])
                {
                    foreach (int size in (int[])[1, 8, 17, 33, 130]) all.Add(examples, rows, size);
                }
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Single_precision(int examples, int rows, int size) => Check<float>(examples, rows, size);

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Double_precision(int examples, int rows, int size) => Check<double>(examples, rows, size);

    private static void Check<T>(int examples, int rows, int size)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int stride = Padding.Stride<T>(size), count = examples * rows * stride;
        Guarded<T> a = Padded<T>(examples * rows, size, 1), b = Padded<T>(examples * rows, size, 2), learned = Padded<T>(3, size, 3), vectors = Padded<T>(examples, size, 4);
        T[] x = a.Values.ToArray(), y = b.Values.ToArray(), l = learned.Values.ToArray(), v = vectors.Values.ToArray();
        int At(int row, int column) => row * stride + column;
        void AssertRows(Guarded<T> actual, int expectedRows, Func<int, int, T> expected)
        {
            actual.AssertFences();
            for (int row = 0; row < expectedRows; row++)
            {
                for (int column = 0; column < size; column++) Assert.Equal(expected(row, column), actual.Values[At(row, column)]);
            }
        }

        // Behind references to nothing there is nothing to point at.
        Guarded<T> result = new(count), sums = new(examples * stride);
        if (examples > 0)
        {
            ChannelMaps.Apply<LastTimesLessFirst, T>(ref a.First, ref learned.First, ref result.First, examples * rows, size);
            AssertRows(result, examples * rows, (row, c) => x[At(row, c)] * l[At(2, c)] - l[At(0, c)]);
            ChannelMaps.Apply<ProductPlusSecond, T>(ref a.First, ref b.First, ref learned.First, ref result.First, examples * rows, size);
            AssertRows(result, examples * rows, (row, c) => x[At(row, c)] * y[At(row, c)] + l[At(1, c)]);
            ExampleVectors.Apply<BuiltIn.Difference, T>(ref a.First, ref vectors.First, ref result.First, examples, rows, size);
            AssertRows(result, examples * rows, (row, c) => x[At(row, c)] - v[At(row / rows, c)]);
            ExampleVectors.Sum(ref a.First, ref sums.First, examples, rows, size);
            AssertRows(sums, examples, (example, c) => Sum(rows, row => x[At(example * rows + row, c)]));
            ExampleVectors.Sum<BuiltIn.Product, T>(ref a.First, ref b.First, ref sums.First, examples, rows, size);
            AssertRows(sums, examples, (example, c) => Sum(rows, row => x[At(example * rows + row, c)] * y[At(example * rows + row, c)]));
        }

        Widths<Lanes512<T>>();
        Widths<Lanes256<T>>();
        Widths<Lanes128<T>>();
        Widths<Lanes1<T>>();

        void Widths<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes, T>
        {
            ChannelMaps.Unary<TLanes, LastTimesLessFirst, T>(a.Pointer, learned.Pointer, result.Pointer, examples * rows, size);
            AssertRows(result, examples * rows, (row, c) => x[At(row, c)] * l[At(2, c)] - l[At(0, c)]);
            ChannelMaps.Binary<TLanes, ProductPlusSecond, T>(a.Pointer, b.Pointer, learned.Pointer, result.Pointer, examples * rows, size);
            AssertRows(result, examples * rows, (row, c) => x[At(row, c)] * y[At(row, c)] + l[At(1, c)]);
            ExampleVectors.Apply<TLanes, BuiltIn.Difference, T>(a.Pointer, vectors.Pointer, result.Pointer, examples, rows, size);
            AssertRows(result, examples * rows, (row, c) => x[At(row, c)] - v[At(row / rows, c)]);
            ExampleVectors.Sum<TLanes, BuiltIn.Product, T>(a.Pointer, b.Pointer, sums.Pointer, examples, rows, size);
            AssertRows(sums, examples, (example, c) => Sum(rows, row => x[At(example * rows + row, c)] * y[At(example * rows + row, c)]));
        }
    }

    /// <summary>Sums of few whole numbers are exact, in whatever order.</summary>
    private static T Sum<T>(int count, Func<int, T> term)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int i = 0; i < count; i++) sum += term(i);
        return sum;
    }

    private static Guarded<T> Padded<T>(int rows, int size, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int stride = Padding.Stride<T>(size);
        T[] values = Batch.Integers<T>(rows * stride, seed);
        for (int i = 0; i < values.Length; i++) if (i % stride >= size) values[i] = T.Zero;
        return Guarded<T>.Of(values);
    }

    private readonly struct LastTimesLessFirst : IChannelUnary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a, ChannelValues<TLanes, T> learned)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => a * learned[2] - learned[0];
    }

    private readonly struct ProductPlusSecond : IChannelBinary
    {
        [MethodImpl(Inline)]
        public static TLanes Apply<TLanes, T>(TLanes a, TLanes b, ChannelValues<TLanes, T> learned)
            where TLanes : unmanaged, ILanes<TLanes, T>
            where T : unmanaged
            => a * b + learned[1];
    }
}
