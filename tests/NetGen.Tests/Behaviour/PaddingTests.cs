using System.Numerics;
using NetGen.Tests.Kernels;

namespace NetGen.Tests.Behaviour;

/// <summary>
/// What lies between the rows of parameters stays zero, to the bit, under every rule and for every size of a batch. (What rules remember there need
/// not be: means and sums of squares are never zero.)
/// </summary>
public sealed class PaddingTests
{
    private static readonly Optimizer[] Optimizers =
    [
        new Sgd(0.1), new Sgd(0.1, momentum: 0.9, nesterov: true, weightDecay: 0.01), new Adam(0.1, weightDecay: 0.01), new AdamW(0.1),
        new RmsProp(0.1), new RmsProp(0.1, momentum: 0.5), new AdaGrad(0.1), new Rprop(),
    ];

    [Fact]
    public void Straight_lines()
    {
        Check<BrokenQuads, float>(() => new(), (network, optimizer) => new BrokenQuads.Trainer(network, optimizer));
        Check<BrokenQuadsDouble, double>(() => new(), (network, optimizer) => new BrokenQuadsDouble.Trainer(network, optimizer));
        Check<Waist, float>(() => new(), (network, optimizer) => new Waist.Trainer(network, optimizer));
        Check<FourLayers, double>(() => new(), (network, optimizer) => new FourLayers.Trainer(network, optimizer));
        Check<ManyInputs, float>(() => new(), (network, optimizer) => new ManyInputs.Trainer(network, optimizer));
        Check<OneNeuron, double>(() => new(), (network, optimizer) => new OneNeuron.Trainer(network, optimizer));
        Check<Chain, float>(() => new(), (network, optimizer) => new Chain.Trainer(network, optimizer));
    }

    [Fact]
    public void Layers()
    {
        Check<LargeSingle, float>(() => new(), (network, optimizer) => new LargeSingle.Trainer(network, optimizer));
        Check<LargeDouble, double>(() => new(), (network, optimizer) => new LargeDouble.Trainer(network, optimizer));
        Check<ExcitedSingle, float>(() => new(), (network, optimizer) => new ExcitedSingle.Trainer(network, optimizer));
        Check<LargeOwn, double>(() => new(), (network, optimizer) => new LargeOwn.Trainer(network, optimizer));
    }

    private static void Check<TNetwork, T>(Func<TNetwork> create, Func<TNetwork, Optimizer, NetworkTrainer<TNetwork, T>> createTrainer)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ParameterLayout layout = TNetwork.Description.Layout;
        bool[] isParameter = new bool[layout.Size];
        foreach (ParameterTensor tensor in layout.Tensors)
        {
            for (int row = 0; row < tensor.Rows; row++) isParameter.AsSpan(tensor.Offset + row * tensor.Stride, tensor.Columns).Fill(true);
        }
        Assert.Equal(layout.Count, isParameter.Count(is_ => is_));

        foreach (Optimizer optimizer in Optimizers)
        {
            foreach (int examples in (int[])[1, 2, 3, 4, 5, 17, 33])
            {
                TNetwork network = create();
                using NetworkTrainer<TNetwork, T> trainer = createTrainer(network, optimizer);
                T[] inputs = Batch.Uniform<T>(examples * TNetwork.InputSize, examples), targets = new T[examples * TNetwork.OutputSize];
                for (int i = 0; i < targets.Length; i += TNetwork.OutputSize) targets[i] = T.One;
                for (int step = 0; step < 3; step++) trainer.Step(inputs, targets);
                Check(network.Engine.Parameters.Values);
            }
        }

        void Check(ReadOnlySpan<T> values)
        {
            for (int i = 0; i < values.Length; i++)
            {
                if (!isParameter[i]) Assert.True(T.IsZero(values[i]) && !T.IsNegative(values[i]), $"value {i} of the padding is {values[i]}");
                else Assert.True(T.IsFinite(values[i]));
            }
        }
    }

    /// <summary>An infinite input may leave a finite loss, and its gradients may be no numbers: not those of padding.</summary>
    [Fact]
    public void Straight_lines_with_infinite_inputs()
    {
        foreach (int examples in (int[])[1, 3, 4, 9])
        {
            var network = new FourLayers();
            using var trainer = new FourLayers.Trainer(network, new Sgd(0.1));
            double[] inputs = Batch.Uniform<double>(examples * FourLayers.InputSize, 1);
            inputs[0] = double.PositiveInfinity;
            Assert.True(double.IsFinite(trainer.Step(inputs, new double[examples * FourLayers.OutputSize])));
            network.SetParameters(new double[FourLayers.ParameterCount]);
            Assert.All(((ITrainableNetwork<FourLayers, double>)network).Engine.Parameters.Values.ToArray(), value => Assert.Equal(0, BitConverter.DoubleToInt64Bits(value)));
        }
    }
}
