using System.Numerics;

namespace NetGen;

/// <summary>Draws the start values of one layer.</summary>
internal static class WeightDistribution
{
    /// <summary>
    /// Draws the weights row by row, then the biases where the layer's initializer draws any; each value in double precision and then rounded.
    /// </summary>
    /// <param name="random">The stream to draw from.</param>
    /// <param name="layer">The layer and where its parameters stand; its initializer is not <see cref="Initializer.Auto"/>.</param>
    /// <param name="parameters">Receives the values; biases that are not drawn stay as they are.</param>
    public static void Draw<T>(Mt19937 random, DenseParameters layer, Span<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Draw(random, layer.Dense, layer.Weight, parameters);
        if (layer.Bias is { } bias && layer.Dense.Initializer == Initializer.FanInUniform) Draw(random, layer.Dense, bias, parameters);
    }

    private static void Draw<T>(Mt19937 random, DenseDescription layer, ParameterTensor tensor, Span<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < tensor.Rows; row++)
        {
            foreach (ref T value in parameters.Slice(tensor.Offset + row * tensor.Stride, tensor.Columns))
                value = T.CreateChecked(Next(random, layer.Initializer, fanIn: layer.Inputs, fanOut: layer.Units));
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
