namespace NetGen.Generator.Lowering.Planning;

/// <summary>How a network's program is printed; one record for each way.</summary>
/// <param name="Strategy">Which way.</param>
internal abstract record ProgramPlan(Strategy Strategy)
{
    /// <summary>The way of a layer, by its number among those with parameters.</summary>
    public virtual Strategy StrategyOf(int number) => Strategy;

    /// <summary>Into how many partial sums one example's sums are split in a layer that is written out; null where it is not.</summary>
    public virtual int? PartialSumsOf(int number) => null;
}
