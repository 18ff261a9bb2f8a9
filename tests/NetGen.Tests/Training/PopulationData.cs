using System.Numerics;

namespace NetGen.Tests.Training;

/// <summary>What the tests of populations share: data, parameters and a comparison.</summary>
internal static class PopulationData
{
    internal static (T[] Inputs, T[] Targets) Draw<TNetwork, T>(int examples, int seed)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        return ([.. Enumerable.Range(0, examples * TNetwork.InputSize).Select(_ => T.CreateChecked(2 * random.NextDouble() - 1))],
            [.. Enumerable.Range(0, examples * TNetwork.OutputSize).Select(i => i % TNetwork.OutputSize == i / TNetwork.OutputSize % TNetwork.OutputSize ? T.One : T.Zero)]);
    }

    internal static Dataset<T> Data<TNetwork, T>(int examples)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (T[] inputs, T[] targets) = Draw<TNetwork, T>(examples, seed: 11);
        return new Dataset<T>(TNetwork.InputSize, TNetwork.OutputSize, inputs, targets);
    }

    internal static T[] Values<TNetwork, T>(TNetwork network)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] values = new T[TNetwork.ParameterCount];
        network.CopyParametersTo(values);
        return values;
    }

    /// <summary>Relative to the largest value; a tolerance of zero asks for the same bits.</summary>
    internal static void Close<T>(T[] expected, T[] actual, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (tolerance == 0)
        {
            Assert.Equal(expected, actual);
            return;
        }

        double scale = expected.Max(value => Math.Abs(double.CreateChecked(value)));
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(double.CreateChecked(expected[i]), double.CreateChecked(actual[i]), tolerance * scale);
    }
}
