using System.Globalization;
using System.Numerics;

namespace NetGen;

/// <summary>Reads from a source as a network wants it: whole batches until the end, numbers that are finite, targets that fit the loss.</summary>
internal sealed class CheckedSource<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ExampleSource<T> _source;
    private readonly NetworkDescription _network;
    private readonly OutputRange _range;
    private readonly string _name;
    private bool _ended;

    /// <summary>Takes a source that fits a network.</summary>
    /// <exception cref="ArgumentException">It does not.</exception>
    public CheckedSource(ExampleSource<T> source, NetworkDescription network, string name)
    {
        (_source, _network, _name) = (source, network, name);
        _range = OutputRange.Of(network);
        Require(source.InputSize, network.InputSize, "inputs");
        Require(source.OutputSize, network.OutputSize, "outputs");
        if (source.Count < 1) throw Error($"A source needs at least 1 example, but says it has {source.Count}.");

        void Require(int actual, int expected, string what)
        {
            if (actual != expected) throw Error($"Expected {expected} {what} per example, but the source has {actual}.");
        }
    }

    /// <summary>Inputs per example.</summary>
    public int InputSize => _source.InputSize;

    /// <summary>Targets per example.</summary>
    public int OutputSize => _source.OutputSize;

    /// <summary>Examples of an epoch, if that is known.</summary>
    public long? Count => _source.Count;

    /// <summary>Examples read since the beginning.</summary>
    public long Read { get; private set; }

    /// <summary>Goes back to the beginning.</summary>
    public void Restart()
    {
        _source.Restart();
        (Read, _ended) = (0, false);
    }

    /// <summary>Fills up room for some examples, as far as there are any.</summary>
    /// <returns>How many there were; fewer than there is room for only at the end.</returns>
    /// <exception cref="InvalidDataException">The source gives what no source may give.</exception>
    public int Fill(Span<T> inputs, Span<T> targets)
    {
        int room = inputs.Length / InputSize, have = 0;
        while (have < room && !_ended)
        {
            int read = _source.Read(inputs[(have * InputSize)..], targets[(have * OutputSize)..]);
            if (read < 0 || read > room - have) throw Broken($"The source was asked for at most {room - have} examples, but says it read {read}.");
            _ended = read == 0;
            RequireFinite(inputs.Slice(have * InputSize, read * InputSize), InputSize, "input");
            RequireFinite(targets.Slice(have * OutputSize, read * OutputSize), OutputSize, "target");
            RequireFitting(targets.Slice(have * OutputSize, read * OutputSize));
            Read += read;
            have += read;
        }

        if (Read > Count) throw Broken($"The source says that it has {Count} examples, but it goes on behind them.");
        if (_ended && Read < Count) throw Broken($"The source says that it has {Count} examples, but it ends after {Read}.");
        if (_ended && Read == 0) throw Broken($"The source has no examples.");
        return have;
    }

    private void RequireFinite(ReadOnlySpan<T> values, int size, string what)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!T.IsFinite(values[i])) throw Broken($"Values must be finite, but {what} {i % size} of example {Read + i / size} is {values[i]}.");
        }
    }

    private void RequireFitting(ReadOnlySpan<T> targets)
    {
        if (_network.Loss != Loss.CrossEntropy)
        {
            Require(_range.Trouble(_network, targets, "example", Read));
            return;
        }

        int classes = _network.AnswerSize;
        for (int at = 0; at < targets.Length; at += classes) Require(Probabilities.Trouble(targets.Slice(at, classes), "example", Read + at / OutputSize));

        static void Require(string? trouble)
        {
            if (trouble is not null) throw new InvalidDataException(trouble);
        }
    }

    private ArgumentException Error(FormattableString message) => new(message.ToString(CultureInfo.InvariantCulture), _name);

    private static InvalidDataException Broken(FormattableString message) => new(message.ToString(CultureInfo.InvariantCulture));
}
