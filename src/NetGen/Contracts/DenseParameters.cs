namespace NetGen;

/// <summary>A dense layer together with where its parameters stand.</summary>
/// <param name="Dense">The layer.</param>
/// <param name="Weight">Its weight matrix.</param>
/// <param name="Bias">Its bias, or null when it has none.</param>
internal readonly record struct DenseParameters(DenseDescription Dense, ParameterTensor Weight, ParameterTensor? Bias)
{
    /// <summary>The dense layers of a network in order: a layout lists the tensors layer by layer, weight then bias.</summary>
    /// <remarks>Every new network asks for them: a loop is one method for the JIT, an iterator over a query is ten.</remarks>
    public static DenseParameters[] Of(NetworkDescription description)
    {
        IReadOnlyList<ParameterTensor> tensors = description.Layout.Tensors;
        IReadOnlyList<LayerDescription> layers = description.Layers;
        var all = new DenseParameters[layers.Count];
        int count = 0, next = 0;
        for (int i = 0; i < all.Length; i++)
        {
            if (layers[i] is DenseDescription dense) all[count++] = new DenseParameters(dense, tensors[next++], dense.Bias ? tensors[next++] : null);
        }

        return count == all.Length ? all : all[..count];
    }
}
