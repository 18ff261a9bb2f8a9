using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>What a tensor in a file is called and how it is made.</summary>
/// <param name="Name">Its name.</param>
/// <param name="DataType">The format's name for its numbers.</param>
/// <param name="ElementSize">Bytes of a number.</param>
/// <param name="Shape">Its dimensions.</param>
internal sealed record TensorSpec(string Name, string DataType, int ElementSize, IReadOnlyList<int> Shape)
{
    /// <summary>How many numbers it has.</summary>
    public int Count => checked(Shape.Aggregate(1, (product, length) => product * length));

    /// <summary>How many bytes it takes.</summary>
    public long Bytes => (long)Count * ElementSize;

    /// <summary>A vector of numbers.</summary>
    public static TensorSpec OfLength<T>(string name, int count) => new(name, DataTypeOf<T>(), Unsafe.SizeOf<T>(), [count]);

    /// <summary>The tensors of a network, in logical order.</summary>
    public static IReadOnlyList<TensorSpec> Of<T>(ParameterLayout layout) =>
        [.. layout.Tensors.Select(tensor => new TensorSpec(tensor.Name, DataTypeOf<T>(), Unsafe.SizeOf<T>(), tensor.Shape))];

    private static string DataTypeOf<T>() => typeof(T) == typeof(float) ? "F32" : "F64";
}
