using TorchSharp;
using static TorchSharp.torch;

namespace NetGen.Benchmarks.Torch;

/// <summary>libtorch through TorchSharp, on one thread: the network as a user of it would write it.</summary>
public static class TorchPeer
{
    /// <summary>Starts on a workload.</summary>
    public static (Action<long> Run, Func<double[]> Answer, Action End)? Start(
        string work, bool adam, int[] sizes, string hidden, string output, int batch, float[] parameters, float[] inputs, float[] targets)
    {
        set_num_threads(1);
        DisposeScope all = NewDisposeScope();
        var network = new TorchNetwork(sizes, hidden, output, parameters);
        Tensor[] examples = Batches(inputs, sizes[0], work == "Predict" ? 1 : batch);
        if (work != "Step")
        {
            Tensor? last = null;
            return (Predict, () => Values(last![^1]), End);

            void Predict(long count)
            {
                using var _ = inference_mode();
                for (long n = 0; n < count; n++)
                {
                    last?.Dispose();
                    using DisposeScope scope = NewDisposeScope();
                    last = network.Forward(examples[n % (work == "Predict" ? 16 : 1)]).MoveToOuterDisposeScope();
                }
            }
        }

        Tensor[] wanted = Batches(targets, sizes[^1], batch);
        optim.Optimizer optimizer = adam ? optim.Adam(network.Parameters, 1e-3) : optim.SGD(network.Parameters, 0.01);
        return (Train, () => Values(network.Forward(examples[0])[0]), End);

        void Train(long count)
        {
            for (long n = 0; n < count; n++)
            {
                using DisposeScope scope = NewDisposeScope();
                optimizer.zero_grad();
                network.Loss(examples[n % examples.Length], wanted[n % wanted.Length]).backward();
                optimizer.step();
            }
        }

        void End() => all.Dispose();
    }

    private static Tensor[] Batches(float[] values, int size, int batch) =>
        [.. Enumerable.Range(0, values.Length / size / batch).Select(i => tensor(values[(i * batch * size)..((i + 1) * batch * size)], [batch, size]))];

    private static double[] Values(Tensor row) => [.. row.detach().data<float>().Select(value => (double)value)];
}
