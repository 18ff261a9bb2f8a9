using System.Globalization;
using System.Numerics;

namespace NetGen;

/// <summary>
/// Examples to train on or to evaluate with: rows of inputs and rows of targets, checked once. The memory is not copied; changing it afterwards
/// passes the checks by.
/// </summary>
/// <example>
/// Classes by their numbers, numbers, and objects of one's own:
/// <code>
/// Dataset&lt;float&gt; classes = Dataset&lt;float&gt;.FromClasses(classes: 3, rows, labels);
/// Dataset&lt;float&gt; numbers = Dataset&lt;float&gt;.From(rows, targets);
/// Dataset&lt;float&gt; people = Dataset&lt;float&gt;.From(persons, p => [p.Age, p.Height], p => p.Weight);
/// </code>
/// </example>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public sealed partial class Dataset<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly OutputRange _targetRange;
    private int _probabilitiesOf;

    /// <summary>Creates a dataset.</summary>
    /// <param name="inputSize">Inputs per example; at least 1.</param>
    /// <param name="outputSize">Targets per example; at least 1.</param>
    /// <param name="inputs">The inputs, rows back to back; at least one row, all values finite.</param>
    /// <param name="targets">The targets, as many rows; all values finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is less than 1.</exception>
    /// <exception cref="ArgumentException">There is no example, rows are incomplete or missing, or a value is not finite.</exception>
    public Dataset(int inputSize, int outputSize, ReadOnlyMemory<T> inputs, ReadOnlyMemory<T> targets)
    {
        InputSize = Option.AtLeastOne(inputSize, nameof(inputSize));
        OutputSize = Option.AtLeastOne(outputSize, nameof(outputSize));
        Count = Kernels.Arguments.Examples(inputs.Length, inputSize, nameof(inputs), targets.Length, outputSize, nameof(targets));
        if (Count == 0) throw new ArgumentException("A dataset needs at least 1 example, but got 0.", nameof(inputs));
        RequireFinite(inputs.Span, inputSize, nameof(inputs));
        RequireFinite(targets.Span, outputSize, nameof(targets));
        Inputs = inputs;
        Targets = targets;
        _targetRange = OutputRange.Covering(targets.Span);
    }

    /// <summary>Inputs per example.</summary>
    public int InputSize { get; }

    /// <summary>Targets per example.</summary>
    public int OutputSize { get; }

    /// <summary>Number of examples.</summary>
    public int Count { get; }

    /// <summary>The inputs, <c>[Count][InputSize]</c>.</summary>
    public ReadOnlyMemory<T> Inputs { get; }

    /// <summary>The targets, <c>[Count][OutputSize]</c>.</summary>
    public ReadOnlyMemory<T> Targets { get; }

    /// <summary>Checks that a network can be trained on this dataset or evaluated with it.</summary>
    /// <exception cref="ArgumentException">Rows are too short or too long, or targets do not fit the loss, or are out of the outputs' range.</exception>
    internal void RequireFitting(NetworkDescription network, string name)
    {
        Require(InputSize, network.InputSize, "inputs");
        Require(OutputSize, network.OutputSize, "outputs");
        if (network.InputClasses > 0 && Kernels.Tokens.Trouble(Inputs.Span, network.InputClasses) is { } trouble) throw new ArgumentException(trouble, name);
        if (network.Loss == Loss.CrossEntropy) RequireProbabilities(network.AnswerSize, name);
        else RequireInRange(network, name);

        void Require(int actual, int expected, string what)
        {
            if (actual != expected) throw Error($"Expected {expected} {what} per example, but the dataset has {actual}.", name);
        }
    }

    /// <summary>
    /// Checks, once per dataset, that every row of targets, or every step in it, is a distribution over classes, which cross-entropy needs: values in
    /// [0, 1] that sum to 1.
    /// </summary>
    /// <exception cref="ArgumentException">A row is none.</exception>
    internal void RequireProbabilities(int classes, string name)
    {
        if (_probabilitiesOf == classes) return;
        for (int at = 0; at < Targets.Length; at += classes)
        {
            if (Probabilities.Trouble(Targets.Span.Slice(at, classes), "row", at / OutputSize) is { } trouble) throw new ArgumentException(trouble, name);
        }

        _probabilitiesOf = classes;
    }

    /// <summary>Checks that the network could give every target, so that training does not run after what is out of its reach.</summary>
    private void RequireInRange(NetworkDescription network, string name)
    {
        OutputRange range = OutputRange.Of(network);
        if (range.Contains(_targetRange)) return;
        // Nothing, where the memory has changed since.
        if (range.Trouble(network, Targets.Span, "row", 0) is { } trouble) throw new ArgumentException(trouble, name);
    }

    private static void RequireFinite(ReadOnlySpan<T> values, int size, string name)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i]))
                throw Error($"Values must be finite, but row {i / size}, column {i % size} is {values[i]}.", name);
        }
    }

    private static ArgumentException Error(FormattableString message, string name) => new(message.ToString(CultureInfo.InvariantCulture), name);
}
