namespace NetGen;

/// <summary>
/// A weight matrix, a bias or another tensor of a layer's parameters, and where it stands: its last dimension makes rows, all others number them, and element
/// <c>(r, c)</c> lies at <c>Offset + r * Stride + c</c>.
/// </summary>
public sealed record ParameterTensor
{
    private readonly Dimensions _shape;

    /// <summary>Creates a tensor.</summary>
    /// <param name="layerName">Its layer's name in files: <c>layer1</c>.</param>
    /// <param name="ownName">Its name within the layer: <c>weight</c>, <c>bias</c>.</param>
    /// <param name="shape">The shape in files and reports; at least one dimension.</param>
    /// <param name="offset">Index of its first value.</param>
    /// <param name="stride">Values from one row to the next: the last dimension plus padding, which is zero.</param>
    /// <param name="kind">What it does.</param>
    /// <param name="initializer">How it is drawn; never <see cref="Initializer.Auto"/>.</param>
    /// <param name="fanIn">Inputs of each unit of the layer.</param>
    /// <param name="fanOut">Units that each input of the layer leads to.</param>
    /// <exception cref="ArgumentException">There is no dimension, or one is less than 1.</exception>
    public ParameterTensor(
        string layerName, string ownName, ReadOnlySpan<int> shape, int offset, int stride, ParameterKind kind, Initializer initializer, int fanIn, int fanOut)
    {
        if (!IsShape(shape)) throw new ArgumentException("Expected at least one dimension, each of at least 1.", nameof(shape));
        LayerName = layerName;
        OwnName = ownName;
        Name = layerName + "." + ownName;
        _shape = new Dimensions(shape.ToArray());
        Columns = shape[^1];
        Rows = 1;
        foreach (int size in shape[..^1]) Rows = checked(Rows * size);
        Offset = offset;
        Stride = stride;
        Kind = kind;
        Initializer = initializer;
        FanIn = fanIn;
        FanOut = fanOut;
    }

    /// <summary>The layer's name in files: <c>layer1</c>.</summary>
    public string LayerName { get; }

    /// <summary>Its name within the layer: <c>weight</c>, <c>bias</c>.</summary>
    public string OwnName { get; }

    /// <summary>Its name in files: <c>layer1.weight</c>.</summary>
    public string Name { get; }

    /// <summary>The shape in files and reports: <c>[in, out]</c>, and <c>[out]</c> for a bias.</summary>
    public IReadOnlyList<int> Shape => _shape.Sizes;

    /// <summary>Number of rows: the inputs of a dense layer; 1 for a bias.</summary>
    public int Rows { get; }

    /// <summary>Number of values in a row: the units of the layer.</summary>
    public int Columns { get; }

    /// <summary>Index of its first value.</summary>
    public int Offset { get; init; }

    /// <summary>Values from one row to the next: <see cref="Columns"/> plus padding, which is zero.</summary>
    public int Stride { get; init; }

    /// <summary>What it does.</summary>
    public ParameterKind Kind { get; init; }

    /// <summary>How it is drawn; never <see cref="Initializer.Auto"/>.</summary>
    public Initializer Initializer { get; init; }

    /// <summary>What all its values start from where nothing is drawn: with <see cref="Initializer.Zeros"/>.</summary>
    public double Start { get; init; }

    /// <summary>Inputs of each unit of the layer, which limit what is drawn.</summary>
    public int FanIn { get; init; }

    /// <summary>Units that each input of the layer leads to.</summary>
    public int FanOut { get; init; }

    /// <summary>Number of values without padding.</summary>
    public int Count => Rows * Columns;

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

    // A loop: searching for a range of numbers is vector code that the framework has not compiled, which would be a fifth of a load.
    private static bool IsShape(ReadOnlySpan<int> sizes)
    {
        foreach (int size in sizes)
        {
            if (size < 1) return false;
        }

        return !sizes.IsEmpty;
    }

    /// <summary>Sizes that are equal when their numbers are, as everything else in a record is.</summary>
    private readonly struct Dimensions(int[] sizes) : IEquatable<Dimensions>
    {
        public int[] Sizes => sizes;

        public bool Equals(Dimensions other) => Sizes.AsSpan().SequenceEqual(other.Sizes);

        public override bool Equals(object? obj) => obj is Dimensions other && Equals(other);

        public override int GetHashCode() => Sizes.Aggregate(0, HashCode.Combine);
    }
}
