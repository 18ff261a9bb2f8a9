using System.Numerics;

namespace NetGen;

/// <summary>
/// Finds where numbers stopped being finite: goes through the network layer by layer with plain loops. Slow, and run only when training has
/// failed. Dropout is left out, whose masks only scale what passes.
/// </summary>
internal static class DivergenceDiagnosis
{
    /// <summary>The name of the first layer with a parameter, weighted sum or output that is not finite; null when there is none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="parameters">Its parameters in memory.</param>
    /// <param name="inputs">The batch whose loss is not finite.</param>
    public static string? FirstLayer<T>(NetworkDescription network, ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] values = inputs.ToArray();
        foreach (DenseParameters layer in DenseParameters.Of(network))
        {
            // A parameter that is not finite makes the weighted sums it enters not finite, unless an input hides it.
            if (!AllFinite(Tensor(parameters, layer.Weight)) || (layer.Bias is not null && !AllFinite(Tensor(parameters, layer.Bias))))
                return layer.Weight.LayerName;
            values = WeightedSums(layer, parameters, values);
            if (!AllFinite(values)) return layer.Weight.LayerName;
            if (!TryActivate<T>(layer.Dense.Activation, values)) return null;
            if (!AllFinite(values)) return layer.Weight.LayerName;
        }

        return null;
    }

    private static T[] Tensor<T>(ReadOnlySpan<T> parameters, ParameterTensor tensor)
    {
        T[] values = new T[tensor.Count];
        tensor.CopyOut(parameters, values);
        return values;
    }

    private static T[] WeightedSums<T>(DenseParameters layer, ReadOnlySpan<T> parameters, T[] inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int size, int units) = (layer.Dense.Inputs, layer.Dense.Units);
        T[] sums = new T[checked(inputs.Length / size * units)];
        for (int row = 0; row < inputs.Length / size; row++)
        {
            Span<T> sum = sums.AsSpan(row * units, units);
            if (layer.Bias is { } bias) parameters.Slice(bias.Offset, units).CopyTo(sum);
            for (int i = 0; i < size; i++)
            {
                T input = inputs[row * size + i];
                ReadOnlySpan<T> weights = parameters.Slice(layer.Weight.Offset + i * layer.Weight.Stride, units);
                for (int j = 0; j < units; j++) sum[j] += input * weights[j];
            }
        }

        return sums;
    }

    private static bool AllFinite<T>(T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => Array.TrueForAll(values, T.IsFinite);

    /// <summary>Applies an activation in place; false when the values cannot be followed any further.</summary>
    private static bool TryActivate<T>(Activation activation, Span<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        // Softmax of finite logits is finite, and nothing comes after it.
        return activation == Activation.Identity;
    }
}
