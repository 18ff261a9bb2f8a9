using NetGen.Data;

namespace NetGen.Benchmarks.Starts;

/// <summary>
/// The regressions of Friedman, "Multivariate Adaptive Regression Splines" (1991), number by number as scikit-learn's <c>make_friedman1</c> to
/// <c>make_friedman3</c> draw them from NumPy's legacy stream: all inputs row by row, then the noise.
/// </summary>
internal static class Friedman
{
    private const int Examples = 1000;

    /// <summary>Ten inputs, of which five matter.</summary>
    public static readonly Function First = new(
        10, static _ => { }, static x => 10 * Math.Sin(Math.PI * x[0] * x[1]) + 20 * Math.Pow(x[2] - 0.5, 2) + 10 * x[3] + 5 * x[4]);

    /// <summary>Four inputs: the impedance of a circuit.</summary>
    public static readonly Function Second = new(4, Circuit, static x => Math.Sqrt(x[0] * x[0] + Math.Pow(Reactance(x), 2)));

    /// <summary>Four inputs: the phase of the same circuit.</summary>
    public static readonly Function Third = new(4, Circuit, static x => Math.Atan(Reactance(x) / x[0]));

    public delegate void Change(Span<double> inputs);

    public delegate double Value(ReadOnlySpan<double> inputs);

    /// <summary>As many examples to train on as for the test. All columns get mean 0 and deviation 1 of the former, the target too.</summary>
    public static (Dataset<float> Training, Dataset<float> Test) Halves(Function function, double noise, int seed)
    {
        int width = function.Width;
        (double[] inputs, double[] targets) = Draw(function, 2 * Examples, noise, seed);
        StandardScaler.Fit<double>(inputs.AsSpan(0, Examples * width), width).Transform(inputs.AsSpan());
        StandardScaler.Fit<double>(targets.AsSpan(0, Examples), 1).Transform(targets.AsSpan());
        return (new(width, 1, Single(inputs[..(Examples * width)]), Single(targets[..Examples])),
            new(width, 1, Single(inputs[(Examples * width)..]), Single(targets[Examples..])));

        static float[] Single(double[] values) => Array.ConvertAll(values, value => (float)value);
    }

    private static (double[] Inputs, double[] Targets) Draw(Function function, int examples, double noise, int seed)
    {
        var random = new Mt19937(seed);
        double[] inputs = new double[examples * function.Width], targets = new double[examples];
        foreach (ref double input in inputs.AsSpan()) input = random.NextDouble();
        for (int row = 0; row < examples; row++)
        {
            Span<double> values = inputs.AsSpan(row * function.Width, function.Width);
            function.Stretch(values);
            targets[row] = function.Target(values) + noise * random.NextNormal();
        }

        return (inputs, targets);
    }

    private static void Circuit(Span<double> x)
    {
        x[0] *= 100;
        x[1] = x[1] * (520 * Math.PI) + 40 * Math.PI;
        x[3] = x[3] * 10 + 1;
    }

    private static double Reactance(ReadOnlySpan<double> x) => x[1] * x[2] - 1 / (x[1] * x[3]);

    /// <summary>What is to be learned.</summary>
    /// <param name="Width">Number of inputs.</param>
    /// <param name="Stretch">Brings inputs from [0, 1) to their ranges.</param>
    /// <param name="Target">What they give without noise.</param>
    internal sealed record Function(int Width, Change Stretch, Value Target);
}
