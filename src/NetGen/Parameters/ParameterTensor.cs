namespace NetGen;

/// <summary>
/// Where one weight matrix or bias vector stands in a network's parameters: element <c>(r, c)</c> at <c>Offset + r * Stride + c</c>.
/// </summary>
/// <param name="Name">Its name in files: <c>layer1.weight</c> or <c>layer1.bias</c>.</param>
/// <param name="Rows">Number of inputs of the layer; 1 for a bias.</param>
/// <param name="Columns">Number of units of the layer.</param>
/// <param name="Offset">Index of its first value.</param>
/// <param name="Stride">Values from one row to the next: <paramref name="Columns"/> plus padding, which is zero.</param>
public sealed record ParameterTensor(string Name, int Rows, int Columns, int Offset, int Stride)
{
    private const string BiasSuffix = ".bias";

    /// <summary>Number of values without padding.</summary>
    public int Count => Rows * Columns;

    /// <summary>Whether this is a bias: one value per unit, a vector rather than a matrix with one row.</summary>
    public bool IsBias => Rows == 1 && Name.EndsWith(BiasSuffix, StringComparison.Ordinal);

    /// <summary>The shape in files and reports: <c>[in, out]</c>, and <c>[out]</c> for a bias.</summary>
    public IReadOnlyList<int> Shape => IsBias ? [Columns] : [Rows, Columns];

    /// <summary>The layer's name: what stands before the dot in <see cref="Name"/>.</summary>
    public string LayerName => Name.LastIndexOf('.') is > 0 and int dot ? Name[..dot] : Name;

    /// <summary>Whether it is not empty, its rows do not overlap, and all of it is among the first values.</summary>
    internal bool LiesWithin(int size) =>
        Rows >= 1 && Columns >= 1 && Offset >= 0 && Stride >= Columns && Offset + (Rows - 1L) * Stride + Columns <= size;

    /// <summary>Copies the values row by row, leaving out padding.</summary>
    internal void CopyOut<T>(ReadOnlySpan<T> padded, Span<T> logical)
    {
        for (int row = 0; row < Rows; row++) padded.Slice(Offset + row * Stride, Columns).CopyTo(logical.Slice(row * Columns, Columns));
    }

    /// <summary>Sets the values row by row; padding is not touched.</summary>
    internal void CopyIn<T>(ReadOnlySpan<T> logical, Span<T> padded)
    {
        for (int row = 0; row < Rows; row++) logical.Slice(row * Columns, Columns).CopyTo(padded.Slice(Offset + row * Stride, Columns));
    }
}
