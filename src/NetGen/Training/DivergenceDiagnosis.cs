using System.Numerics;

namespace NetGen;

/// <summary>
/// Finds where numbers stopped being finite: goes through the network layer by layer with plain loops. Slow, and run only when training has
/// failed. Dropout is left out, whose masks only scale what passes.
/// </summary>
internal static class DivergenceDiagnosis
{
    /// <summary>What is thrown when a step's loss is not finite.</summary>
    public static TrainingDivergedException Exception<TNetwork, T>(TNetwork network, int epoch, int batch, T loss, ReadOnlySpan<T> inputs)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new(epoch, batch, double.CreateChecked(loss), FirstLayer<T>(TNetwork.Description, network.Engine.Values, inputs));

    /// <summary>The name of the first layer with a parameter, weighted sum or output that is not finite; null when there is none.</summary>
    /// <param name="network">The network.</param>
    /// <param name="parameters">Its parameters in memory.</param>
    /// <param name="inputs">The batch whose loss is not finite.</param>
    public static string? FirstLayer<T>(NetworkDescription network, ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int examples = inputs.Length / network.InputSize;
        ReadOnlySpan<T> values = inputs;
        bool canFollow = true;
        foreach (LayerDescription layer in network.Layers)
        {
            if (layer.OnlyTrains) continue;
            ParameterTensor[] tensors = [.. network.Layout.Tensors.Where(tensor => tensor.LayerName == layer.Name)];
            // Inputs of zero can hide an infinite weight from the weighted sums, so parameters are looked at themselves.
            foreach (ParameterTensor tensor in tensors)
            {
                if (!IsFinite(parameters, tensor)) return layer.Name;
            }

            // Values are followed through weighted sums; behind anything else parameters alone are looked at.
            canFollow &= tensors is [{ Kind: ParameterKind.Weight, Shape.Count: 2 }] or [{ Kind: ParameterKind.Weight, Shape.Count: 2 }, { Kind: ParameterKind.Bias }];
            if (!canFollow) continue;

            int count = checked(examples * layer.Units);
            var buffer = new AlignedBuffer<T>(AlignedBuffer<T>.Capacity(count));
            WeightedSums(tensors[0], tensors.Length > 1 ? tensors[1] : null, parameters, values, buffer.Values[..count]);
            if (!AllFinite(buffer.Values[..count])) return layer.Name;
            // What the user's own function makes of them, only compiled code knows.
            canFollow = layer.Function is null;
            if (!canFollow) continue;
            // Softmax of finite logits is finite, and nothing comes after it: it may be left out.
            ActivationFunctions.Apply(layer.Activation ?? Activation.Identity, buffer.Values);
            values = buffer.Values[..count];
            if (!AllFinite(values)) return layer.Name;
        }

        return null;
    }

    private static void WeightedSums<T>(ParameterTensor weight, ParameterTensor? bias, ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, Span<T> sums)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (int size, int units) = (weight.Rows, weight.Columns);
        for (int row = 0; row < sums.Length / units; row++)
        {
            Span<T> sum = sums.Slice(row * units, units);
            if (bias is not null) parameters.Slice(bias.Offset, units).CopyTo(sum);
            for (int i = 0; i < size; i++)
            {
                T input = inputs[row * size + i];
                ReadOnlySpan<T> weights = parameters.Slice(weight.Offset + i * weight.Stride, units);
                for (int j = 0; j < units; j++) sum[j] += input * weights[j];
            }
        }
    }

    private static bool IsFinite<T>(ReadOnlySpan<T> parameters, ParameterTensor tensor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int row = 0; row < tensor.Rows; row++)
        {
            if (!AllFinite(parameters.Slice(tensor.Offset + row * tensor.Stride, tensor.Columns))) return false;
        }

        return true;
    }

    private static bool AllFinite<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (T value in values)
        {
            if (!T.IsFinite(value)) return false;
        }

        return true;
    }
}
