using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>What a tensor in a file is called and how it is made.</summary>
/// <param name="name">Its name.</param>
/// <param name="dataType">The format's name for its numbers.</param>
/// <param name="elementSize">Bytes of a number.</param>
/// <param name="shape">Its dimensions.</param>
internal sealed class TensorSpec(string name, string dataType, int elementSize, int[] shape)
{
    /// <summary>Its name.</summary>
    public string Name { get; } = name;

    /// <summary>The format's name for its numbers.</summary>
    public string DataType { get; } = dataType;

    /// <summary>Bytes of a number.</summary>
    public int ElementSize { get; } = elementSize;

    /// <summary>Its dimensions.</summary>
    public int[] Shape { get; } = shape;

    /// <summary>How many numbers it has.</summary>
    public int Count
    {
        get
        {
            int count = 1;
            foreach (int length in Shape) count = checked(count * length);
            return count;
        }
    }

    /// <summary>How many bytes it takes.</summary>
    public long Bytes => (long)Count * ElementSize;

    /// <summary>Whether a tensor in a file has this shape.</summary>
    public bool HasShape(long[] shape)
    {
        if (shape.Length != Shape.Length) return false;
        for (int i = 0; i < Shape.Length; i++)
        {
            if (shape[i] != Shape[i]) return false;
        }

        return true;
    }

    /// <summary>A vector of numbers.</summary>
    public static TensorSpec OfLength<T>(string name, int count) => new(name, DataTypeOf<T>(), Unsafe.SizeOf<T>(), [count]);

    /// <summary>The tensors of a network, in logical order.</summary>
    public static IReadOnlyList<TensorSpec> Of<T>(ParameterLayout layout)
    {
        var tensors = new TensorSpec[layout.Tensors.Count];
        for (int i = 0; i < tensors.Length; i++)
        {
            ParameterTensor tensor = layout.Tensors[i];
            tensors[i] = new TensorSpec(tensor.Name, DataTypeOf<T>(), Unsafe.SizeOf<T>(), [.. tensor.Shape]);
        }

        return tensors;
    }

    private static string DataTypeOf<T>() => typeof(T) == typeof(float) ? "F32" : "F64";
}
