using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering;

/// <summary>Finds the layers that cannot learn from where they start: at zero, where no gradient leads away, or every unit has the same one.</summary>
internal static class ZeroStart
{
    private const string Zeros = "Zeros";

    /// <summary>The only initializer that draws biases; with any other they start at zero.</summary>
    private const string DrawsBiases = "FanInUniform";

    /// <summary>The layers whose weights should not start at zero.</summary>
    /// <returns>The position among all layers, the number among those with weights, counted from 1, and the reason why.</returns>
    public static IEnumerable<(int Position, int Number, string Reason)> Of(NetworkSpec spec)
    {
        int[] positions = [.. Enumerable.Range(0, spec.Layers.Count).Where(i => spec.Layers[i] is DenseSpec)];
        DenseSpec[] layers = [.. positions.Select(i => (DenseSpec)spec.Layers[i])];
        for (int i = 0; i < layers.Length; i++)
        {
            if (!StartsAtZero(layers[i])) continue;
            string? reason = i > 0 && StartsAtZero(layers[i - 1]) ? $"so do those of layer {i}, whose units then stay equal to each other"
                : Dead(layers, i) is { } dead ? $"all sums of layer {dead + 1} are 0 then, where the derivative of {layers[dead].Activation} is zero, and nothing is learned"
                : null;
            if (reason is not null) yield return (positions[i], i + 1, reason);
        }
    }

    private static bool StartsAtZero(DenseSpec layer) => NetworkLowering.InitializerOf(layer) == Zeros;

    /// <summary>The first layer, from one that starts at zero, through which no gradient passes; null if there is none.</summary>
    private static int? Dead(DenseSpec[] layers, int zero)
    {
        for (int i = zero; i < layers.Length; i++)
        {
            bool hasBias = layers[i].Bias && NetworkLowering.InitializerOf(layers[i]) == DrawsBiases;
            if (hasBias) return null;
            ActivationDefinition activation = Activations.Find(layers[i].Activation);
            if (activation.IsFlatAtZero) return i;
            if (!activation.IsZeroAtZero) return null;
        }

        return null;
    }
}
