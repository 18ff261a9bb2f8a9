namespace NetGen.Tests.Training.QuasiNewton;

public sealed class CurvatureMemoryTests
{
    /// <summary>
    /// The two loops against what they stand for: the inverse Hessian written out as a matrix, (7.16) and (7.20) of Nocedal and Wright, from the last pairs
    /// only.
    /// </summary>
    [Fact]
    public void Multiplies_as_the_matrix_of_the_last_pairs_does()
    {
        const int Size = 7;
        var random = new Mt19937(3);
        foreach (int history in (int[])[1, 2, 5, 9])
        {
            var memory = new CurvatureMemory(history, Size);
            var pairs = new List<(double[] S, double[] Y)>();
            for (int round = 0; round < 15; round++)
            {
                double[] from = Normal(), to = Normal(), gradientFrom = Normal();
                double[] s = Minus(to, from), y = [.. s.Select((value, i) => (i + 1) * value + 0.1 * random.NextNormal())];
                double[] gradientTo = [.. gradientFrom.Zip(y, (a, b) => a + b)];
                Assert.True(memory.Add(from, to, gradientFrom, gradientTo));
                pairs.Add((s, Minus(gradientTo, gradientFrom)));
                if (pairs.Count > history) pairs.RemoveAt(0);
                Assert.Equal(pairs.Count, memory.Count);

                double[] vector = Normal(), expected = Times(Matrix(pairs), vector);
                memory.Multiply(vector);
                for (int i = 0; i < Size; i++) Assert.Equal(expected[i], vector[i], 1e-10 * Math.Max(1, expected.Max(Math.Abs)));
            }
        }

        double[] Normal() => [.. Enumerable.Range(0, Size).Select(_ => random.NextNormal())];
    }

    /// <summary>Pairs without positive curvature, or without any length, are not kept, nor is the oldest that stood in their place.</summary>
    [Fact]
    public void Keeps_no_pair_without_curvature()
    {
        var memory = new CurvatureMemory(2, 2);
        double[] zero = [0, 0], one = [1, 0], up = [0, 1];
        Assert.False(memory.Add(zero, one, zero, [-1, 0]));
        Assert.False(memory.Add(zero, one, zero, zero));
        Assert.False(memory.Add(zero, zero, zero, one));
        Assert.False(memory.Add(zero, one, zero, up));
        Assert.False(memory.Add(zero, one, zero, [double.NaN, 1]));
        Assert.False(memory.Add(zero, one, zero, [double.PositiveInfinity, 1]));
        Assert.False(memory.Add(zero, one, zero, [1e200, 1]));
        double[] vector = [3, 4];
        memory.Multiply(vector);
        Assert.Equal([3, 4], vector);

        Assert.True(memory.Add(zero, one, zero, [2, 0]));
        Assert.True(memory.Add(zero, up, zero, [0, 5]));
        Assert.False(memory.Add(zero, one, zero, up));
        Assert.Equal(1, memory.Count);
        vector = [3, 5];
        memory.Multiply(vector);
        // Only the newest good pair is left: curvature 5 up, and as the guess for everything else.
        Assert.Equal(3.0 / 5, vector[0], 1e-15);
        Assert.Equal(1, vector[1], 1e-15);
    }

    /// <summary>H = V' H V + rho s s', with V = I - rho y s', starting from gamma I.</summary>
    private static double[][] Matrix(List<(double[] S, double[] Y)> pairs)
    {
        int size = pairs[0].S.Length;
        (double[] lastS, double[] lastY) = pairs[^1];
        double gamma = Dot(lastS, lastY) / Dot(lastY, lastY);
        double[][] h = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => i == j ? gamma : 0).ToArray())];
        foreach ((double[] s, double[] y) in pairs)
        {
            double rho = 1 / Dot(s, y);
            double[][] v = [.. Enumerable.Range(0, size).Select(i => Enumerable.Range(0, size).Select(j => (i == j ? 1 : 0) - rho * y[i] * s[j]).ToArray())];
            double[][] hv = Product(h, v), result = new double[size][];
            for (int i = 0; i < size; i++)
                result[i] = [.. Enumerable.Range(0, size).Select(j => Enumerable.Range(0, size).Sum(k => v[k][i] * hv[k][j]) + rho * s[i] * s[j])];
            h = result;
        }

        return h;
    }

    private static double[][] Product(double[][] left, double[][] right) =>
        [.. left.Select(row => Enumerable.Range(0, right.Length).Select(j => row.Select((value, k) => value * right[k][j]).Sum()).ToArray())];

    private static double[] Times(double[][] matrix, double[] vector) => [.. matrix.Select(row => Dot(row, vector))];

    private static double[] Minus(double[] left, double[] right) => [.. left.Zip(right, (a, b) => a - b)];

    private static double Dot(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();
}
