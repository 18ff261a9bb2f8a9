using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NetGen.Ports;

/// <summary>Trains a network in epochs, on a batch, on one example and as a population, and prints its name and a hash of all that came out.</summary>
internal static class Training
{
    private const int Examples = 37, StepsOfOne = 250;

    public static void Print<TNetwork, T>(NetworkTrainer<TNetwork, T> trainer)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = trainer.Network;
        var random = new Mt19937(Examples);
        T[] inputs = [.. Enumerable.Range(0, Examples * TNetwork.InputSize).Select(i => Input<T>(i, i / TNetwork.InputSize, random))];
        T[] targets = [.. Enumerable.Range(0, Examples).SelectMany(example => OneHot<T>(example % Math.Max(TNetwork.OutputSize, 2), TNetwork.OutputSize))];
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using (trainer)
        {
            trainer.Fit(new Dataset<T>(TNetwork.InputSize, TNetwork.OutputSize, inputs, targets), new FitOptions { Epochs = 6, BatchSize = 8 });
            Keep([trainer.Step(inputs, targets)]);
            // One example over and over: what the others have left in the optimizer decays.
            for (int step = 0; step < StepsOfOne; step++)
                Keep([trainer.Step(inputs.AsSpan(2 * TNetwork.InputSize, TNetwork.InputSize), targets.AsSpan(2 * TNetwork.OutputSize, TNetwork.OutputSize))]);
        }

        T[] parameters = new T[TNetwork.ParameterCount], outputs = new T[targets.Length], gradient = new T[inputs.Length];
        network.CopyParametersTo(parameters);
        bool isFinite = parameters.All(T.IsFinite);
        Keep(parameters);
        Predict();
        network.ComputeInputGradient(inputs, targets, gradient);
        Keep(gradient);
        // Now every activation is asked for zeros, of a sign that shows where it is the output's.
        parameters.AsSpan().Fill(T.NegativeZero);
        network.SetParameters(parameters);
        Predict();
        using var population = new Population<TNetwork, T>([1, 2, 3], new Adam(0.01), new TrainerOptions());
        for (int step = 0; step < 3; step++) population.Step(inputs, targets, new T[3]);
        population.Predict(inputs, outputs);
        Keep(outputs);
        string bits = isFinite ? Convert.ToHexStringLower(hash.GetHashAndReset())[..32] : "not finite";
        Console.WriteLine($"{typeof(TNetwork).Name} {bits}");

        void Keep(ReadOnlySpan<T> values) => hash.AppendData(MemoryMarshal.AsBytes(values));

        void Predict()
        {
            network.PredictBatch(inputs, outputs);
            Keep(outputs);
            for (int example = 0; example < 4; example++)
            {
                network.Predict(inputs.AsSpan(example * TNetwork.InputSize, TNetwork.InputSize), outputs.AsSpan(0, TNetwork.OutputSize));
                Keep(outputs.AsSpan(0, TNetwork.OutputSize));
            }
        }
    }

    /// <summary>Row 0 is all zeros, row 1 all negative zeros; further down every third number is a zero of either sign.</summary>
    private static T Input<T>(int index, int row, Mt19937 random)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double drawn = 2 * random.NextDouble() - 1;
        return row == 0 ? T.Zero : row == 1 ? T.NegativeZero : index % 3 != 0 ? T.CreateChecked(drawn) : drawn < 0 ? T.NegativeZero : T.Zero;
    }

    private static IEnumerable<T> OneHot<T>(int place, int size)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Enumerable.Range(0, size).Select(i => i == place ? T.One : T.Zero);
}
