using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using NetGen.Kernels;

namespace NetGen.Runtime;

/// <summary>Several networks of one straight-line program, which runs for as many of them at once as a vector has lanes.</summary>
/// <typeparam name="TProgram">The program.</typeparam>
/// <typeparam name="TRule">The rule.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
internal sealed class MicroPopulation<TProgram, TRule, T> : PopulationStep<T>
    where TProgram : struct, IMicroProgram<T>
    where TRule : struct, IUpdateRule<TRule, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NetworkLanes<TProgram, TRule, T>[] _groups;

    /// <summary>Prepares to train networks whose parameters are all zero.</summary>
    /// <param name="count">How many; at least 1.</param>
    /// <param name="rule">The optimizer's constants.</param>
    public MicroPopulation(int count, TRule rule)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Count = count;
        _groups = new NetworkLanes<TProgram, TRule, T>[(count - 1) / Line + 1];
        for (int group = 0; group < _groups.Length; group++) _groups[group] = new(Math.Min(Line, count - group * Line), rule);
    }

    /// <inheritdoc/>
    public override int Count { get; }

    private static int Line => Vector512<T>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public override void Take(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> losses, double learningRate)
    {
        int first = 0;
        foreach (NetworkLanes<TProgram, TRule, T> group in _groups)
        {
            group.Take(inputs, targets, losses.Slice(first, group.Count), learningRate);
            first += group.Count;
        }
    }

    /// <inheritdoc/>
    public override long Steps(int member) => _groups[member / Line].Steps(member % Line);

    /// <inheritdoc/>
    public override void CopyTo(int member, Span<T> parameters) => _groups[member / Line].CopyTo(member % Line, parameters);

    /// <inheritdoc/>
    public override void Set(int member, ReadOnlySpan<T> parameters) => _groups[member / Line].Set(member % Line, parameters);

    /// <inheritdoc/>
    public override void Reset()
    {
        foreach (NetworkLanes<TProgram, TRule, T> group in _groups) group.Reset();
    }
}
