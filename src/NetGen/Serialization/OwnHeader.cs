using System.Text;

namespace NetGen;

/// <summary>
/// The header that <see cref="Runtime.NetworkFile"/> writes for a network when nobody adds texts. A file that begins with just these bytes need not be parsed:
/// reading JSON takes a program that has not done so before as long as everything else together.
/// </summary>
internal static class OwnHeader
{
    /// <summary>What the header says, if it is exactly the expected one; null if it has to be read.</summary>
    /// <param name="header">The header's text in UTF-8.</param>
    /// <param name="fingerprint">The network's.</param>
    /// <param name="tensors">The network's, in the order in which they are written.</param>
    public static SafetensorsHeader? Recognize(ReadOnlySpan<byte> header, string fingerprint, IReadOnlyList<TensorSpec> tensors)
    {
        var text = new StringBuilder("{\"").Append(SafetensorsHeader.MetadataName).Append("\":{\"").Append(SafetensorsHeader.FingerprintName).Append("\":\"").Append(fingerprint).Append("\"}");
        var entries = new Dictionary<string, SafetensorsEntry>();
        long begin = 0;
        for (int i = 0; i < tensors.Count; i++)
        {
            TensorSpec tensor = tensors[i];
            long end = begin + tensor.Bytes;
            long[] shape = new long[tensor.Shape.Length];
            text.Append(",\"").Append(tensor.Name).Append("\":{\"dtype\":\"").Append(tensor.DataType).Append("\",\"shape\":[");
            for (int axis = 0; axis < shape.Length; axis++) text.Append(axis == 0 ? "" : ",").Append(shape[axis] = tensor.Shape[axis]);
            text.Append("],\"data_offsets\":[").Append(begin).Append(',').Append(end).Append("]}");
            entries.Add(tensor.Name, new SafetensorsEntry(tensor.DataType, shape, begin, end));
            begin = end;
        }

        byte[] expected = Encoding.UTF8.GetBytes(text.Append('}').ToString());
        if (!header.StartsWith(expected)) return null;
        // Blanks up to a multiple of eight.
        foreach (byte behind in header[expected.Length..])
        {
            if (behind != ' ') return null;
        }

        return new SafetensorsHeader(entries, new Dictionary<string, string> { [SafetensorsHeader.FingerprintName] = fingerprint }, Stranger: null);
    }
}
