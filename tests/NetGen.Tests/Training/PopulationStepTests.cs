using System.Numerics;
using NetGen.Tests.Behaviour;
using NetGen.Tests.Training.Fakes;
using static NetGen.Tests.Training.PopulationData;

namespace NetGen.Tests.Training;

/// <summary>A step of networks side by side is the step of each alone.</summary>
public sealed class PopulationStepTests
{
    private static readonly Optimizer[] Optimizers = [new Sgd(0.1), new Sgd(0.05, momentum: 0.9, nesterov: true), new Adam(0.01), new RmsProp(0.003, momentum: 0.5)];

    /// <summary>More than one line of lanes in either precision, the last one not full.</summary>
    private static readonly int[] Seeds = [.. Enumerable.Range(3, 19)];

    [Fact]
    public void Steps_along_lanes_agree_with_separate_trainers()
    {
        foreach (int examples in (int[])[1, 4, 7, 33])
        {
            foreach (Optimizer optimizer in Optimizers)
            {
                Steps<SmallSingle, float>(seed => new SmallSingle(seed), network => new SmallSingle.Trainer(network, optimizer), optimizer, examples, 1e-5);
                Steps<SmallDouble, double>(seed => new SmallDouble(seed), network => new SmallDouble.Trainer(network, optimizer), optimizer, examples, 1e-12);
                Steps<Golden.ThreeLayers, double>(seed => new Golden.ThreeLayers(seed), network => new Golden.ThreeLayers.Trainer(network, optimizer), optimizer, examples, 1e-12);
            }
        }
    }

    /// <summary>Lanes add up in another order. From the same parameters a step differs by no more: a few units in the last place.</summary>
    [Fact]
    public void A_step_along_lanes_differs_by_rounding_only()
    {
        const int Units = 4;
        foreach (int examples in (int[])[1, 4, 7, 33])
        {
            foreach (Optimizer optimizer in Optimizers)
            {
                double forSingle = Units * Math.Pow(2, -23), forDouble = Units * Math.Pow(2, -52);
                Steps<SmallSingle, float>(
                    seed => new SmallSingle(seed), network => new SmallSingle.Trainer(network, optimizer), optimizer, examples, forSingle, steps: 1);
                Steps<SmallDouble, double>(
                    seed => new SmallDouble(seed), network => new SmallDouble.Trainer(network, optimizer), optimizer, examples, forDouble, steps: 1);
            }
        }
    }

    [Fact]
    public void All_other_networks_take_the_very_steps_of_separate_trainers()
    {
        foreach (Optimizer optimizer in Optimizers)
        {
            Steps<LargeSingle, float>(seed => new LargeSingle(seed), network => new LargeSingle.Trainer(network, optimizer), optimizer, 5, 0);
            Steps<LargeDouble, double>(seed => new LargeDouble(seed), network => new LargeDouble.Trainer(network, optimizer), optimizer, 5, 0);
            Steps<FakeNetwork<Regression, double>, double>(
                seed => new FakeNetwork<Regression, double>(seed), network => new FakeTrainer<Regression, double>(network, optimizer), optimizer, 5, 0);
        }
    }

    private static void Steps<TNetwork, T>(
        Func<int, TNetwork> create, Func<TNetwork, NetworkTrainer<TNetwork, T>> createTrainer, Optimizer optimizer, int examples, double tolerance, int steps = 8)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using var population = new Population<TNetwork, T>(Seeds, optimizer, new TrainerOptions());
        TNetwork[] networks = [.. Seeds.Select(create)];
        NetworkTrainer<TNetwork, T>[] trainers = [.. networks.Select(createTrainer)];
        T[] losses = new T[Seeds.Length];
        for (int step = 0; step < steps; step++)
        {
            (T[] inputs, T[] targets) = Draw<TNetwork, T>(examples, step);
            population.Step(inputs, targets, losses);
            T[] expected = [.. trainers.Select(trainer => trainer.Step(inputs, targets))];
            Close(expected, losses, tolerance);
            for (int member = 0; member < Seeds.Length; member++)
                Close(Values<TNetwork, T>(networks[member]), Values<TNetwork, T>(population.Get(member)), tolerance);
        }

        foreach (NetworkTrainer<TNetwork, T> trainer in trainers) trainer.Dispose();
    }
}
