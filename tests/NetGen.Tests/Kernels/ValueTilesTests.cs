using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>The tile of interpreters gives the bits of the others, at every edge of it, and writes nothing behind the last column.</summary>
public sealed unsafe class ValueTilesTests
{
    [Fact]
    public void Single_precision_has_the_same_bits() => SameBits<float>();

    [Fact]
    public void Double_precision_has_the_same_bits() => SameBits<double>();

    private static void SameBits<T>()
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        const int Stride = 16;
        T* a = stackalloc T[8 * 7], b = stackalloc T[7 * Stride], bias = stackalloc T[Stride], expected = stackalloc T[8 * Stride], actual = stackalloc T[8 * Stride];
        var random = new Random(1);
        Fill(a, 8 * 7);
        Fill(b, 7 * Stride);
        Fill(bias, Stride);
        for (int rows = 1; rows <= 8; rows++)
        {
            for (int columns = 1; columns <= Stride; columns++)
            {
                for (int steps = 0; steps <= 7; steps++)
                {
                    var product = new Product<T> { A = a, ARow = 7, AStep = 1, B = b, BStep = Stride, CRow = Stride, Rows = rows, Columns = columns, Steps = steps };
                    new Span<T>(expected, 8 * Stride).Clear();
                    new Span<T>(actual, 8 * Stride).Clear();
                    for (int row = 0; row < rows; row++)
                    {
                        for (int column = 0; column < columns; column++)
                        {
                            T sum = bias[column];
                            for (int k = 0; k < steps; k++) sum = T.MultiplyAddEstimate(a[7 * row + k], b[Stride * k + column], sum);
                            expected[Stride * row + column] = sum;
                        }
                    }
                    ValueTiles<Lanes1<T>, T, AddBias<Lanes1<T>, Linear, T>>.Run(product, new(bias, actual));
                    Assert.True(Batch.SameBits<T>(new(expected, 8 * Stride), new(actual, 8 * Stride)), $"{rows} rows, {columns} columns, {steps} steps");
                }
            }
        }

        void Fill(T* values, int count)
        {
            for (int i = 0; i < count; i++) values[i] = T.CreateChecked(2 * random.NextDouble() - 1);
        }
    }
}
