using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>One thread's slice of work that several do together.</summary>
/// <param name="Part">Which slice, from 0.</param>
/// <param name="Of">How many there are.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct WorkSlice(int Part, int Of)
{
    /// <summary>All of it.</summary>
    public static WorkSlice Whole => new(0, 1);

    /// <summary>The slice of a number of things: from the first to before the second number. Slices begin at multiples of the grain.</summary>
    /// <param name="count">How many things there are.</param>
    /// <param name="grain">How many belong together.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (nint First, nint End) Range(nint count, nint grain)
    {
        if (Of == 1) return (0, count);
        nint grains = (count + grain - 1) / grain;
        return (Math.Min(count, grains * Part / Of * grain), Math.Min(count, grains * (Part + 1) / Of * grain));
    }
}
