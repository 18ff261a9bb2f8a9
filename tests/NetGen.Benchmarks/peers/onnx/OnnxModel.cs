using System.Runtime.InteropServices;

namespace NetGen.Benchmarks.Onnx;

/// <summary>Writes a network as an ONNX file: one <c>Gemm</c> and one activation per layer.</summary>
internal static class OnnxModel
{
    private const int FloatType = 1;

    /// <summary>The bytes of the file.</summary>
    public static byte[] Write(int[] sizes, string hidden, string output, int batch, float[] parameters)
    {
        // Field numbers are those of onnx.proto.
        var graph = new Protobuf();
        graph.Add(2, "network");
        graph.Add(11, Value("x", batch, sizes[0]));
        graph.Add(12, Value("y", batch, sizes[^1]));
        string x = "x";
        int next = 0;
        for (int layer = 1; layer < sizes.Length; layer++)
        {
            (int inputs, int outputs) = (sizes[layer - 1], sizes[layer]);
            bool last = layer == sizes.Length - 1;
            string z = $"z{layer}", y = last ? "y" : $"y{layer}";
            graph.Add(5, Tensor($"w{layer}", [inputs, outputs], parameters.AsSpan(next, inputs * outputs)));
            next += inputs * outputs;
            graph.Add(5, Tensor($"b{layer}", [outputs], parameters.AsSpan(next, outputs)));
            next += outputs;
            graph.Add(1, Node("Gemm", [x, $"w{layer}", $"b{layer}"], z));
            graph.Add(1, Node(Operator(last ? output : hidden), [z], y));
            x = y;
        }

        var operators = new Protobuf();
        operators.Add(1, "");
        operators.Add(2, 13);
        var model = new Protobuf();
        model.Add(1, 8);
        model.Add(7, graph);
        model.Add(8, operators);
        return model.ToArray();
    }

    private static string Operator(string activation) => activation switch
    {
        "ReLU" => "Relu",
        "Softmax" or "Tanh" or "Sigmoid" or "Identity" => activation,
        _ => throw new ArgumentException($"No operator for {activation}.", nameof(activation)),
    };

    private static Protobuf Node(string type, string[] inputs, string output)
    {
        var node = new Protobuf();
        foreach (string input in inputs) node.Add(1, input);
        node.Add(2, output);
        node.Add(4, type);
        return node;
    }

    private static Protobuf Tensor(string name, int[] sizes, ReadOnlySpan<float> values)
    {
        var tensor = new Protobuf();
        foreach (int size in sizes) tensor.Add(1, size);
        tensor.Add(2, FloatType);
        tensor.Add(8, name);
        tensor.Add(9, MemoryMarshal.AsBytes(values));
        return tensor;
    }

    private static Protobuf Value(string name, params int[] sizes)
    {
        var shape = new Protobuf();
        foreach (int size in sizes)
        {
            var dimension = new Protobuf();
            dimension.Add(1, size);
            shape.Add(1, dimension);
        }

        var tensor = new Protobuf();
        tensor.Add(1, FloatType);
        tensor.Add(2, shape);
        var type = new Protobuf();
        type.Add(1, tensor);
        var value = new Protobuf();
        value.Add(1, name);
        value.Add(2, type);
        return value;
    }
}
