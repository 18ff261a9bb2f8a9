using NetGen.Kernels;

namespace NetGen;

/// <summary>
/// How a network's parameters lie in memory. In memory, rows are padded so that kernels need no special last column; in files and
/// for users they stand in <em>logical order</em>: layer by layer, weights <c>[in][out]</c> row by row, then the bias <c>[out]</c>,
/// without padding.
/// </summary>
public sealed class ParameterLayout
{
    private readonly ParameterLayout? _whole;

    /// <summary>Creates a layout.</summary>
    /// <param name="tensors">The tensors in logical order.</param>
    /// <param name="size">Number of values in memory, padding included.</param>
    /// <exception cref="ArgumentException">A tensor reaches beyond <paramref name="size"/>.</exception>
    public ParameterLayout(IReadOnlyList<ParameterTensor> tensors, int size)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        ArgumentOutOfRangeException.ThrowIfNegative(size);
        int count = tensors.Count;
        for (int i = 0; i < count; i++)
        {
            ParameterTensor tensor = tensors[i];
            if (!tensor.LiesWithin(size)) throw Outside(tensor, size, nameof(tensors));
            Count = checked(Count + tensor.Count);
        }

        Tensors = tensors;
        Size = size;
    }

    /// <summary>Creates the layout of a network that has state beside its parameters, behind them in memory.</summary>
    /// <param name="tensors">The parameters in logical order.</param>
    /// <param name="size">Number of their values in memory, padding included.</param>
    /// <param name="state">What is kept beside them, in logical order.</param>
    /// <param name="wholeSize">Number of values of both in memory, padding included.</param>
    /// <exception cref="ArgumentException">A tensor reaches beyond its size.</exception>
    public ParameterLayout(IReadOnlyList<ParameterTensor> tensors, int size, IReadOnlyList<ParameterTensor> state, int wholeSize)
        : this(tensors, size)
    {
        ArgumentNullException.ThrowIfNull(state);
        State = state;
        _whole = new ParameterLayout([.. tensors, .. state], wholeSize);
    }

    /// <summary>What a network keeps beside its parameters, such as running statistics; mostly nothing.</summary>
    public IReadOnlyList<ParameterTensor> State { get; } = [];

    /// <summary>Parameters and state together: what files, copies and checkpoints keep. The same layout where there is no state.</summary>
    public ParameterLayout Whole => _whole ?? this;

    /// <summary>The tensors in logical order.</summary>
    public IReadOnlyList<ParameterTensor> Tensors { get; }

    /// <summary>Number of values in memory, padding included.</summary>
    public int Size { get; }

    /// <summary>Number of parameters: values without padding.</summary>
    public int Count { get; }

    /// <summary>Copies values of this layout to logical order.</summary>
    /// <param name="padded">The values in memory; length <see cref="Size"/>.</param>
    /// <param name="destination">Receives the parameters; length <see cref="Count"/>.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void ToLogical<T>(ReadOnlySpan<T> padded, Span<T> destination)
    {
        Arguments.RequireLength(padded.Length, Size, nameof(padded));
        Arguments.RequireLength(destination.Length, Count, nameof(destination));
        // By index: an enumerator would be allocated.
        for (int i = 0; i < Tensors.Count; i++)
        {
            ParameterTensor tensor = Tensors[i];
            tensor.CopyOut(padded, destination);
            destination = destination[tensor.Count..];
        }
    }

    /// <summary>Copies values in logical order into this layout; padding is not touched.</summary>
    /// <param name="source">The parameters; length <see cref="Count"/>.</param>
    /// <param name="padded">Receives them; length <see cref="Size"/>.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void FromLogical<T>(ReadOnlySpan<T> source, Span<T> padded)
    {
        Arguments.RequireLength(source.Length, Count, nameof(source));
        Arguments.RequireLength(padded.Length, Size, nameof(padded));
        for (int i = 0; i < Tensors.Count; i++)
        {
            ParameterTensor tensor = Tensors[i];
            tensor.CopyIn(source, padded);
            source = source[tensor.Count..];
        }
    }

    private static ArgumentException Outside(ParameterTensor tensor, int size, string name) =>
        new($"Tensor '{tensor.Name}' does not lie within {size} values: {tensor}.", name);
}
