using System.Numerics;
using NetGen.Kernels;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// Several networks of one class, trained on the same examples from different seeds: to keep the best, to average their predictions, or to breed them.
/// Networks of few parameters run side by side in the lanes of vectors, each step of all of them hardly dearer than one's.
/// </summary>
/// <remarks>
/// The networks live in here: <see cref="Get"/> and <see cref="Set"/> copy. Each has its own memory of the optimizer, and trains as it would alone
/// with its own trainer: bit for bit, or where they share vectors to within rounding. Not for use by two threads at once, which is refused.
/// </remarks>
/// <typeparam name="TNetwork">The networks.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public sealed partial class Population<TNetwork, T> : IDisposable
    where TNetwork : class, ITrainableNetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkEngine<T> _network = TNetwork.CreateBlank().Engine;
    private readonly PopulationStep<T>[] _parts;
    private readonly int[] _firsts;
    private readonly MemberEvaluator<TNetwork, T> _judge;
    private T[] _outputs = [];
    private Occupancy _occupancy = new("population");
    private bool _isDisposed;

    /// <summary>Creates networks from the seeds 1 to <paramref name="count"/>, with default <see cref="TrainerOptions"/>.</summary>
    /// <param name="count">How many; at least 1.</param>
    /// <param name="optimizer">How their parameters move.</param>
    /// <exception cref="ArgumentException">The optimizer's options do not fit each other, or <paramref name="count"/> is less than 1.</exception>
    public Population(int count, Optimizer optimizer)
        : this([.. Enumerable.Range(1, Option.AtLeastOne(count, nameof(count)))], optimizer, new TrainerOptions())
    {
    }

    /// <summary>Creates networks from seeds.</summary>
    /// <param name="seeds">A seed for each network, as its constructor takes it; at least one.</param>
    /// <param name="optimizer">How their parameters move.</param>
    /// <param name="options">
    /// How to work. <see cref="TrainerOptions.Threads"/> share the networks in <see cref="Fit"/>; all use the same seed for the masks of dropout.
    /// </param>
    /// <exception cref="ArgumentException">The optimizer's options do not fit each other, there is no seed, or there are penalties, clipping, frozen
    /// layers, smoothing or noise.</exception>
    public Population(IReadOnlyList<int> seeds, Optimizer optimizer, TrainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(options);
        if (GradientTransforms<T>.IsWanted(options) || PreparedStep<T>.IsWanted(options))
        {
            throw new ArgumentException(
                "A population takes Threads, MaxBatchSize and Seed; expected all other options to be left as they are: penalties, clipping, frozen layers, smoothing and noise.",
                nameof(options));
        }

        if (seeds.Count == 0) throw new ArgumentException("Expected at least 1 seed, but got 0.", nameof(seeds));
        Count = seeds.Count;
        LearningRate = optimizer.LearningRate;
        Optimizer = optimizer;

        // Every thread has networks of its own; those that share vectors stay together.
        int grain = _network.PopulationGrain, groups = (Count - 1) / grain + 1;
        int parts = Math.Min(Math.Min(options.Threads, Environment.ProcessorCount), groups);
        _firsts = [.. Enumerable.Range(0, parts + 1).Select(part => (int)Math.Min(Count, (long)groups * part / parts * grain))];
        _parts = [.. Enumerable.Range(0, parts).Select(part => optimizer.Bind(new StepFactory(_network, _firsts[part + 1] - _firsts[part], new StepOptions(1, options.Seed))))];
        _judge = new MemberEvaluator<TNetwork, T>(options.MaxBatchSize);
        for (int member = 0; member < Count; member++)
        {
            _network.Initialize(seeds[member]);
            (PopulationStep<T> part, int index) = Find(member);
            part.Set(index, _network.Values);
        }
    }

    /// <summary>How many networks.</summary>
    public int Count { get; }

    /// <summary>How their parameters move.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>The learning rate of the next step of all networks: at first the optimizer's, and again after <see cref="Reset"/>; finite and not negative.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or negative.</exception>
    public double LearningRate { get; set => field = Hyperparameter.Rate(value, nameof(LearningRate)); }

    /// <summary>A network with the parameters that one of the population has now. A copy: further training changes only the population's.</summary>
    /// <param name="member">Which, from 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such network.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the population.</exception>
    public TNetwork Get(int member)
    {
        _occupancy.RequireOwn();
        (PopulationStep<T> part, int index) = Find(member);
        TNetwork network = TNetwork.CreateBlank();
        part.CopyTo(index, network.Engine.Parameters.Values);
        return network;
    }

    /// <summary>Gives one of the population the parameters of a network, which is not changed. What the optimizer remembers of it stays.</summary>
    /// <param name="member">Which, from 0 to <see cref="Count"/> - 1.</param>
    /// <param name="network">Where the parameters come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such network in the population.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the population.</exception>
    public void Set(int member, TNetwork network)
    {
        using Occupancy.Call call = _occupancy.Begin();
        ArgumentNullException.ThrowIfNull(network);
        (PopulationStep<T> part, int index) = Find(member);
        part.Set(index, network.Engine.Values);
    }

    /// <summary>The steps that a network has taken; those whose loss was not finite do not count.</summary>
    /// <param name="member">Which, from 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such network.</exception>
    public long Steps(int member)
    {
        (PopulationStep<T> part, int index) = Find(member);
        return part.Steps(index);
    }

    /// <summary>
    /// One step of every network on the same batch. A network whose loss is not finite stays as it was; the others go on. Allocates nothing, unless the
    /// batch is larger than any before.
    /// </summary>
    /// <param name="inputs">At least one example; rows back to back, <c>InputSize</c> values each.</param>
    /// <param name="targets">As many rows of <c>OutputSize</c> values.</param>
    /// <param name="losses">Receives the loss of each network before the step; <see cref="Count"/> values.</param>
    /// <exception cref="ArgumentException">A length is wrong, or there is no example.</exception>
    /// <exception cref="ObjectDisposedException">The population is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the population.</exception>
    public void Step(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> losses)
    {
        using Occupancy.Call call = _occupancy.Begin();
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        int examples = Arguments.Examples(inputs.Length, _network.InputSize, nameof(inputs), targets.Length, _network.OutputSize, nameof(targets));
        Arguments.RequireExamples(examples, nameof(inputs));
        Arguments.RequireLength(losses.Length, Count, nameof(losses));
        for (int part = 0; part < _parts.Length; part++)
            _parts[part].Take(inputs, targets, losses[_firsts[part].._firsts[part + 1]], LearningRate);
    }

    /// <summary>The mean of the predictions of all networks. Allocates nothing, unless the batch is larger than any before.</summary>
    /// <param name="inputs">Any number of rows of <c>InputSize</c> values, back to back.</param>
    /// <param name="outputs">Receives as many rows of <c>OutputSize</c> values.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    /// <exception cref="ObjectDisposedException">The population is disposed.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the population.</exception>
    public void Predict(ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        using Occupancy.Call call = _occupancy.Begin();
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        Arguments.Examples(inputs.Length, _network.InputSize, nameof(inputs), outputs.Length, _network.OutputSize, nameof(outputs));
        if (_outputs.Length < outputs.Length) _outputs = new T[outputs.Length];
        Span<T> one = _outputs.AsSpan(0, outputs.Length);
        outputs.Clear();
        for (int member = 0; member < Count; member++)
        {
            (PopulationStep<T> part, int index) = Find(member);
            _judge.Predict(part, index, inputs, one);
            for (int i = 0; i < one.Length; i++) outputs[i] += one[i];
        }

        T count = T.CreateChecked(Count);
        foreach (ref T output in outputs) output /= count;
    }

    /// <summary>Forgets what the optimizer remembers, and goes back to its learning rate. The networks' parameters stay as they are.</summary>
    /// <exception cref="InvalidOperationException">Another thread is using the population.</exception>
    public void Reset()
    {
        using Occupancy.Call call = _occupancy.Begin();
        foreach (PopulationStep<T> part in _parts) part.Reset();
        LearningRate = Optimizer.LearningRate;
    }

    /// <summary>Lets go of what steps work with, and ends a <see cref="Fit"/> of another thread. Networks can still be copied out.</summary>
    public void Dispose()
    {
        if (_isDisposed) return;
        _isDisposed = true;
        foreach (PopulationStep<T> part in _parts) part.Dispose();
        _judge.Dispose();
    }

    private (PopulationStep<T> Part, int Index) Find(int member)
    {
        Option.Index(member, Count, nameof(member));
        int part = 0;
        while (member >= _firsts[part + 1]) part++;
        return (_parts[part], member - _firsts[part]);
    }

    /// <summary>Asks the network for steps of several with the optimizer's rule.</summary>
    private sealed class StepFactory(NetworkEngine<T> network, int count, StepOptions options) : IRuleConsumer<T, PopulationStep<T>>
    {
        public PopulationStep<T> Use<TRule>(TRule rule)
            where TRule : struct, IUpdateRule<TRule, T> => network.CreatePopulationStep(count, rule, options);
    }
}
