using System.Globalization;
using System.Numerics;

namespace NetGen;

/// <summary>Datasets of time series.</summary>
public static class Dataset
{
    /// <summary>
    /// Cuts a series into windows, each with the value that follows: example <c>i</c> has the inputs <c>series[i], ..., series[i + inputs - 1]</c>, oldest first, and the
    /// target <c>series[i + inputs - 1 + horizon]</c>. Windows begin at every step whose target there is, <c>steps - inputs - horizon + 1</c> of them, in the order of time.
    /// </summary>
    /// <remarks>
    /// Neighbours share most of their values, so a random division would have the same values on both sides: divide with <see cref="Dataset{T}.SplitLast"/>, or
    /// <see cref="CrossValidationOptions.Ordered"/>. <see cref="FitOptions.ValidationFraction"/> holds back the last windows unless told otherwise.
    /// </remarks>
    /// <param name="series">The values in the order of time; of several features the values of a step side by side, steps back to back. Copied.</param>
    /// <param name="inputs">How many steps a window has; at least 1.</param>
    /// <param name="horizon">How many steps behind the window's last one the target lies; at least 1, which is the next one and the default.</param>
    /// <param name="features">
    /// Values per step; at least 1, the default. A window has <c>inputs * features</c> inputs, step by step, as <c>[Input(steps, features)]</c> takes them.
    /// </param>
    /// <param name="target">Which of the features is the target, from 0 to <paramref name="features"/> - 1; null, the default, for all of them.</param>
    /// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    /// <exception cref="ArgumentException">
    /// The series is too short, ends within a step, gives more values than memory holds in one piece, or has a value that is not finite.
    /// </exception>
    /// <example>
    /// <code>
    /// Dataset&lt;float&gt; months = Dataset.Windows(passengers, inputs: 12);      // a year, and the month behind it
    /// (Dataset&lt;float&gt; past, Dataset&lt;float&gt; future) = months.SplitLast(0.2);
    /// </code>
    /// </example>
    public static Dataset<T> Windows<T>(ReadOnlySpan<T> series, int inputs, int horizon = 1, int features = 1, int? target = null)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Option.AtLeastOne(inputs, nameof(inputs));
        Option.AtLeastOne(horizon, nameof(horizon));
        Option.AtLeastOne(features, nameof(features));
        if (target is { } one) Option.Index(one, features, nameof(target));
        int steps = Kernels.Arguments.Examples(series.Length, features, nameof(series));
        for (int i = 0; i < series.Length; i++)
        {
            if (!T.IsFinite(series[i])) throw Error($"Values must be finite, but step {i / features}, feature {i % features} is {series[i]}.", nameof(series));
        }

        long needed = (long)inputs + horizon, count = steps - needed + 1, width = (long)inputs * features;
        if (count < 1) throw Error($"Windows of {inputs} steps with a target {horizon} behind need at least {needed} steps, but the series has {steps}.", nameof(series));
        if (count * width > Array.MaxLength) throw Error($"{count} windows of {width} values are more than memory can hold in one piece.", nameof(series));
        int outputs = target is null ? features : 1;
        T[] rows = new T[count * width], targets = new T[count * outputs];
        for (int row = 0; row < count; row++)
        {
            series.Slice(row * features, (int)width).CopyTo(rows.AsSpan(row * (int)width));
            series.Slice((row + inputs - 1 + horizon) * features + (target ?? 0), outputs).CopyTo(targets.AsSpan(row * outputs));
        }

        return new Dataset<T>((int)width, outputs, rows.AsMemory(), targets.AsMemory());
    }

    private static ArgumentException Error(FormattableString message, string name) => new(message.ToString(CultureInfo.InvariantCulture), name);
}
