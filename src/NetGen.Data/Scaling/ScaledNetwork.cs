using System.Buffers;
using System.Numerics;
using NetGen.Runtime;

namespace NetGen.Data;

/// <summary>
/// A network together with the scalers it was trained with: predictions take raw values and give raw values, and one file holds it all. The scalers are
/// fitted on the training rows only; <see cref="Scale"/> makes what the network is trained on.
/// </summary>
/// <remarks>
/// The file is the network's own, with the scalers as texts in its metadata: <c>Load</c> of the network reads it, and Python does. Predictions are safe from
/// many threads at once, and allocate nothing, unless a row is very long, for which memory is rented from the shared array pool.
/// </remarks>
/// <typeparam name="TNetwork">The network.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public sealed class ScaledNetwork<TNetwork, T>
    where TNetwork : class, ITrainableNetwork<TNetwork, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const string InputText = "netgen.scaler.inputs", TargetText = "netgen.scaler.targets";

    /// <summary>Rows are scaled on the stack, so many values at a time.</summary>
    private const int MostOnStack = 2048;

    /// <summary>Joins a network and its scalers.</summary>
    /// <param name="network">The network.</param>
    /// <param name="inputScaler">What its inputs are transformed by.</param>
    /// <param name="targetScaler">What its targets were transformed by, so that outputs are transformed back; null, the default, for raw targets.</param>
    /// <exception cref="ArgumentException">A scaler is not as wide as the network's inputs or outputs.</exception>
    public ScaledNetwork(TNetwork network, Scaler inputScaler, Scaler? targetScaler = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(inputScaler);
        if (inputScaler.InputSize != TNetwork.InputSize)
            throw new ArgumentException(WrongWidth(inputScaler, TNetwork.InputSize, "inputs"), nameof(inputScaler));
        if (targetScaler is not null && targetScaler.InputSize != TNetwork.OutputSize)
            throw new ArgumentException(WrongWidth(targetScaler, TNetwork.OutputSize, "outputs"), nameof(targetScaler));
        (Network, InputScaler, TargetScaler) = (network, inputScaler, targetScaler);
    }

    /// <summary>The network, which takes scaled values: the one to train.</summary>
    public TNetwork Network { get; }

    /// <summary>What inputs are transformed by.</summary>
    public Scaler InputScaler { get; }

    /// <summary>What targets are transformed by, and outputs transformed back; null where targets are raw.</summary>
    public Scaler? TargetScaler { get; }

    /// <summary>A dataset as the network wants it: inputs, and targets if they have a scaler, transformed.</summary>
    /// <param name="data">Raw values; does not change.</param>
    /// <exception cref="ArgumentException">The dataset does not fit the network, or a result is too large for its type.</exception>
    public Dataset<T> Scale(Dataset<T> data)
    {
        Dataset<T> scaled = InputScaler.Transform(data);
        if (data.OutputSize != TNetwork.OutputSize)
            throw new ArgumentException(FormattableString.Invariant($"Expected {TNetwork.OutputSize} outputs, but the dataset has {data.OutputSize}."), nameof(data));
        return TargetScaler is null ? scaled : TargetScaler.TransformTargets(scaled);
    }

    /// <summary>Computes the outputs of one example.</summary>
    /// <param name="input">The example, raw; <c>InputSize</c> values.</param>
    /// <param name="output">Receives the outputs, raw; <c>OutputSize</c> values.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void Predict(ReadOnlySpan<T> input, Span<T> output)
    {
        Kernels.Arguments.RequireLength(input.Length, TNetwork.InputSize, nameof(input));
        Kernels.Arguments.RequireLength(output.Length, TNetwork.OutputSize, nameof(output));
        T[]? rented = input.Length > MostOnStack ? ArrayPool<T>.Shared.Rent(input.Length) : null;
        Span<T> scaled = rented is null ? stackalloc T[input.Length] : rented.AsSpan(0, input.Length);
        InputScaler.Transform(input, scaled);
        Network.Predict(scaled, output);
        TargetScaler?.Inverse(output);
        if (rented is not null) ArrayPool<T>.Shared.Return(rented);
    }

    /// <summary>Computes the outputs of any number of examples.</summary>
    /// <param name="inputs">The examples back to back, raw; <c>InputSize</c> values each; may be empty.</param>
    /// <param name="outputs">Receives the outputs back to back, raw; <c>OutputSize</c> values each.</param>
    /// <exception cref="ArgumentException">A length is wrong.</exception>
    public void PredictBatch(ReadOnlySpan<T> inputs, Span<T> outputs)
    {
        (int inputSize, int outputSize) = (TNetwork.InputSize, TNetwork.OutputSize);
        int examples = Kernels.Arguments.Examples(inputs.Length, inputSize, nameof(inputs), outputs.Length, outputSize, nameof(outputs));
        int atOnce = Math.Min(Math.Max(MostOnStack / inputSize, 3), examples), length = atOnce * inputSize;
        T[]? rented = length > MostOnStack ? ArrayPool<T>.Shared.Rent(length) : null;
        Span<T> scaled = rented is null ? stackalloc T[length] : rented.AsSpan(0, length);
        for (int first = 0, rows; first < examples; first += rows)
        {
            rows = Math.Min(atOnce, examples - first);
            // A single row left over would go another way, with other roundings: outputs shall not depend on how many rows stand around.
            if (examples - first - rows == 1) rows--;
            InputScaler.Transform(inputs.Slice(first * inputSize, rows * inputSize), scaled[..(rows * inputSize)]);
            Network.PredictBatch(scaled[..(rows * inputSize)], outputs.Slice(first * outputSize, rows * outputSize));
        }

        TargetScaler?.Inverse(outputs);
        if (rented is not null) ArrayPool<T>.Shared.Return(rented);
    }

    /// <summary>Saves network and scalers. The file is replaced as a whole, or not at all when writing fails.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder must not be written.</exception>
    public void Save(string path) => NetworkFile.Save<TNetwork, T>(Network, path, Texts());

    /// <summary>Writes network and scalers to a stream, from its position on. The stream stays open.</summary>
    /// <param name="stream">Where to write.</param>
    public void Save(Stream stream) => NetworkFile.Save<TNetwork, T>(Network, stream, Texts());

    /// <summary>Loads a network and its scalers.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="NetworkFileException">The file is damaged, belongs to another network or does not say to which, or holds no scaler.</exception>
    /// <exception cref="DataFormatException">A scaler is damaged, or does not fit the network.</exception>
    public static ScaledNetwork<TNetwork, T> Load(string path) =>
        Join(NetworkFile.Load<TNetwork, T>(path, out IReadOnlyDictionary<string, string> texts), texts, path);

    /// <summary>Loads a network and its scalers from a file that another program has written again.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layout">How weights lie in a file that has no fingerprint. One that is there has to match.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layout.</exception>
    /// <exception cref="NetworkFileException">The file is damaged, belongs to another network, or holds no scaler.</exception>
    /// <exception cref="DataFormatException">A scaler is damaged, or does not fit the network.</exception>
    public static ScaledNetwork<TNetwork, T> Load(string path, WeightLayout layout) =>
        Join(NetworkFile.Load<TNetwork, T>(path, layout, out IReadOnlyDictionary<string, string> texts), texts, path);

    /// <summary>Reads a network and its scalers from a stream, from its position to its end. The stream stays open.</summary>
    /// <param name="stream">Where to read; need not be seekable.</param>
    /// <exception cref="NetworkFileException">The stream is damaged, belongs to another network or does not say to which, or holds no scaler.</exception>
    /// <exception cref="DataFormatException">A scaler is damaged, or does not fit the network.</exception>
    public static ScaledNetwork<TNetwork, T> Load(Stream stream) =>
        Join(NetworkFile.Load<TNetwork, T>(stream, out IReadOnlyDictionary<string, string> texts), texts, "stream");

    /// <summary>Reads a network and its scalers from a stream that another program has written, from its position to its end. The stream stays open.</summary>
    /// <param name="stream">Where to read; need not be seekable.</param>
    /// <param name="layout">How weights lie in a file that has no fingerprint. One that is there has to match.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layout.</exception>
    /// <exception cref="NetworkFileException">The stream is damaged, belongs to another network, or holds no scaler.</exception>
    /// <exception cref="DataFormatException">A scaler is damaged, or does not fit the network.</exception>
    public static ScaledNetwork<TNetwork, T> Load(Stream stream, WeightLayout layout) =>
        Join(NetworkFile.Load<TNetwork, T>(stream, layout, out IReadOnlyDictionary<string, string> texts), texts, "stream");

    private static ScaledNetwork<TNetwork, T> Join(TNetwork network, IReadOnlyDictionary<string, string> texts, string name)
    {
        if (!texts.TryGetValue(InputText, out string? inputs))
            throw new NetworkFileException($"The file holds a network without scalers: its metadata have no '{InputText}'. Load it as a plain network.");
        return new ScaledNetwork<TNetwork, T>(
            network,
            Read(inputs, InputText, TNetwork.InputSize, "inputs", name),
            texts.TryGetValue(TargetText, out string? targets) ? Read(targets, TargetText, TNetwork.OutputSize, "outputs", name) : null);
    }

    private static Scaler Read(string text, string textName, int expected, string what, string fileName)
    {
        Scaler scaler;
        try
        {
            scaler = Scaler.FromText(text, textName);
        }
        catch (DataFormatException error)
        {
            // Its own message begins with the text's name.
            throw new DataFormatException(error.Message, fileName, innerException: error);
        }

        return scaler.InputSize == expected ? scaler : throw new DataFormatException($"{textName}: {WrongWidth(scaler, expected, what)}", fileName);
    }

    private static string WrongWidth(Scaler scaler, int expected, string what) =>
        FormattableString.Invariant($"Expected a scaler of {expected} values, one for each of the network's {what}, but it has {scaler.InputSize}.");

    private Dictionary<string, string> Texts()
    {
        var texts = new Dictionary<string, string> { [InputText] = InputScaler.ToText() };
        if (TargetScaler is not null) texts.Add(TargetText, TargetScaler.ToText());
        return texts;
    }
}
