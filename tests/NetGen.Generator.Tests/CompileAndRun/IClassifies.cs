namespace NetGen.Generator.Tests.CompileAndRun;

/// <summary>What networks with a softmax output have besides: declarations in the sweeps implement it, so that a changed signature does not compile.</summary>
public interface IClassifies<T>
{
    int Classify(ReadOnlySpan<T> input);
}
