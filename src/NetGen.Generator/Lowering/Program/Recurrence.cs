namespace NetGen.Generator.Lowering.Program;

/// <summary>Operations that run step by step along an axis, all of them at one step before the next: what one step makes, the next one reads.</summary>
/// <remarks>
/// The tensors of the body hold all steps, so an earlier state is an access, as <c>H[n, t - 1, u]</c>, and zero before the first. Then the
/// adjoint needs no tape: it is the body's adjoint, run the other way.
/// </remarks>
/// <param name="Steps">The axis; every result of the body runs along it.</param>
/// <param name="Body">In the order of a step.</param>
/// <param name="Backwards">Whether the last step comes first.</param>
internal sealed record Recurrence(Axis Steps, IReadOnlyList<Operation> Body, bool Backwards = false) : Operation(Body[^1].Result)
{
    public override IEnumerable<Tensor> Reads => Body.SelectMany(operation => operation.Reads).Distinct().Where(tensor => !Results.Contains(tensor));

    public override IEnumerable<Tensor> Results => Body.SelectMany(operation => operation.Results);

    public override IEnumerable<Operation> Parts => Body;

    /// <summary>Sums over all steps, as the gradients of weights are, wait until the last step is done.</summary>
    public override void Differentiate(Differentiation backward)
    {
        IReadOnlyList<Operation> adjoint = backward.Collect(Body);
        Operation[] inside = [.. adjoint.Where(operation => operation.Result.Axes.Contains(Steps))];
        backward.Add(new Recurrence(Steps, inside, !Backwards));
        foreach (Operation operation in adjoint.Where(operation => !inside.Contains(operation))) backward.Add(operation);
    }
}
