namespace NetGen.Generator.Lowering.Program;

/// <summary>
/// Values shifted and scaled to mean 0 and variance 1 over some axes: <c>(x - mean) / sqrt(variance + epsilon)</c>, the variance that of all values.
/// </summary>
/// <param name="InverseDeviation">Receives <c>1 / sqrt(variance + epsilon)</c>, one value for each place along all other axes.</param>
/// <param name="Over">The axes that mean and variance are taken over.</param>
/// <param name="Running">What training steps move towards mean and variance, and what takes their place where no step is taken; null if nothing does.</param>
internal sealed record Standardize(
    Tensor Result, Tensor InverseDeviation, Tensor Source, IReadOnlyList<Axis> Over, double Epsilon, RunningStatistics? Running = null) : Operation(Result)
{
    /// <summary>Whether examples depend on each other.</summary>
    public bool IsOverExamples => Over.Contains(Axis.Examples);

    public override IEnumerable<Tensor> Reads => [Source];

    public override IEnumerable<Tensor> Results => [Result, InverseDeviation];

    public override void Differentiate(Differentiation backward)
    {
        Tensor upstream = backward.GradientOf(Result);
        backward.Add(new StandardizeGradient(backward.Into(Source), upstream, Result, InverseDeviation, Over));
    }
}

/// <summary>From the gradient of standardised values y to that of what they were: <c>(g - mean g - y mean g y) / deviation</c>.</summary>
/// <param name="Upstream">The gradient with respect to the standardised values.</param>
/// <param name="Output">The standardised values.</param>
/// <param name="InverseDeviation">One value for each place along the axes that are not in <paramref name="Over"/>.</param>
/// <param name="Over">The axes that mean and variance were taken over.</param>
internal sealed record StandardizeGradient(Tensor Result, Tensor Upstream, Tensor Output, Tensor InverseDeviation, IReadOnlyList<Axis> Over) : Operation(Result)
{
    /// <summary>Whether examples depend on each other.</summary>
    public bool IsOverExamples => Over.Contains(Axis.Examples);

    public override IEnumerable<Tensor> Reads => [Upstream, Output, InverseDeviation];

    public override void Differentiate(Differentiation backward) => throw Differentiation.Once(this);
}

/// <summary>The same by statistics that are known: <c>(x - mean) / sqrt(variance + epsilon)</c>. Of predictions, which nobody differentiates.</summary>
internal sealed record StandardizeAsBefore(Tensor Result, Tensor Source, RunningStatistics Running, double Epsilon) : Operation(Result)
{
    public override IEnumerable<Tensor> Reads => [Source, Running.Mean, Running.Variance];

    public override void Differentiate(Differentiation backward) => throw Differentiation.Once(this);
}

/// <summary>Mean and variance of channels in training so far.</summary>
/// <param name="Mean">The mean.</param>
/// <param name="Variance">The variance.</param>
/// <param name="Momentum">How far a step moves both.</param>
internal sealed record RunningStatistics(Tensor Mean, Tensor Variance, double Momentum);
