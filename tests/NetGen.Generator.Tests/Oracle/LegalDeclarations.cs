namespace NetGen.Generator.Tests.Oracle;

/// <summary>What may be combined with what.</summary>
public static class LegalDeclarations
{
    public static IReadOnlyList<Activation> Hidden { get; } = [.. Textbook.Activations.Keys];

    /// <summary>Every output activation with every loss it may have.</summary>
    public static IReadOnlyList<(Activation Output, Loss Loss)> Outputs { get; } =
    [
        .. from activation in Hidden from loss in Textbook.Losses.Keys select (activation, loss),
        (Activation.Sigmoid, Loss.BinaryCrossEntropy),
        (Activation.Softmax, Loss.CrossEntropy),
        (Activation.Softmax, Loss.Auto),
        (Activation.Tanh, Loss.Auto),
    ];

    /// <summary>
    /// Every activation in the hidden layer and at the output with every legal loss: where the output may be anything, it is the hidden
    /// layer's own; sigmoid with binary cross-entropy and softmax with cross-entropy stand behind every hidden activation.
    /// </summary>
    public static IEnumerable<Declaration> Sweep(Precision precision, bool bias, params int[] sizes)
    {
        foreach (Activation hidden in Hidden)
        {
            foreach ((Activation output, Loss loss) in Outputs)
            {
                if (output == hidden || loss is Loss.BinaryCrossEntropy or Loss.CrossEntropy)
                    yield return Declaration.Short(hidden, output, bias, sizes) with { Loss = loss, Precision = precision };
            }
        }
    }
}
