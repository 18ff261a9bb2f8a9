using System.Collections;
using NetGen.Generator.Lowering.Planning;

namespace NetGen.Generator.Lowering.Kernels;

/// <summary>The calls that make up a method, one after the other.</summary>
internal sealed class KernelSequence(IReadOnlyList<KernelCall> calls) : IReadOnlyList<KernelCall>
{
    /// <summary>
    /// The same in as many methods as it takes: the compiler at run time gives up optimising a very long one. One or more, the first maybe empty.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<KernelCall>> Parts { get; } = Split(calls);

    public int Count => calls.Count;

    public KernelCall this[int index] => calls[index];

    public static implicit operator KernelSequence(KernelCall[] calls) => new(calls);

    public IEnumerator<KernelCall> GetEnumerator() => calls.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static List<IReadOnlyList<KernelCall>> Split(IReadOnlyList<KernelCall> calls)
    {
        if (calls.Count <= UnrollPolicy.LargestKernelSequence) return [calls];
        var parts = new List<IReadOnlyList<KernelCall>>();
        for (int first = 0; first < calls.Count; first += UnrollPolicy.LargestKernelSequence)
            parts.Add([.. calls.Skip(first).Take(UnrollPolicy.LargestKernelSequence)]);
        return parts;
    }
}
