using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// Ranges of optimizer options. Values reach update rules in the network's precision; an infinite or vanished constant would turn zero
/// gradients, and with them padding, into NaN.
/// </summary>
internal static class Hyperparameter
{
    private const double Smallest = 1e-38;
    private const double Largest = float.MaxValue;

    /// <summary>A learning rate or weight decay: any finite value that is not negative. What is too large for the precision becomes its largest value.</summary>
    public static double Rate(double value, string name) =>
        value is >= 0 and <= double.MaxValue ? value : throw OutOfRange(value, name, "finite and not negative");

    /// <summary>A constant of an update rule in the network's precision: finite, whatever the rates it comes from.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Constant<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double largest = typeof(T) == typeof(float) ? float.MaxValue : double.MaxValue;
        return T.CreateChecked(Math.Clamp(value, -largest, largest));
    }

    /// <summary>
    /// The smallest normal number of the precision. Means and sums of squares that contain it are never denormal, with which processors are slow; its
    /// root is 1e-19 (1.5e-154 in double precision), far below any epsilon that one would choose.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double SmallestSquare<T>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => typeof(T) == typeof(float) ? 1.1754943508222875e-38 : 2.2250738585072014e-308;

    /// <summary>Any finite value that is not negative.</summary>
    public static double NonNegative(double value, string name) =>
        value is >= 0 and <= Largest ? value : throw OutOfRange(value, name, "finite and not negative");

    /// <summary>Any finite value large enough not to vanish in single precision.</summary>
    public static double Positive(double value, string name) =>
        value is >= Smallest and <= Largest ? value : throw OutOfRange(value, name, "finite and at least 1e-38");

    /// <summary>The decay of a running average: in [0, 1).</summary>
    public static double Decay(double value, string name) =>
        value is >= 0 and < 1 ? value : throw OutOfRange(value, name, "in [0, 1)");

    /// <summary>A factor that shrinks: in (0, 1).</summary>
    public static double Shrinking(double value, string name) =>
        value is > 0 and < 1 ? value : throw OutOfRange(value, name, "in (0, 1)");

    /// <summary>A factor that grows: above 1.</summary>
    public static double Growing(double value, string name) =>
        value is > 1 and <= Largest ? value : throw OutOfRange(value, name, "finite and greater than 1");

    private static ArgumentOutOfRangeException OutOfRange(double value, string name, string range) =>
        // The value stands in the message itself: the exception's own "Actual value" line follows the current culture.
        new(name, string.Create(CultureInfo.InvariantCulture, $"{name} must be {range}, but is {value}."));
}
