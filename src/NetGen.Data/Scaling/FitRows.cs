using System.Numerics;

namespace NetGen.Data;

/// <summary>Checks of what scalers are fitted on.</summary>
internal static class FitRows
{
    /// <summary>The number of rows.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Rows have no values.</exception>
    /// <exception cref="ArgumentException">There are no rows, the last is incomplete, or a value is not finite.</exception>
    public static int Count<T>(ReadOnlySpan<T> rows, int inputSize)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Require.AtLeast(1, inputSize, nameof(inputSize));
        int count = Kernels.Arguments.Examples(rows.Length, inputSize, nameof(rows));
        Kernels.Arguments.RequireExamples(count, nameof(rows));
        for (int at = 0; at < rows.Length; at++)
        {
            if (!T.IsFinite(rows[at])) throw Error($"Values must be finite, but row {at / inputSize}, column {at % inputSize} is {rows[at]}.");
        }

        return count;
    }

    /// <summary>What follows from a column's values has to be finite, which that of finite values need not be.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void RequireFinite(ReadOnlySpan<double> values)
    {
        for (int column = 0; column < values.Length; column++)
        {
            if (!double.IsFinite(values[column])) throw Error($"The values of column {column} are too large, or too far apart, to be scaled.");
        }
    }

    private static ArgumentException Error(FormattableString message, string rows = "rows") => new(FormattableString.Invariant(message), rows);
}
