namespace NetGen;

/// <summary>A dense layer together with where its parameters stand.</summary>
/// <param name="Dense">The layer.</param>
/// <param name="Weight">Its weight matrix.</param>
/// <param name="Bias">Its bias, or null when it has none.</param>
internal readonly record struct DenseParameters(DenseDescription Dense, ParameterTensor Weight, ParameterTensor? Bias)
{
    /// <summary>The dense layers of a network in order: a layout lists the tensors layer by layer, weight then bias.</summary>
    public static IEnumerable<DenseParameters> Of(NetworkDescription description)
    {
        IReadOnlyList<ParameterTensor> tensors = description.Layout.Tensors;
        int next = 0;
        foreach (DenseDescription dense in description.Layers.OfType<DenseDescription>())
            yield return new DenseParameters(dense, tensors[next++], dense.Bias ? tensors[next++] : null);
    }
}
