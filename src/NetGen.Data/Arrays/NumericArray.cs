using System.Numerics;

namespace NetGen.Data;

/// <summary>Numbers in any number of dimensions, the last one varying fastest.</summary>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public sealed record NumericArray<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal NumericArray(int[] shape, T[] values)
    {
        Shape = Array.AsReadOnly(shape);
        Values = values;
    }

    /// <summary>The length of every dimension; none for a single number.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The values, as many as the product of the shape's lengths. They may be NaN or infinite, as the file has them.</summary>
    public ReadOnlyMemory<T> Values { get; }
}
