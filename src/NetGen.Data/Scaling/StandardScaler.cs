using System.Numerics;

namespace NetGen.Data;

/// <summary>
/// Gives every input mean 0 and standard deviation 1: <c>(x - mean) / scale</c>, where the scale is the square root of the variance, divided by the
/// number of rows. The scale of a constant column is 1. Definitions are those of scikit-learn's <c>StandardScaler</c>.
/// </summary>
public sealed class StandardScaler : Scaler
{
    private const string FileKind = "standard", MeanField = "mean", ScaleField = "scale";

    private readonly double[] _mean;
    private readonly double[] _scale;

    private StandardScaler(double[] mean, double[] scale)
        : base(mean.Length)
    {
        (_mean, _scale) = (mean, scale);
        (Mean, Scale) = (Array.AsReadOnly(mean), Array.AsReadOnly(scale));
    }

    /// <summary>Every input's mean.</summary>
    public IReadOnlyList<double> Mean { get; }

    /// <summary>Every input's standard deviation, or 1 where the input is constant; greater than 0.</summary>
    public IReadOnlyList<double> Scale { get; }

    private protected override string Kind => FileKind;

    private protected override IReadOnlyList<(string Name, double[] Values)> Fields => [(MeanField, _mean), (ScaleField, _scale)];

    /// <summary>Fits a scaler to all inputs of a dataset.</summary>
    /// <param name="data">The examples that are trained on, and no others.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentException">The values of a column are so large that their variance is not finite.</exception>
    public static StandardScaler Fit<T>(Dataset<T> data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        return Fit(data.Inputs.Span, data.InputSize);
    }

    /// <summary>Fits a scaler to rows.</summary>
    /// <remarks>
    /// The variance is computed in two passes, with the correction of Chan, Golub and LeVeque, "Algorithms for Computing the Sample Variance:
    /// Analysis and Recommendations" (1983). A column counts as constant when its variance is below that algorithm's error bound
    /// <c>n e v + (n m e)^2</c> (<c>n</c> rows, variance <c>v</c>, mean <c>m</c>, <c>e</c> = 2^-52), as in scikit-learn.
    /// </remarks>
    /// <param name="rows">Rows back to back, at least one, all values finite: those that are trained on, and no others.</param>
    /// <param name="inputSize">Values per row; at least 1.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">The size is less than 1.</exception>
    /// <exception cref="ArgumentException">
    /// There are no rows, the last is incomplete, a value is not finite, or values are so large that their variance is not finite.
    /// </exception>
    public static StandardScaler Fit<T>(ReadOnlySpan<T> rows, int inputSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int count = FitRows.Count(rows, inputSize);
        double[] mean = new double[inputSize], residue = new double[inputSize], squares = new double[inputSize], scale = new double[inputSize];
        for (int at = 0; at < rows.Length; at++) mean[at % inputSize] += double.CreateChecked(rows[at]);
        for (int column = 0; column < inputSize; column++) mean[column] /= count;
        for (int at = 0; at < rows.Length; at++)
        {
            double difference = double.CreateChecked(rows[at]) - mean[at % inputSize];
            residue[at % inputSize] += difference;
            squares[at % inputSize] += difference * difference;
        }

        for (int column = 0; column < inputSize; column++)
        {
            double variance = (squares[column] - residue[column] * residue[column] / count) / count;
            scale[column] = IsConstant(variance, mean[column], count) ? 1 : Math.Sqrt(variance);
        }

        FitRows.RequireFinite(mean);
        FitRows.RequireFinite(squares);
        return new StandardScaler(mean, scale);
    }

    /// <summary>Loads a scaler.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">The file cannot be read; there may be none.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="DataFormatException">The file is damaged, or holds something else.</exception>
    public static StandardScaler Load(string path) => ScalerFile.Load(path, Load);

    /// <summary>Reads a scaler from a stream, from its position to its end. The stream stays open.</summary>
    /// <param name="stream">The scaler as it was saved.</param>
    /// <exception cref="DataFormatException">The stream is damaged, or holds something else.</exception>
    public static StandardScaler Load(Stream stream) => Load(stream, "stream");

    internal static StandardScaler Load(Stream stream, string name)
    {
        ScalerFile file = ScalerFile.Read(stream, name, FileKind, MeanField, ScaleField);
        file.RequireSameLengths(MeanField, ScaleField);
        file.RequireAll(ScaleField, value => value > 0, "greater than 0");
        return new StandardScaler(file[MeanField], file[ScaleField]);
    }

    private protected override double Forward(double value, int column) => (value - _mean[column]) / _scale[column];

    private protected override double Backward(double value, int column) => value * _scale[column] + _mean[column];

    private static bool IsConstant(double variance, double mean, int count)
    {
        const double Epsilon = 1.0 / (1L << 52);
        double error = count * mean * Epsilon;
        return variance <= count * Epsilon * variance + error * error;
    }
}
