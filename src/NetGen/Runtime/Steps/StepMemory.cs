using System.Numerics;

namespace NetGen.Runtime;

/// <summary>What training remembers from one step to the next, beside the network's parameters: all that a checkpoint has to keep of an optimizer.</summary>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
internal abstract class StepMemory<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Steps taken since the start; steps whose loss was not finite do not count.</summary>
    public long Count { get; private protected set; }

    /// <summary>How many values are remembered per parameter.</summary>
    public abstract int SlotCount { get; }

    /// <summary>Where a parameter stands, and so what is remembered about it.</summary>
    public abstract ParameterLayout Layout { get; }

    /// <summary>One remembered value for every parameter, in the layout of the parameters; <see cref="ParameterLayout.Size"/> values.</summary>
    /// <param name="slot">From 0 to <see cref="SlotCount"/> - 1.</param>
    public abstract Span<T> Slot(int slot);

    /// <summary>Back to the start: forgets everything.</summary>
    public abstract void Reset();

    /// <summary>Goes on from where another memory stood.</summary>
    /// <param name="count">Its steps; not negative.</param>
    /// <param name="slots">Its slots, in logical order: <see cref="SlotCount"/> times <see cref="ParameterLayout.Count"/> values.</param>
    /// <exception cref="ArgumentException">There are other slots, or values.</exception>
    internal void Restore(long count, IReadOnlyList<T[]> slots)
    {
        Kernels.Arguments.RequireLength(slots.Count, SlotCount, nameof(slots));
        Reset();
        for (int slot = 0; slot < slots.Count; slot++) Layout.FromLogical<T>(slots[slot], Slot(slot));
        Count = count;
    }
}
