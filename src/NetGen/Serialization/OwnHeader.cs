using System.Text;

namespace NetGen;

/// <summary>
/// The header that <see cref="Runtime.NetworkFile"/> writes for a network when nobody adds texts. Behind just these bytes stand the parameters in logical
/// order and nothing else, so that they need not be parsed: reading JSON takes a program that has not done so before longer than everything else together.
/// </summary>
internal static class OwnHeader
{
    /// <summary>Whether a header is exactly the one that is expected.</summary>
    /// <param name="network">The network.</param>
    /// <param name="elementSize">Bytes of a number.</param>
    /// <param name="header">The header's text in UTF-8.</param>
    public static bool IsOf(NetworkDescription network, int elementSize, byte[] header)
    {
        // Blanks up to a multiple of eight.
        int length = header.Length;
        while (length > 0 && header[length - 1] == ' ') length--;
        return new ReadOnlySpan<byte>(header, 0, length).SequenceEqual(Encoding.UTF8.GetBytes(Expected(network, elementSize)));
    }

    private static string Expected(NetworkDescription network, int elementSize)
    {
        StringBuilder text = new StringBuilder("{\"").Append(SafetensorsHeader.MetadataName)
            .Append("\":{\"").Append(SafetensorsHeader.FingerprintName).Append("\":\"").Append(network.Fingerprint).Append("\"}");
        string type = elementSize == sizeof(float) ? "F32" : "F64";
        IReadOnlyList<ParameterTensor> tensors = network.Layout.Whole.Tensors;
        int count = tensors.Count;
        long begin = 0;
        for (int i = 0; i < count; i++)
        {
            ParameterTensor tensor = tensors[i];
            text.Append(",\"").Append(tensor.Name).Append("\":{\"dtype\":\"").Append(type).Append("\",\"shape\":[");
            IReadOnlyList<int> shape = tensor.Shape;
            for (int axis = 0; axis < shape.Count; axis++) text.Append(axis == 0 ? "" : ",").Append(shape[axis]);
            text.Append("],\"data_offsets\":[").Append(begin).Append(',').Append(begin += (long)tensor.Count * elementSize).Append("]}");
        }

        return text.Append('}').ToString();
    }
}
