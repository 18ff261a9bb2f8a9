using NetGen.Generator.Lowering.Elementwise;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering;

/// <summary>Decides what is printed as straight-line code: every threshold stands here, with its reason.</summary>
internal static class UnrollPolicy
{
    /// <summary>
    /// Parameters of the largest network printed in straight lines. Up to about here its weights and their gradients stay near the
    /// registers of the machine, and the method within what the JIT optimises: it gives up on a method past some 50 KB of IL, and
    /// stops inlining at about 500 inlined calls.
    /// </summary>
    public const int StraightLineParameters = 64;

    /// <summary>
    /// Units of the largest network printed in straight lines: each writes out its activation, its slope and perhaps its loss, some
    /// 400 bytes of IL at the worst, and all stand in one method.
    /// </summary>
    public const int StraightLineUnits = 48;

    /// <summary>A sum of this many products is split into two chains, which run side by side; one chain waits for every product in turn.</summary>
    public const int TermsPerChain = 4;

    /// <summary>More chains than this gain nothing: two multiply-adds a cycle, each ready after four.</summary>
    public const int LargestChainCount = 4;

    /// <summary>
    /// Kernel calls in one method: each takes about 65 bytes of IL with the parts of memory it names, and the method is to stay well
    /// below the 24 KB up to which the JIT is known to optimise everything.
    /// </summary>
    public const int LargestKernelSequence = 100;

    /// <summary>To be measured.</summary>
    public const int MostInlinedFunctions = 8;

    /// <summary>How many independent chains a sum of products is split into.</summary>
    public static int ChainsFor(int terms) => terms < TermsPerChain ? 1 : terms < 4 * TermsPerChain ? 2 : LargestChainCount;

    /// <summary>Whether straight-line code writes functions out where they stand.</summary>
    /// <param name="calls">The functions that training calls, each as often as it does.</param>
    public static bool InlinesFunctions(IEnumerable<Primitive> calls) => calls.Count() <= MostInlinedFunctions;

    /// <summary>Why a network is not printed in straight lines; null where it is.</summary>
    public static string? ReasonNotUnrolled(NetworkSpec spec)
    {
        if (spec.Layers.OfType<DropoutSpec>().Any()) return "dropout draws a mask for every value";
        long parameters = ParameterCount(spec);
        if (parameters > StraightLineParameters) return $"it has {parameters} parameters, more than {StraightLineParameters}";
        long units = spec.Layers.OfType<DenseSpec>().Sum(layer => (long)layer.Units);
        return units > StraightLineUnits ? $"it has {units} units, more than {StraightLineUnits}" : null;
    }

    /// <summary>Weights and biases of a network.</summary>
    public static long ParameterCount(NetworkSpec spec)
    {
        long count = 0, inputs = spec.InputSize;
        foreach (DenseSpec layer in spec.Layers.OfType<DenseSpec>())
        {
            count += inputs * layer.Units + (layer.Bias ? layer.Units : 0);
            inputs = layer.Units;
        }
        return count;
    }
}
