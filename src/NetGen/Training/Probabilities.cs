using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Targets that are a distribution over classes, which cross-entropy needs: values in [0, 1] that sum to 1.</summary>
internal static class Probabilities
{
    /// <summary>How far the sum of an example's class probabilities may be from 1: rounding, not carelessness.</summary>
    private const double Tolerance = 1e-4;

    /// <summary>What is wrong with an example's targets; null when nothing is.</summary>
    /// <param name="targets">The targets.</param>
    /// <param name="what">What an example is called.</param>
    /// <param name="number">Its number.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static string? Trouble<T>(ReadOnlySpan<T> targets, string what, long number)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double sum = 0;
        foreach (T target in targets)
        {
            double value = double.CreateChecked(target);
            if (value is < 0 or > 1) return Words($"Cross-entropy needs targets in [0, 1], but {what} {number} has {value}.");
            sum += value;
        }

        return Math.Abs(sum - 1) > Tolerance ? Words($"Cross-entropy needs targets that sum to 1, but {what} {number} sums to {sum}.") : null;
    }

    private static string Words(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
