namespace NetGen.Generator.Model;

/// <summary>Mirrors <c>NetGen.Precision</c>.</summary>
internal enum Precision
{
    Single,
    Double,
}

/// <summary>Mirrors <c>NetGen.Reduction</c>.</summary>
internal enum Reduction
{
    Mean,
    Sum,
}

/// <summary>Mirrors <c>NetGen.Accuracy</c>.</summary>
internal enum Accuracy
{
    Accurate,
    Fast,
}
