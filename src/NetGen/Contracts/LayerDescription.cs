using System.Globalization;
using System.Text;

namespace NetGen;

/// <summary>One layer of a network, whatever its kind.</summary>
public sealed class LayerDescription
{
    private readonly int[] _inputShape, _outputShape;

    /// <summary>Creates a description.</summary>
    /// <param name="kind">What it is, in a word: <c>dense</c>.</param>
    /// <param name="name">Its name in files, empty where it has no parameters.</param>
    /// <param name="inputShape">The shape of what it receives per example, the last dimension being the one whose values lie side by side.</param>
    /// <param name="outputShape">The shape of what it hands on per example.</param>
    public LayerDescription(string kind, string name, ReadOnlySpan<int> inputShape, ReadOnlySpan<int> outputShape)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(name);
        Kind = kind;
        Name = name;
        _inputShape = inputShape.ToArray();
        _outputShape = outputShape.ToArray();
    }

    /// <summary>What it is, in a word: <c>dense</c>, <c>dropout</c>.</summary>
    public string Kind { get; }

    /// <summary>Its name in files, as <see cref="ParameterTensor.LayerName"/>: <c>layer1</c>. Empty where it has no parameters.</summary>
    public string Name { get; }

    /// <summary>The shape of what it receives per example, the last dimension being the one whose values lie side by side.</summary>
    public IReadOnlyList<int> InputShape => _inputShape;

    /// <summary>The shape of what it hands on per example.</summary>
    public IReadOnlyList<int> OutputShape => _outputShape;

    /// <summary>Number of values it receives per example.</summary>
    public int Inputs => Product(_inputShape);

    /// <summary>Number of values it hands on per example.</summary>
    public int Units => Product(_outputShape);

    /// <summary>The activation that makes its outputs; null where it applies none, or a <see cref="Function"/> of the user's own.</summary>
    public Activation? Activation { get; init; }

    /// <summary>The name of the method with <see cref="ElementwiseAttribute"/> that makes its outputs; null where there is none.</summary>
    public string? Function { get; init; }

    /// <summary>What its activation is called, whoever wrote it; empty where it applies none.</summary>
    public string ActivationName => Function ?? (Activation is { } activation ? NameOf(activation) : "");

    /// <summary>What else its attribute says, every default filled in.</summary>
    public IReadOnlyList<LayerOption> Options { get; init; } = [];

    /// <summary>
    /// The values it reads, where layers are not a chain: 0 is the network's input, i the output of layer i, counted from 1. Empty where it reads the
    /// layer before it.
    /// </summary>
    public IReadOnlyList<int> Sources { get; init; } = [];

    /// <summary>Whether it does nothing to predictions, like dropout.</summary>
    public bool OnlyTrains { get; init; }

    /// <summary>How the emitted code computes predictions of it; null where there is nothing to compute, or nobody has said.</summary>
    public Strategy? CompiledAs { get; init; }

    /// <summary>
    /// <see cref="CompiledAs"/> in a word: <c>micro</c>, in straight lines with the whole network; <c>small</c>, one example in straight lines and batches
    /// by kernels; <c>tiled</c>, by kernels. Empty where nobody has said.
    /// </summary>
    public string Strategy => CompiledAs is { } strategy ? NetworkDescription.Word(strategy) : "";

    /// <summary>The kind with what is special about it, for people: <c>dense, no bias</c>, <c>dropout 0.25</c>.</summary>
    public string Title
    {
        get
        {
            var text = new StringBuilder(Kind);
            foreach (LayerOption option in Options)
            {
                if (option.Value is not bool flag) text.Append(CultureInfo.InvariantCulture, $" {option.Value}");
                else if (!flag) text.Append(", no ").Append(option.Name.ToLowerInvariant());
            }

            return text.ToString();
        }
    }

    /// <summary>
    /// What decides its predictions, apart from its parameters: <c>dense 10 Softmax bias</c>, <c>add 16 of 2,1</c>. No culture is asked: see <see
    /// cref="NetworkDescription.Fingerprint"/>.
    /// </summary>
    internal void AppendFingerprint(StringBuilder text)
    {
        text.Append(Kind);
        for (int i = 0; i < _outputShape.Length; i++) text.Append(i == 0 ? ' ' : 'x').Append(_outputShape[i]);
        for (int i = 0; i < Sources.Count; i++) text.Append(i == 0 ? " of " : ",").Append(Sources[i]);
        if (ActivationName is { Length: > 0 } activation) text.Append(' ').Append(activation);
        for (int i = 0; i < Options.Count; i++)
        {
            LayerOption option = Options[i];
            if (option.Value is not bool flag) AppendValue(text, option.Value);
            else if (flag) text.Append(' ').Append(option.Name.ToLowerInvariant());
        }
    }

    // Apart: formatting is a lot for the JIT, and most layers have nothing but flags.
    private static void AppendValue(StringBuilder text, object value) => text.Append(CultureInfo.InvariantCulture, $" {value}");

    // The names of an enumeration are found by reflection, which takes as long as a fifth of a load; the most usual ones need none.
    private static string NameOf(NetGen.Activation activation) => activation switch
    {
        NetGen.Activation.Identity => nameof(NetGen.Activation.Identity),
        NetGen.Activation.Sigmoid => nameof(NetGen.Activation.Sigmoid),
        NetGen.Activation.Tanh => nameof(NetGen.Activation.Tanh),
        NetGen.Activation.ReLU => nameof(NetGen.Activation.ReLU),
        NetGen.Activation.LeakyReLU => nameof(NetGen.Activation.LeakyReLU),
        NetGen.Activation.GELU => nameof(NetGen.Activation.GELU),
        NetGen.Activation.SiLU => nameof(NetGen.Activation.SiLU),
        NetGen.Activation.Softmax => nameof(NetGen.Activation.Softmax),
        _ => activation.ToString(),
    };

    private static int Product(int[] sizes)
    {
        int product = 1;
        foreach (int size in sizes) product *= size;
        return product;
    }
}

/// <summary>An option of a layer.</summary>
/// <param name="Name">As its attribute calls it: <c>Bias</c>, <c>Rate</c>.</param>
/// <param name="Value">A flag, a number, or a member's name.</param>
public sealed record LayerOption(string Name, object Value);
