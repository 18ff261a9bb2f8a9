using System.Numerics;
using System.Runtime.CompilerServices;
using NetGen.Kernels;

namespace NetGen;

/// <content>Training on what does not fit in memory.</content>
public abstract partial class NetworkTrainer<TNetwork, T>
    where TNetwork : class, ITrainableNetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    // A call always tells the two overloads apart: the second has a required parameter more.
#pragma warning disable RS0026
    /// <summary>
    /// Goes over the examples of a source, step by step, as often as the options say. In memory are a batch and, with <see cref="FitOptions.Shuffle"/>, the
    /// <see cref="FitOptions.ShuffleBuffer"/>. Without a shuffle, the network is the one that the same examples in a dataset give, bit for bit.
    /// </summary>
    /// <param name="source">The examples; stays open.</param>
    /// <param name="options">
    /// How to go over them. There can be no <see cref="FitOptions.ValidationFraction"/>, <see cref="FitOptions.EvaluateTraining"/> or
    /// <see cref="FitOptions.Checkpoint"/>, and a <see cref="FitOptions.Schedule"/> only where the source knows its <see cref="ExampleSource{T}.Count"/>.
    /// </param>
    /// <param name="cancellationToken">
    /// Ends training before the next step; Fit then returns, with <see cref="StopReason.Cancelled"/>, and throws nothing.
    /// </param>
    /// <returns>What came of it.</returns>
    /// <exception cref="ArgumentException">The source does not fit the network, or the options do not fit a source, or one another.</exception>
    /// <exception cref="InvalidDataException">
    /// The source has no examples, or more or fewer than it says, or a value that is not finite, or targets that do not fit the loss or the range
    /// of the outputs. The network keeps what it has learned so far.
    /// </exception>
    /// <exception cref="InvalidOperationException">A schedule's rate is negative or not finite, or another thread is using the trainer.</exception>
    /// <exception cref="TrainingDivergedException">A step's loss was not finite; the parameters are those from before that step.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    [OverloadResolutionPriority(-1)]    // an untyped null means a dataset
    public TrainingReport Fit(ExampleSource<T> source, FitOptions options, CancellationToken cancellationToken = default) =>
        FitStream(source, default, options, cancellationToken);

    /// <summary>The same with validation data, which are in memory.</summary>
    /// <param name="source">The examples; stays open.</param>
    /// <param name="validation">What the network is evaluated on after every epoch.</param>
    /// <param name="options">How to go over the examples, as without validation data.</param>
    /// <param name="cancellationToken">Ends training before the next step.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="ArgumentException">Source or dataset do not fit the network, or the options do not fit a source, or one another.</exception>
    /// <exception cref="InvalidDataException">The source gives what no source may give.</exception>
    /// <exception cref="InvalidOperationException">A schedule's rate is negative or not finite, or another thread is using the trainer.</exception>
    /// <exception cref="TrainingDivergedException">A step's loss was not finite; the parameters are those from before that step.</exception>
    /// <exception cref="ObjectDisposedException">The trainer is disposed.</exception>
    [OverloadResolutionPriority(-1)]
    public TrainingReport Fit(ExampleSource<T> source, Dataset<T> validation, FitOptions options, CancellationToken cancellationToken = default)
    {
        RequireFitting(validation);
        return FitStream(source, new ValidationSet<T>(validation, 0, validation.Count), options, cancellationToken);
    }
#pragma warning restore RS0026

    private TrainingReport FitStream(ExampleSource<T> source, ValidationSet<T> validation, FitOptions options, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_workspace is null, this);
        using Occupancy.Call call = _occupancy.Begin();
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        if (options.ValidationFraction > 0)
            throw new ArgumentException(
                FormattableString.Invariant($"ValidationFraction must be 0 for a source, whose last rows are not at hand, but is {options.ValidationFraction}."), nameof(options));
        if (options.EvaluateTraining)
            throw new ArgumentException("EvaluateTraining needs a dataset: a source would have to be gone over once more after every epoch.", nameof(options));
        if (options.Checkpoint is not null)
            throw new ArgumentException("A training on a source cannot be saved in checkpoints, since nobody knows whether the source would give the same again.", nameof(options));
        if (options.Schedule is not null && source.Count is null)
            throw new ArgumentException("A schedule needs to know how many steps there will be, but the source does not say how many examples it has.", nameof(options));
        var stream = new StreamBatches<T>(new CheckedSource<T>(source, TNetwork.Description, nameof(source)), options);
        return new TrainingRun<TNetwork, T>(this, stream, validation, options, cancellationToken).Run();
    }
}
