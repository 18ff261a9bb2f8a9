using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;
using NetGen.Runtime;

namespace NetGen;

/// <summary>
/// Trains a network in place: holds the optimizer's state and the memory that steps work in. Every network has its own nested <c>Trainer</c>.
/// Not for use by two threads at once, which is refused, and the network must not predict elsewhere during a step; <c>Clone()</c> it for that.
/// </summary>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public abstract partial class NetworkTrainer<TNetwork, T> : IDisposable
    where TNetwork : class, ITrainableNetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // Members of a type parameter are looked up at run time in code shared by all classes; a step is too short for that.
    private readonly int _inputSize = TNetwork.InputSize;
    private readonly int _outputSize = TNetwork.OutputSize;
    private readonly TrainingStep<T> _step;
    private Occupancy _occupancy = new("trainer");
    private Workspace<T>? _workspace;
    private T[] _outputs = [];
    private double _learningRate;

    /// <summary>Prepares to train with <see cref="Adam"/> at its default learning rate, 0.001, and default <see cref="TrainerOptions"/>.</summary>
    /// <param name="network">The network to train.</param>
    protected NetworkTrainer(TNetwork network)
        : this(network, new Adam())
    {
    }

    /// <summary>Prepares to train with default <see cref="TrainerOptions"/>.</summary>
    /// <param name="network">The network to train.</param>
    /// <param name="optimizer">How its parameters move.</param>
    /// <exception cref="ArgumentException">The optimizer's options do not fit each other.</exception>
    protected NetworkTrainer(TNetwork network, Optimizer optimizer)
        : this(network, optimizer, new TrainerOptions())
    {
    }

    /// <summary>Prepares to train.</summary>
    /// <param name="network">The network to train.</param>
    /// <param name="optimizer">How its parameters move.</param>
    /// <param name="options">How the trainer works.</param>
    /// <exception cref="ArgumentException">The optimizer's options do not fit each other, or the trainer's do not fit the network.</exception>
    protected NetworkTrainer(TNetwork network, Optimizer optimizer, TrainerOptions options)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(options);
        options.RequireFit(TNetwork.Description, nameof(options));
        Network = network;
        Optimizer = optimizer;
        Options = options;
        _learningRate = optimizer.LearningRate;
        TrainingStep<T> step = optimizer.Bind(new StepFactory(network.Engine, options));
        _step = PreparedStep<T>.IsWanted(options) ? new PreparedStep<T>(step, TNetwork.Description, options) : step;
        _workspace = new Workspace<T>(network.Engine.Parameters.Layout);
    }

    /// <summary>The network being trained.</summary>
    public TNetwork Network { get; }

    /// <summary>How its parameters move.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>How the trainer works.</summary>
    public TrainerOptions Options { get; }

    /// <summary>Steps taken so far; steps whose loss was not finite do not count.</summary>
    public long Steps => _step.Memory.Count;

    /// <summary>
    /// The learning rate of the next step: at first the optimizer's, and again after <see cref="Reset"/>; finite and not negative.
    /// <see cref="Fit(Dataset{T}, FitOptions, CancellationToken)"/> with a schedule sets it before every step. <see cref="Rprop"/> takes only its first
    /// step sizes from the optimizer's rate, and does not look at this one.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Not finite, or negative.</exception>
    public double LearningRate { get => _learningRate; set => _learningRate = Hyperparameter.Rate(value, nameof(LearningRate)); }

    // A call always tells the overloads apart: by the number of epochs in place of options, or by a required parameter more.
#pragma warning disable RS0026
    /// <summary>
    /// Goes over a dataset as often as <paramref name="epochs"/> says, in shuffled batches of 32 examples: <c>trainer.Fit(data, epochs: 100)</c> is
    /// <c>trainer.Fit(data, new FitOptions { Epochs = 100 })</c>.
    /// </summary>
    /// <param name="data">The examples.</param>
    /// <param name="epochs">How often to go over them; at least 1.</param>
    /// <param name="cancellationToken">
    /// Ends training before the next step; Fit then returns, with <see cref="StopReason.Cancelled"/>, and throws nothing.
    /// </param>
    /// <returns>What came of it.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="epochs"/> is less than 1.</exception>
    /// <exception cref="ArgumentException">The dataset does not fit the network, or its targets do not fit the loss or the range of the outputs.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the trainer.</exception>
    /// <exception cref="TrainingDivergedException">A step's loss was not finite; the parameters are those from before that step.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    [OverloadResolutionPriority(-1)]    // an untyped default, and new() with members, mean options
    public TrainingReport Fit(Dataset<T> data, int epochs, CancellationToken cancellationToken = default) =>
        Fit(data, new FitOptions { Epochs = Option.AtLeastOne(epochs, nameof(epochs)) }, cancellationToken);

    /// <summary>Goes over a dataset, step by step, as often as the options say. Allocates nothing per step.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="options">How to go over them.</param>
    /// <param name="cancellationToken">
    /// Ends training before the next step; Fit then returns, with <see cref="StopReason.Cancelled"/>, and throws nothing.
    /// </param>
    /// <returns>What came of it.</returns>
    /// <exception cref="ArgumentException">
    /// The dataset does not fit the network, its targets do not fit the loss or the range of the outputs, or no whole row would be held back for
    /// validation, or all rows of a class, or a batch is too large, as for <see cref="Step(ReadOnlySpan{T}, ReadOnlySpan{T})"/>; or what a schedule or
    /// early stopping observes does not exist: there are no validation data, or no accuracy.
    /// </exception>
    /// <exception cref="InvalidOperationException">A schedule's rate is negative or not finite, or another thread is using the trainer.</exception>
    /// <exception cref="TrainingDivergedException">A step's loss was not finite; the parameters are those from before that step.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written, or its path is in use by another training or save.</exception>
    /// <exception cref="UnauthorizedAccessException">A checkpoint is read-only, or its folder must not be written.</exception>
    /// <exception cref="NetworkFileException">The checkpoint that is there is damaged, or belongs to another training; nothing has changed.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    public TrainingReport Fit(Dataset<T> data, FitOptions options, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_workspace is null, this);
        using Occupancy.Call call = _occupancy.Begin();
        RequireFitting(data);
        ArgumentNullException.ThrowIfNull(options);
        (ValidationSet<T> training, ValidationSet<T> held) = ValidationSet<T>.Divide(data, options, TNetwork.Description);
        return Run(training.Data, training.Count, held, options, cancellationToken);
    }

    /// <summary>The same with validation data of their own: all of <paramref name="data"/> is trained on.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="validation">
    /// What the network is evaluated on after every epoch. May be whatever is of interest, such as a class that is never trained on.
    /// </param>
    /// <param name="options">How to go over the examples; <see cref="FitOptions.ValidationFraction"/> must be 0.</param>
    /// <param name="cancellationToken">Ends training before the next step.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="ArgumentException">As without validation data; or a validation fraction is given as well.</exception>
    /// <exception cref="InvalidOperationException">A schedule's rate is negative or not finite, or another thread is using the trainer.</exception>
    /// <exception cref="TrainingDivergedException">A step's loss was not finite; the parameters are those from before that step.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written, or its path is in use by another training or save.</exception>
    /// <exception cref="UnauthorizedAccessException">A checkpoint is read-only, or its folder must not be written.</exception>
    /// <exception cref="NetworkFileException">The checkpoint that is there is damaged, or belongs to another training; nothing has changed.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    public TrainingReport Fit(Dataset<T> data, Dataset<T> validation, FitOptions options, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_workspace is null, this);
        using Occupancy.Call call = _occupancy.Begin();
        RequireFitting(data);
        RequireFitting(validation);
        ArgumentNullException.ThrowIfNull(options);
        ValidationSet<T> given = ValidationSet<T>.Given(validation, options);
        return Run(data, data.Count, given, options, cancellationToken);
    }
#pragma warning restore RS0026

    /// <summary>Prepares to train on a dataset a little at a time, as long as there is time in a loop of the caller's.</summary>
    /// <param name="data">The examples.</param>
    /// <param name="options">How to go over them.</param>
    /// <returns>What takes the steps; it stands before the first one.</returns>
    /// <exception cref="ArgumentException">The dataset does not fit the network, or its targets do not fit the loss or the range of the outputs.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the trainer.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    public TrainingSession<TNetwork, T> Begin(Dataset<T> data, SessionOptions options)
    {
        ObjectDisposedException.ThrowIf(_workspace is null, this);
        using Occupancy.Call call = _occupancy.Begin();
        RequireFitting(data);
        ArgumentNullException.ThrowIfNull(options);
        return new TrainingSession<TNetwork, T>(this, data, options);
    }

    /// <summary>Loss and accuracy of the network on a dataset, without dropout. Nothing is trained.</summary>
    /// <param name="data">The examples.</param>
    /// <exception cref="ArgumentException">The dataset does not fit the network, or its targets do not fit the loss or the range of the outputs.</exception>
    /// <exception cref="InvalidOperationException">Another thread is using the trainer.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    public Evaluation Evaluate(Dataset<T> data)
    {
        using Occupancy.Call call = _occupancy.Begin();
        RequireFitting(data);
        return EvaluateRows(data, 0, data.Count);
    }

    /// <summary>
    /// Forgets what the optimizer remembers, counts steps from the start again and goes back to the optimizer's learning rate. The network's
    /// parameters stay as they are.
    /// </summary>
    /// <exception cref="InvalidOperationException">Another thread is using the trainer.</exception>
    public void Reset()
    {
        using Occupancy.Call call = _occupancy.Begin();
        _step.Memory.Reset();
        _learningRate = Optimizer.LearningRate;
    }

    /// <summary>
    /// Lets go of the memory and the threads steps work with. The network stays; the trainer is of no further use. Another thread may be in the middle of a
    /// call: it finishes its step, and the next one throws <see cref="ObjectDisposedException"/>.
    /// </summary>
    public void Dispose()
    {
        _session?.Dispose();
        _workspace = null;
        _outputs = [];
        _step.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Begins a call that is longer than a step, on this thread; it ends when what is returned is disposed of.</summary>
    /// <exception cref="InvalidOperationException">Another thread is using the trainer.</exception>
    internal Occupancy.Call BeginCall() => _occupancy.Begin();

    /// <summary>Evaluates some rows of a dataset that is known to fit, a few at a time.</summary>
    internal Evaluation EvaluateRows(Dataset<T> data, int first, int count)
    {
        // Whoever disposes of the trainer meanwhile does not take them away.
        Workspace<T>? workspace = _workspace;
        ObjectDisposedException.ThrowIf(workspace is null, this);
        NetworkDescription network = TNetwork.Description;
        int atOnce = Math.Min(count, Options.MaxBatchSize);
        T[] room = _outputs;
        if (room.Length < atOnce * _outputSize) _outputs = room = new T[checked(atOnce * _outputSize)];
        ReadOnlySpan<T> inputs = data.Inputs.Span.Slice(first * _inputSize, count * _inputSize);
        ReadOnlySpan<T> targets = data.Targets.Span.Slice(first * _outputSize, count * _outputSize);
        double loss = 0;
        long right = 0;
        for (int row = 0; row < count; row += atOnce)
        {
            int rows = Math.Min(atOnce, count - row);
            ReadOnlySpan<T> wanted = targets.Slice(row * _outputSize, rows * _outputSize);
            Span<T> outputs = room.AsSpan(0, rows * _outputSize);
            T sum = Network.Engine.Evaluate(inputs.Slice(row * _inputSize, rows * _inputSize), wanted, outputs, workspace);
            loss += double.CreateChecked(sum);
            right += Metrics.RightAnswers<T>(network.Loss, outputs, wanted, network.AnswerSize);
        }

        double answers = (double)Metrics.AnswersPerExample(network) * count;
        return new Evaluation(network.Reduction == Reduction.Mean ? loss / count : loss, answers > 0 ? right / answers : double.NaN);
    }

    internal static void RequireFitting(Dataset<T> data, [CallerArgumentExpression(nameof(data))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(data, name);
        data.RequireFitting(TNetwork.Description, name);
    }

    /// <summary>Asks for steps with the optimizer's rule: the network's own, unless the gradient has to be treated as a whole.</summary>
    private sealed class StepFactory(NetworkEngine<T> network, TrainerOptions options) : IRuleConsumer<T, TrainingStep<T>>
    {
        public TrainingStep<T> Use<TRule>(TRule rule)
            where TRule : struct, IUpdateRule<TRule, T>
        {
            var how = new StepOptions(options.Threads, options.Seed);
            return GradientTransforms<T>.IsWanted(options)
                ? new StoredGradientStep<TRule, T>(network, rule, how, new GradientTransforms<T>(network.Parameters, options))
                : network.CreateStep(rule, how);
        }
    }
}
