using System.Numerics;

namespace NetGen;

/// <summary>Draws the start values of a tensor.</summary>
internal static class WeightDistribution
{
    /// <summary>
    /// Draws the values row by row, each in double precision and then rounded. With <see cref="Initializer.Zeros"/> nothing is drawn, and all are
    /// <see cref="ParameterTensor.Start"/>.
    /// </summary>
    /// <param name="random">The stream to draw from.</param>
    /// <param name="tensor">Where the values stand, and from which distribution they come.</param>
    /// <param name="parameters">Receives the values.</param>
    public static void Draw<T>(Mt19937 random, ParameterTensor tensor, Span<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < tensor.Rows; row++)
        {
            foreach (ref T value in parameters.Slice(tensor.Offset + row * tensor.Stride, tensor.Columns))
                value = T.CreateChecked(tensor.Initializer == Initializer.Zeros ? tensor.Start : Next(random, tensor.Initializer, tensor.FanIn, tensor.FanOut));
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
        Initializer.StandardNormal => Normal(random, 1),
        Initializer.FanInUniform => Uniform(random, 1 / Math.Sqrt(fanIn)),
        _ => throw new ArgumentException($"{initializer} is not a distribution.", nameof(initializer)),
    };

    private static double Uniform(Mt19937 random, double limit) => limit * (2 * random.NextDouble() - 1);

    private static double Normal(Mt19937 random, double standardDeviation) => standardDeviation * random.NextNormal();
}
