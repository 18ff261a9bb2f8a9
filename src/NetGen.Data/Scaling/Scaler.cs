using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace NetGen.Data;

/// <summary>
/// Brings each input to a common scale, by what it learned from the rows it was fitted on. Fit it on the rows that are trained on, and on no others;
/// transform all with it: those to validate, to test and to predict too. It never changes, and may be used from many threads at once. It counts in
/// <see langword="double"/> and rounds each result once, whichever type the values are of.
/// </summary>
public abstract class Scaler
{
    private protected Scaler(int inputSize) => InputSize = inputSize;

    /// <summary>Inputs per row.</summary>
    public int InputSize { get; }

    /// <summary>Transforms rows in place. NaN and infinity pass through.</summary>
    /// <param name="rows">Rows of <see cref="InputSize"/> values, back to back; any number, also none.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The last row is incomplete.</exception>
    public void Transform<T>(Span<T> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Transform(rows, rows);

    /// <summary>Transforms rows. NaN and infinity pass through.</summary>
    /// <param name="rows">Rows of <see cref="InputSize"/> values, back to back; any number, also none.</param>
    /// <param name="destination">Where they go; as long as the rows, and either the same memory or apart from it.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The last row is incomplete, or the lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Transform<T>(ReadOnlySpan<T> rows, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Kernels.Arguments.Examples(rows.Length, InputSize, nameof(rows));
        Kernels.Arguments.RequireLength(destination.Length, rows.Length, nameof(destination));
        for (int at = 0, column = 0; at < rows.Length; at++, column = column + 1 == InputSize ? 0 : column + 1)
            destination[at] = FromDouble<T>(Forward(ToDouble(rows[at]), column));
    }

    /// <summary>Transforms the inputs of a dataset; targets stay as they are.</summary>
    /// <param name="data">The dataset, which does not change.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <returns>A dataset with inputs of its own and the same targets.</returns>
    /// <exception cref="ArgumentException">
    /// The dataset has another number of inputs than <see cref="InputSize"/>, or a result is too large for its type.
    /// </exception>
    public Dataset<T> Transform<T>(Dataset<T> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.InputSize != InputSize)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected {InputSize} inputs, but the dataset has {data.InputSize}."), nameof(data));
        T[] inputs = new T[data.Inputs.Length];
        Transform(data.Inputs.Span, inputs);
        var scaled = new Dataset<T>(InputSize, data.OutputSize, inputs, data.Targets);
        return data.HasWeights ? scaled.WithWeights(data.Weights) : scaled;
    }

    /// <summary>Transforms the targets of a dataset; inputs stay as they are.</summary>
    internal Dataset<T> TransformTargets<T>(Dataset<T> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] targets = new T[data.Targets.Length];
        Transform(data.Targets.Span, targets);
        var scaled = new Dataset<T>(data.InputSize, InputSize, data.Inputs, targets);
        return data.HasWeights ? scaled.WithWeights(data.Weights) : scaled;
    }

    /// <summary>Takes a transformation back, in place.</summary>
    /// <param name="rows">Transformed rows, back to back; any number, also none.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The last row is incomplete.</exception>
    public void Inverse<T>(Span<T> rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Inverse(rows, rows);

    /// <summary>Takes a transformation back.</summary>
    /// <param name="rows">Transformed rows, back to back; any number, also none.</param>
    /// <param name="destination">Where they go; as long as the rows, and either the same memory or apart from it.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The last row is incomplete, or the lengths differ.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Inverse<T>(ReadOnlySpan<T> rows, Span<T> destination)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Kernels.Arguments.Examples(rows.Length, InputSize, nameof(rows));
        Kernels.Arguments.RequireLength(destination.Length, rows.Length, nameof(destination));
        for (int at = 0, column = 0; at < rows.Length; at++, column = column + 1 == InputSize ? 0 : column + 1)
            destination[at] = FromDouble<T>(Backward(ToDouble(rows[at]), column));
    }

    /// <summary>Saves the scaler as JSON. The file is replaced as a whole, or not at all when writing fails.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder must not be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, Save);
    }

    /// <summary>Writes the scaler to a stream as JSON. The stream stays open.</summary>
    /// <param name="stream">Where to write.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ScalerFile.Write(stream, Kind, Fields);
    }

    /// <summary>The same as a text of one line.</summary>
    internal string ToText()
    {
        using var stream = new MemoryStream();
        ScalerFile.Write(stream, Kind, Fields, indented: false);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Reads a scaler of whatever kind from a text.</summary>
    /// <param name="text">What <see cref="ToText"/> gave, or anything else.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="DataFormatException">The text is no scaler.</exception>
    internal static Scaler FromText(string text, string name)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return ScalerFile.KindOf(bytes, name) == MinMaxScaler.FileKind
            ? MinMaxScaler.Load(new MemoryStream(bytes), name)
            : StandardScaler.Load(new MemoryStream(bytes), name);
    }

    /// <summary>What files call it.</summary>
    private protected abstract string Kind { get; }

    /// <summary>What files hold.</summary>
    private protected abstract IReadOnlyList<(string Name, double[] Values)> Fields { get; }

    private protected abstract double Forward(double value, int column);

    private protected abstract double Backward(double value, int column);

    // The conversions of generic mathematics box while their code is not yet optimised.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ToDouble<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(value)
        : typeof(T) == typeof(double) ? Unsafe.BitCast<T, double>(value) : double.CreateChecked(value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T FromDouble<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>((float)value)
        : typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(value) : T.CreateChecked(value);
}
