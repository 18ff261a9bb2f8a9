using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>Finds classes that training would never see and validation would ask for, as where the rows lie in order of their classes.</summary>
internal static class UnseenClasses
{
    /// <summary>Checks that every class held back is among what is trained on. Networks whose examples have not one class each are left alone.</summary>
    /// <exception cref="ArgumentException">One is not.</exception>
    public static void Refuse<T>(ValidationSet<T> training, ValidationSet<T> held, NetworkDescription network, FitOptions options)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (held.Count == 0 || Metrics.AnswersPerExample(network) != 1) return;
        bool[] seen = Seen(training.Targets, network.OutputSize);
        for (int row = 0; row < held.Count; row++)
        {
            int one = ClassOf(held.Targets.Slice(row * network.OutputSize, network.OutputSize));
            if (!seen[one]) throw new ArgumentException(Words(one, options.ValidationSplit), nameof(options));
        }
    }

    /// <summary>Which classes have any probability in some row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool[] Seen<T>(ReadOnlySpan<T> targets, int size)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        bool[] seen = new bool[Math.Max(2, size)];
        for (int row = 0; row < targets.Length && seen.Contains(false); row += size)
        {
            if (size == 1)
            {
                seen[0] |= targets[row] < T.One;
                seen[1] |= targets[row] > T.Zero;
            }

            for (int one = 0; size > 1 && one < size; one++) seen[one] |= targets[row + one] > T.Zero;
        }

        return seen;
    }

    private static int ClassOf<T>(ReadOnlySpan<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        target.Length > 1 ? Classification.ArgMax(target) : target[0] > T.CreateChecked(0.5) ? 1 : 0;

    private static string Words(int one, ValidationSplit split) => string.Create(
        CultureInfo.InvariantCulture,
        $"ValidationFraction holds back rows of class {one}, but leaves none of it to train on. ") + split switch
        {
            ValidationSplit.Last => "The last rows are held back, and these seem to lie in order of their classes: "
                + "shuffle them, or set ValidationSplit to Stratified or Random.",
            ValidationSplit.Random => "Set ValidationSplit to Stratified, or give validation data of their own.",
            _ => "It has too few rows for both: give validation data of their own, or hold back less.",
        };
}
