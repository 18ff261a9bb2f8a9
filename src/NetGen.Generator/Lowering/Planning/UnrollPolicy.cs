using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Planning;

/// <summary>Decides what is printed as straight-line code: every threshold stands here, with its reason.</summary>
internal static class UnrollPolicy
{
    /// <summary>
    /// Parameters of the largest network printed in straight lines. Up to about here its weights and their gradients stay near the
    /// registers of the machine, and the method within what the JIT optimises: it gives up on a method past some 50 KB of IL, and
    /// stops inlining at about 500 inlined calls.
    /// </summary>
    public const int MicroParameters = 64;

    /// <summary>
    /// Units of the largest network printed in straight lines: each writes out its activation, its derivative and perhaps its loss, some
    /// 400 bytes of IL at the worst, and all stand in one method.
    /// </summary>
    public const int MicroUnits = 48;

    /// <summary>
    /// Multiply-adds of one example in the largest network printed in straight lines. Dense layers use each weight once, and so are within by their
    /// parameters; what uses a weight more often writes it out as often.
    /// </summary>
    public const int MicroMultiplyAdds = MicroParameters;

    /// <summary>
    /// Parts of the longest functions, an activation with its derivative, or a loss with its gradient, in a network printed in straight lines. Each part is
    /// some six bytes of IL, and every unit writes it out; the longest built-in ones have thirty.
    /// </summary>
    public const int LongestFunction = 64;

    /// <summary>A sum of this many products is split into two chains, which run side by side; one chain waits for every product in turn.</summary>
    public const int TermsPerChain = 4;

    /// <summary>More chains than this gain nothing: two multiply-adds a cycle, each ready after four.</summary>
    public const int LargestChainCount = 4;

    /// <summary>
    /// Kernel calls in one method: each takes about 65 bytes of IL with the parts of memory it names, and the method is to stay well
    /// below the 24 KB up to which the JIT is known to optimise everything.
    /// </summary>
    public const int LargestKernelSequence = 100;

    /// <summary>
    /// Functions that straight-line code of one example writes out where they stand, so that they overlap with what is around them. Each is
    /// some twenty inlined calls, of about 500 that the JIT allows a method.
    /// </summary>
    public const int MostInlinedFunctions = 8;

    /// <summary>
    /// Multiply-adds, of 64 bytes each, in the largest layer whose products for a single example are written out. To here the text gains
    /// over the loop of the kernel (no counting, no call chain, no remainders); beyond it the loop is as fast and its code a hundredth.
    /// In registers of half the size it makes 256 statements of some 30 bytes of IL.
    /// </summary>
    public const int SmallLayer = 128;

    /// <summary>
    /// Multiply-adds of all layers written out together: compiling one takes 10 to 30 microseconds at its first call, and a line of text at both
    /// widths.
    /// </summary>
    public const int SmallLayers = 512;

    /// <summary>
    /// Bytes in a row of the weights, from which on a layer is not written out, however few its inputs: a row is then a stream, in which
    /// a loop keeps all chains busy.
    /// </summary>
    public const int StreamBytes = 1024;

    /// <summary>Layers of up to this many times 64 bytes of outputs get four partial sums per output.</summary>
    private const int NarrowGroups = 4;

    /// <summary>
    /// Sums that are carried side by side in registers of 512 bits, of which there are 32: two multiply-adds a cycle, each ready after
    /// four, need eight; twice as many share one broadcast input among more registers.
    /// </summary>
    public const int SumsAt512 = 16;

    /// <summary>The same at 256 bits, where a machine may have 16 registers: one is for the input, and some for the totals of sums before.</summary>
    public const int SumsAt256 = 12;

    /// <summary>Registers of outputs that share a broadcast input while each has several partial sums: four totals and eight sums fit 16 registers.</summary>
    public const int SplitRegisters = 4;

    /// <summary>
    /// Into how many partial sums a single example's sum of products is split: no chain of additions may be waited for, and few outputs
    /// make few chains. A matter of the layer's bytes alone, as in the kernel for a single example (<c>VectorTimesMatrix</c>), so that
    /// straight lines and kernel give the same bits at every width.
    /// </summary>
    public static int PartialSums(int outputs, Precision precision)
    {
        int groups = Padding.Of(outputs, precision) / Padding.LineOf(precision);
        return groups == 1 ? 8 : groups <= NarrowGroups ? 4 : 1;
    }

    /// <summary>Whether a layer is written out for a single example.</summary>
    /// <param name="inputs">Its inputs.</param>
    /// <param name="outputs">Its outputs.</param>
    /// <param name="precision">Decides how many values fit 64 bytes.</param>
    /// <param name="before">Multiply-adds written out so far; those of the layer are added if it is.</param>
    public static bool IsSmall(int inputs, int outputs, Precision precision, ref int before)
    {
        long groups = Padding.Of(outputs, precision) / Padding.LineOf(precision), multiplyAdds = inputs * groups;
        if (multiplyAdds > SmallLayer || groups * 64 >= StreamBytes || before + multiplyAdds > SmallLayers) return false;
        before += (int)multiplyAdds;
        return true;
    }

    /// <summary>
    /// Outputs, times 64 bytes, of the widest written-out layer that applies a long activation in the same method. In registers of 256
    /// bits that makes four copies of some 60 to 90 inlined calls each, within the 500 of a method; a wider row goes through the kernel.
    /// </summary>
    private const int LongActivationGroups = 2;

    /// <summary>Whether a written-out layer applies an activation in registers, rather than the kernel in a second pass.</summary>
    public static bool IsInlined(ElementwiseFunction activation, int outputs, Precision precision) => !activation.SpoilsPadding && (activation.IsShort
        || (Padding.Of(outputs, precision) <= LongActivationGroups * Padding.LineOf(precision)
            && activation.Body.All().OfType<Call>().Select(call => call.Function)
                .Where(function => !function.IsInstruction()).ToArray()
                is [not (MathFunction.Erf or MathFunction.Gelu or MathFunction.GeluDerivative or MathFunction.Softplus or MathFunction.Log)]));

    /// <summary>How many independent chains a sum of products is split into.</summary>
    public static int ChainsFor(int terms) => terms < TermsPerChain ? 1 : terms < 4 * TermsPerChain ? 2 : LargestChainCount;

    /// <summary>Whether straight-line code writes functions out where they stand.</summary>
    /// <param name="calls">The functions that training calls, each as often as it does.</param>
    public static bool InlinesFunctions(IEnumerable<MathFunction> calls) => calls.Count() <= MostInlinedFunctions;

    /// <summary>Why a network is printed in straight lines.</summary>
    public static string ReasonUnrolled => $"it has at most {MicroParameters} parameters and {MicroUnits} units";

    /// <summary>Why a network is not printed in straight lines; null where it is.</summary>
    public static string? ReasonNotUnrolled(NetworkProgram program)
    {
        if (program.Forward.Any(static operation => operation is Dropout)) return "dropout draws a mask for every value";
        if (!program.Forward.All(HasStraightLines)) return "it computes more than products with weights and functions of their sums";
        ProgramCost cost = ProgramCost.Of(program);
        return cost.Parameters > MicroParameters ? $"it has {cost.Parameters} parameters, more than {MicroParameters}"
            : cost.Units > MicroUnits ? $"it has {cost.Units} units, more than {MicroUnits}"
            : LongestOf(program) > LongestFunction ? "a function of its units is too long to be written out for each"
            : HasPoles(program) ? "a function of its units may be infinite, and that of absent examples and units would count"
            : cost.MultiplyAdds > MicroMultiplyAdds ? $"it has {cost.MultiplyAdds} multiply-adds, more than {MicroMultiplyAdds}"
            : null;
    }

    /// <summary>
    /// In straight lines zeros take the place of what is absent, and the gradients of these are zero: no such product may have an infinite factor.
    /// </summary>
    private static bool HasPoles(NetworkProgram program) => program.Forward.OfType<Map>()
        .Any(static map => map.Function.Body.MayHavePoles() || map.Backward?.Body.MayHavePoles() == true);

    private static int LongestOf(NetworkProgram program)
    {
        IEnumerable<int> maps = program.Forward.OfType<Map>().Select(static map => SizeOf(map.Function) + SizeOf(map.Backward));
        return maps.Append(SizeOf(program.Loss.Loss.Forward) + SizeOf(program.Loss.Loss.Gradient)).Max();
    }

    private static int SizeOf(ElementwiseFunction? function) => function?.Body.All().Count() ?? 0;

    /// <summary>Whether straight-line code can be written for an operation.</summary>
    private static bool HasStraightLines(Operation operation) => operation.Result.Axes.Count == 2 && operation switch
    {
        Contraction product => product is { Into.IsPlain: true, Left.IsPlain: true, Right: { IsPlain: true, Tensor.Role: TensorRole.Parameter } },
        Map map => map.Arguments.All(argument =>
            argument.IsPlain && argument.Tensor.Role != TensorRole.Input && argument.Tensor.Axes.SequenceEqual(map.Result.Axes)),
        _ => operation is Softmax,
    };
}
