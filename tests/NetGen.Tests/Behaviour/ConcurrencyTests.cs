using System.Numerics;

namespace NetGen.Tests.Behaviour;

/// <summary>What may be called from many threads at once gives the bits one thread gets.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public void Straight_line()
    {
        Check<SmallSingle, float>(new SmallSingle(), rounds: 200);
        Check<SmallDouble, double>(new SmallDouble(), rounds: 200);
    }

    [Fact]
    public void Tiled()
    {
        Check<LargeSingle, float>(new LargeSingle(), rounds: 30);
        Check<LargeDouble, double>(new LargeDouble(), rounds: 30);
    }

    /// <summary>Scratch that is rented, not on the stack.</summary>
    [Fact]
    public void Larger_than_the_stack() => Check<Huge, float>(new Huge(), rounds: 1);

    private static void Check<TNetwork, T>(TNetwork network, int rounds)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Threads = 8, Rows = 37;
        int inputSize = TNetwork.InputSize, outputSize = TNetwork.OutputSize;
        var random = new Random(1);
        T[] inputs = [.. Enumerable.Range(0, Rows * inputSize).Select(_ => T.CreateChecked(2 * random.NextDouble() - 1))];
        T[] targets = [.. Enumerable.Range(0, Rows * outputSize).Select(_ => T.CreateChecked(random.NextDouble()))];
        T[] expectedBatch = new T[Rows * outputSize], expectedRows = new T[Rows * outputSize];
        T[] expectedGradient = new T[TNetwork.ParameterCount], expectedParameters = new T[TNetwork.ParameterCount];
        Predict(expectedBatch, expectedRows);
        T expectedLoss = network.ComputeGradient(inputs, targets, expectedGradient);
        network.CopyParametersTo(expectedParameters);

        using var start = new Barrier(Threads);
        var failures = new Exception?[Threads];
        Thread[] threads =
        [
            .. Enumerable.Range(0, Threads).Select(t => new Thread(() => failures[t] = Record.Exception(() =>
            {
                T[] batch = new T[Rows * outputSize], rows = new T[Rows * outputSize];
                T[] gradient = new T[TNetwork.ParameterCount], parameters = new T[TNetwork.ParameterCount];
                start.SignalAndWait();
                for (int round = 0; round < rounds; round++)
                {
                    Predict(batch, rows);
                    Assert.True(expectedBatch.AsSpan().SequenceEqual(batch), "PredictBatch");
                    Assert.True(expectedRows.AsSpan().SequenceEqual(rows), "Predict");
                    Assert.Equal(expectedLoss, network.ComputeGradient(inputs, targets, gradient));
                    Assert.True(expectedGradient.AsSpan().SequenceEqual(gradient), "ComputeGradient");
                    network.CopyParametersTo(parameters);
                    Assert.True(expectedParameters.AsSpan().SequenceEqual(parameters), "CopyParametersTo");
                    Array.Clear(parameters);
                    network.Clone().CopyParametersTo(parameters);
                    Assert.True(expectedParameters.AsSpan().SequenceEqual(parameters), "Clone");
                }
            }))),
        ];
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        Assert.All(failures, Assert.Null);

        void Predict(T[] batch, T[] rows)
        {
            network.PredictBatch(inputs, batch);
            for (int row = 0; row < Rows; row++)
                network.Predict(inputs.AsSpan(row * inputSize, inputSize), rows.AsSpan(row * outputSize, outputSize));
        }
    }
}
