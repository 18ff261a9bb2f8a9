using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Contenders;

/// <summary>Somebody else's library.</summary>
internal abstract class Peer(string name)
{
    public string Name => name;

    /// <summary>Its contender; null where it has nothing for this.</summary>
    public abstract Contender? Start(Workload workload, Examples<float> examples);
}
