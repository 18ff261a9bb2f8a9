namespace NetGen.Tests.Kernels;

/// <summary>Memory that moves while it is used. Apart from all other tests: those that measure allocations would be disturbed.</summary>
[Collection(Name)]
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class GarbageCollectionTests
{
    private const string Name = "Garbage collections";

    [Fact]
    public void Collections_do_not_disturb() => MicroTests.Run("ThreeLayers", nameof(MicroTests.Collected));
}
