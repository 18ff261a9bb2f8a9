using System.Numerics;

namespace NetGen.Data;

/// <summary>
/// Brings every input into a range, [0, 1] unless another is given: the column's minimum becomes its lower end, the maximum its upper one. Values
/// beyond those of the rows it was fitted on come out beyond the range. A column that is constant comes out at the lower end, its scale is that of a
/// column whose values are 1 apart. Definitions are those of scikit-learn's <c>MinMaxScaler</c>, but what lies between minimum and maximum never leaves the
/// range by rounding: a range that is all an activation can give is one for targets.
/// </summary>
public sealed class MinMaxScaler : Scaler
{
    internal const string FileKind = "minmax";

    private const string MinimumField = "minimum", MaximumField = "maximum", RangeField = "range";

    /// <summary>Columns whose values are less than this apart count as constant: ten times 2^-52, as in scikit-learn.</summary>
    private const double SmallestSpread = 10.0 / (1L << 52);

    private readonly double[] _minimum;
    private readonly double[] _maximum;
    private readonly double[] _scale;
    private readonly double[] _offset;

    private MinMaxScaler(double[] minimum, double[] maximum, double lower, double upper)
        : base(minimum.Length)
    {
        (_minimum, _maximum, Lower, Upper) = (minimum, maximum, lower, upper);
        (Minimum, Maximum) = (Array.AsReadOnly(minimum), Array.AsReadOnly(maximum));
        (_scale, _offset) = (new double[minimum.Length], new double[minimum.Length]);
        for (int column = 0; column < minimum.Length; column++)
        {
            double spread = maximum[column] - minimum[column];
            _scale[column] = (upper - lower) / (spread < SmallestSpread ? 1 : spread);
            _offset[column] = lower - minimum[column] * _scale[column];
        }
    }

    /// <summary>Every input's smallest value.</summary>
    public IReadOnlyList<double> Minimum { get; }

    /// <summary>Every input's largest value; not less than the smallest.</summary>
    public IReadOnlyList<double> Maximum { get; }

    /// <summary>What the smallest values become.</summary>
    public double Lower { get; }

    /// <summary>What the largest values become; greater than <see cref="Lower"/>.</summary>
    public double Upper { get; }

    private protected override string Kind => FileKind;

    private protected override IReadOnlyList<(string Name, double[] Values)> Fields =>
        [(MinimumField, _minimum), (MaximumField, _maximum), (RangeField, [Lower, Upper])];

    /// <summary>Fits a scaler to all inputs of a dataset, for the range [0, 1].</summary>
    /// <param name="data">The examples that are trained on, and no others.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The values of a column are too far apart.</exception>
    public static MinMaxScaler Fit<T>(Dataset<T> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.Inputs.Span, data.InputSize);
    }

    /// <summary>Fits a scaler to rows.</summary>
    /// <param name="rows">Rows back to back, at least one, all values finite: those that are trained on, and no others.</param>
    /// <param name="inputSize">Values per row; at least 1.</param>
    /// <param name="lower">What the smallest values become; finite, 0 by default.</param>
    /// <param name="upper">What the largest values become; finite and greater than <paramref name="lower"/>, 1 by default.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">The size is less than 1, or the range is none.</exception>
    /// <exception cref="ArgumentException">
    /// There are no rows, the last is incomplete, a value is not finite, or values are too far apart.
    /// </exception>
    public static MinMaxScaler Fit<T>(ReadOnlySpan<T> rows, int inputSize, double lower = 0, double upper = 1)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.Finite(lower, nameof(lower));
        if (!(Require.Finite(upper, nameof(upper)) > lower))
            throw new ArgumentOutOfRangeException(nameof(upper), FormattableString.Invariant($"upper must be greater than lower, {lower}, but is {upper}."));
        FitRows.Count(rows, inputSize);
        double[] minimum = new double[inputSize], maximum = new double[inputSize];
        minimum.AsSpan().Fill(double.PositiveInfinity);
        maximum.AsSpan().Fill(double.NegativeInfinity);
        for (int at = 0; at < rows.Length; at++)
        {
            double value = double.CreateChecked(rows[at]);
            minimum[at % inputSize] = Math.Min(minimum[at % inputSize], value);
            maximum[at % inputSize] = Math.Max(maximum[at % inputSize], value);
        }

        var scaler = new MinMaxScaler(minimum, maximum, lower, upper);
        if (scaler.FirstUnusable() is { } column)
            throw new ArgumentException(FormattableString.Invariant($"The values of column {column} are too far apart, or too large, to be scaled."), nameof(rows));
        return scaler;
    }

    /// <summary>Loads a scaler.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be read; there may be none.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="DataFormatException">The file is damaged, or holds something else.</exception>
    public static MinMaxScaler Load(string path) => ScalerFile.Load(path, Load);

    /// <summary>Reads a scaler from a stream, from its position to its end. The stream stays open.</summary>
    /// <param name="stream">The scaler as it was saved.</param>
    /// <exception cref="DataFormatException">The stream is damaged, or holds something else.</exception>
    public static MinMaxScaler Load(Stream stream) => Load(stream, "stream");

    internal static MinMaxScaler Load(Stream stream, string name)
    {
        ScalerFile file = ScalerFile.Read(stream, name, FileKind, MinimumField, MaximumField, RangeField);
        file.RequireSameLengths(MinimumField, MaximumField);
        double[] minimum = file[MinimumField], maximum = file[MaximumField];
        if (file[RangeField] is not [double lower, double upper] || lower >= upper) throw file.Error($"'{RangeField}' must be two numbers, the second greater than the first.");
        for (int column = 0; column < minimum.Length; column++)
        {
            if (minimum[column] > maximum[column]) throw file.Error($"The minimum of column {column} is greater than its maximum.");
        }

        var scaler = new MinMaxScaler(minimum, maximum, lower, upper);
        return scaler.FirstUnusable() is { } unusable ? throw file.Error($"The values of column {unusable} are too far apart, or too large, to be scaled.") : scaler;
    }

    private protected override double Forward(double value, int column)
    {
        double scaled = value * _scale[column] + _offset[column];
        // What it was fitted on stays within the range, however the product is rounded: the range may be all that an activation can give.
        return value >= _minimum[column] && value <= _maximum[column] ? Math.Clamp(scaled, Lower, Upper) : scaled;
    }

    private protected override double Backward(double value, int column) => (value - _offset[column]) / _scale[column];

    /// <summary>The first column whose scale came out as 0 or whose numbers are not finite; null when there is none.</summary>
    private int? FirstUnusable()
    {
        for (int column = 0; column < InputSize; column++)
        {
            if (!(double.IsFinite(_scale[column]) && _scale[column] > 0 && double.IsFinite(_offset[column]))) return column;
        }

        return null;
    }
}
