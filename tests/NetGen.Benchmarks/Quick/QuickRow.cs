namespace NetGen.Benchmarks.Quick;

/// <summary>What a workload took: NetGen first, then its rivals.</summary>
/// <param name="Name">Unique.</param>
/// <param name="Text">For the table.</param>
/// <param name="Limit">The least that this core can need.</param>
/// <param name="Timings">Of all contenders.</param>
/// <param name="Complaint">In what they do not agree; null when all is well.</param>
internal sealed record QuickRow(string Name, string Text, Limit Limit, IReadOnlyList<Timing> Timings, string? Complaint)
{
    public Timing NetGen => Timings[0];

    /// <summary>How much of what the core can do was used, at best.</summary>
    public double Share => Limit.Nanoseconds / NetGen.Minimum;

    /// <summary>The best of the rivals whose name starts so; null when there is none.</summary>
    public Timing? Rival(string name) => Timings.Skip(1).Where(timing => timing.Contender.StartsWith(name, StringComparison.Ordinal)).MinBy(timing => timing.Minimum);
}
