namespace NetGen.Generator.Lowering.Program;

/// <summary>A primitive of a program: computes one tensor, and knows its adjoint.</summary>
internal abstract record Operation(Tensor Result)
{
    /// <summary>The tensors it reads.</summary>
    public abstract IEnumerable<Tensor> Reads { get; }

    /// <summary>What it reads that has a gradient, as often as it reads it: not the indices of a table, say.</summary>
    public virtual IEnumerable<Tensor> Differentiable => Reads;

    /// <summary>All it writes.</summary>
    public virtual IEnumerable<Tensor> Results => [Result];

    /// <summary>The operations it consists of; itself where it is not made of others.</summary>
    public virtual IEnumerable<Operation> Parts => [this];

    /// <summary>Whether the result may take the place of the first tensor read.</summary>
    public virtual bool InPlace => false;

    /// <summary>Adds the operations that turn the gradient with respect to the result into those with respect to what was read.</summary>
    public abstract void Differentiate(Differentiation backward);
}
