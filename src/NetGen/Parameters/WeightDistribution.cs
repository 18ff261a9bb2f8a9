using System.Numerics;

namespace NetGen;

/// <summary>Draws the start values of one layer.</summary>
internal static class WeightDistribution
{
    /// <summary>
    /// Draws the weights row by row, then the biases where the initializer draws any; each value in double precision and then rounded.
    /// </summary>
    /// <param name="random">The stream to draw from.</param>
    /// <param name="initializer">The distribution; not <see cref="Initializer.Auto"/>.</param>
    /// <param name="weight">Where the matrix stands; its rows are the layer's inputs (fan-in), its columns the units (fan-out).</param>
    /// <param name="bias">Where the biases stand, if there are any.</param>
    /// <param name="parameters">Receives the values; biases that are not drawn stay as they are.</param>
    public static void Draw<T>(Mt19937 random, Initializer initializer, ParameterTensor weight, ParameterTensor? bias, Span<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Fill(weight, parameters);
        if (bias is not null && initializer == Initializer.FanInUniform) Fill(bias, parameters);

        void Fill(ParameterTensor tensor, Span<T> parameters)
        {
            for (int row = 0; row < tensor.Rows; row++)
            {
                foreach (ref T value in parameters.Slice(tensor.Offset + row * tensor.Stride, tensor.Columns))
                    value = T.CreateChecked(Next(random, initializer, fanIn: weight.Rows, fanOut: weight.Columns));
            }
        }
    }

    private static double Next(Mt19937 random, Initializer initializer, double fanIn, double fanOut) => initializer switch
    {
        Initializer.GlorotUniform => Uniform(random, Math.Sqrt(6 / (fanIn + fanOut))),
        Initializer.GlorotNormal => Normal(random, Math.Sqrt(2 / (fanIn + fanOut))),
        Initializer.HeUniform => Uniform(random, Math.Sqrt(6 / fanIn)),
        Initializer.HeNormal => Normal(random, Math.Sqrt(2 / fanIn)),
        Initializer.LeCunUniform => Uniform(random, Math.Sqrt(3 / fanIn)),
        Initializer.LeCunNormal => Normal(random, Math.Sqrt(1 / fanIn)),
        Initializer.SymmetricUniform => Uniform(random, 1),
        Initializer.Zeros => 0,
        Initializer.FanInUniform => Uniform(random, 1 / Math.Sqrt(fanIn)),
        _ => throw new ArgumentException($"{initializer} is not a distribution.", nameof(initializer)),
    };

    private static double Uniform(Mt19937 random, double limit) => limit * (2 * random.NextDouble() - 1);

    private static double Normal(Mt19937 random, double standardDeviation) => standardDeviation * random.NextNormal();
}
