using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>One value of four examples: what the straight-line code of small networks is printed with.</summary>
/// <remarks>
/// A value is a <c>Vector128&lt;float&gt;</c> or a <c>Vector256&lt;double&gt;</c>, one example per lane; every function is here once for
/// each, with the same text. Concrete vectors rather than lanes, because a straight-line body would exceed what the compiler inlines.
/// </remarks>
public static partial class Quad
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    // Once per program, not once per use: straight-line code would otherwise repeat a polynomial for every neuron.
    private const MethodImplOptions Outline = MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization;
}
