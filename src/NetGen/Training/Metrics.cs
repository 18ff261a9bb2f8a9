using System.Numerics;

namespace NetGen;

/// <summary>Counts right answers.</summary>
internal static class Metrics
{
    /// <summary>How many answers one example gives: none where the loss is no matter of right or wrong.</summary>
    public static int AnswersPerExample(NetworkDescription network) => network.Loss switch
    {
        Loss.CrossEntropy => 1,
        Loss.BinaryCrossEntropy => network.OutputSize,
        _ => 0,
    };

    /// <summary>How many answers of a batch are right.</summary>
    /// <param name="loss">Decides what an answer is.</param>
    /// <param name="outputs">Predictions, rows back to back.</param>
    /// <param name="targets">Targets, rows back to back.</param>
    /// <param name="size">Values per row.</param>
    public static long RightAnswers<T>(Loss loss, ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int size)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => loss switch
        {
            Loss.CrossEntropy => RightClasses(outputs, targets, size),
            Loss.BinaryCrossEntropy => RightSides(outputs, targets),
            _ => 0,
        };

    private static long RightClasses<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets, int size)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long right = 0;
        for (int at = 0; at < outputs.Length; at += size)
        {
            if (Classification.ArgMax(outputs.Slice(at, size)) == Classification.ArgMax(targets.Slice(at, size))) right++;
        }

        return right;
    }

    private static long RightSides<T>(ReadOnlySpan<T> outputs, ReadOnlySpan<T> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T half = T.CreateChecked(0.5);
        long right = 0;
        for (int i = 0; i < outputs.Length; i++)
        {
            // An output that is not a number is on no side.
            if (!T.IsNaN(outputs[i]) && outputs[i] > half == targets[i] > half) right++;
        }

        return right;
    }
}
