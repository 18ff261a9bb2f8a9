namespace NetGen.Shared;

/// <summary>A method, and how the JIT has compiled it.</summary>
/// <param name="Type">Its class, with the namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Tier">How.</param>
internal readonly record struct CompiledMethod(string Type, string Name, OptimizationTier Tier)
{
    /// <summary>Whether it is as fast as the JIT can make it.</summary>
    public bool IsOptimized => Tier is OptimizationTier.Optimized or OptimizationTier.OptimizedTier1 or OptimizationTier.OptimizedTier1Osr;

    /// <summary>Whether the JIT gave up optimising it.</summary>
    public bool IsGivenUp => Tier == OptimizationTier.MinOptJitted;
}

/// <summary>The runtime's numbers, bits 7 to 9 of a method event's flags.</summary>
internal enum OptimizationTier
{
    Unknown, MinOptJitted, Optimized, QuickJitted, OptimizedTier1, OptimizedTier1Osr, Instrumented, InstrumentedOptimized,
}
