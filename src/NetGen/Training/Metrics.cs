using System.Numerics;

namespace NetGen;

/// <summary>Predictions, and which of them are right.</summary>
internal static class Metrics
{
    /// <summary>How many answers one example gives: none where the loss is no matter of right or wrong.</summary>
    public static int AnswersPerExample(NetworkDescription network) => network.Loss switch
    {
        Loss.CrossEntropy => 1,
        Loss.BinaryCrossEntropy => network.OutputSize,
        _ => 0,
    };

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
                FormattableString.Invariant($"Expected {TNetwork.InputSize} inputs and {TNetwork.OutputSize} outputs per example, but the dataset has {data.InputSize} and {data.OutputSize}."),
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
