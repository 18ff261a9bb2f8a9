using System.Numerics;

namespace NetGen;

/// <summary>Predictions, and which of them are right.</summary>
internal static class Metrics
{
    /// <summary>How many answers one example gives: none where the loss is no matter of right or wrong.</summary>
    public static int AnswersPerExample(NetworkDescription network) => network.Loss switch
    {
        Loss.CrossEntropy => network.OutputSize / network.AnswerSize,
        Loss.BinaryCrossEntropy => network.OutputSize,
        _ => 0,
    };

    /// <summary>Checks that an example of a network is of one class, which its outputs tell.</summary>
    /// <param name="network">The network: with cross-entropy, or with binary cross-entropy where its targets name one class each.</param>
    /// <param name="targets">Targets, rows back to back.</param>
    /// <param name="user">Who wants classes.</param>
    /// <param name="name">The argument that says so.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void RequireClasses<T>(NetworkDescription network, ReadOnlySpan<T> targets, string user, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int answers = AnswersPerExample(network);
        if (answers == 0)
        {
            throw new ArgumentException(
                $"{user} needs a network that tells classes apart, but one with the loss {network.LossName} does not. "
                + "For quantities use RegressionReport, Metric.R2 and the like; for classes declare Output = Activation.Softmax, or Loss = Loss.BinaryCrossEntropy.",
                name);
        }

        for (int row = 0; network.Loss == Loss.BinaryCrossEntropy && answers > 1 && row < targets.Length / answers; row++)
        {
            int classes = 0;
            foreach (T target in targets.Slice(row * answers, answers)) classes += target > T.CreateChecked(0.5) ? 1 : 0;
            if (classes == 1) continue;
            throw new ArgumentException(
                FormattableString.Invariant($"{user} needs one class in every row, but row {row} has {classes} targets above 0.5. ")
                + "Where every output is an answer of its own, ClassificationReport.From with an outputSize of 1 counts them all.",
                name);
        }
    }

    /// <summary>All outputs of a network on a dataset, rows back to back.</summary>
    /// <exception cref="ArgumentException">The dataset does not fit the network.</exception>
    public static T[] Outputs<TNetwork, T>(TNetwork network, Dataset<T> data)
        where TNetwork : class, INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        if ((data.InputSize, data.OutputSize) != (TNetwork.InputSize, TNetwork.OutputSize))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"Expected {TNetwork.InputSize} inputs and {TNetwork.OutputSize} outputs per example, ")
                    + FormattableString.Invariant($"but the dataset has {data.InputSize} and {data.OutputSize}."),
                nameof(data));
        }

        T[] outputs = new T[data.Targets.Length];
        network.PredictBatch(data.Inputs.Span, outputs);
        return outputs;
    }

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
