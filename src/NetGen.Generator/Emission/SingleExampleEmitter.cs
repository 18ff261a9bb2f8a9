using NetGen.Generator.Lowering.SingleExample;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints a <see cref="SingleExamplePlan"/>: once for registers of 512 bits and once for 256, each in a class of its own.</summary>
internal static class SingleExampleEmitter
{
    private const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    /// <summary>
    /// Never inlined: what the compiler at run time inlines into one method is limited, and a caller that took in several layers with
    /// their activations, or a kernel besides, would be left with real calls in the middle of vector code.
    /// </summary>
    public const string OnItsOwn = "[MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]";

    /// <summary>Prints the choice between the two while the program runs; the compiler at run time keeps one.</summary>
    /// <param name="isSmall">Whether there are two to choose from.</param>
    /// <param name="name">Name of the program.</param>
    public static void EmitChoice(bool isSmall, string name, string scalar, CodeWriter code)
    {
        const string arguments = "ref parameters, ref input, ref output, ref scratch";
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line(Optimized);
        using (code.Braces($"public static void PredictOne(ref {scalar} parameters, ref {scalar} input, ref {scalar} output, ref {scalar} scratch)"))
        {
            if (isSmall)
            {
                code.Line($"if (global::System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated) {name}512.Predict({arguments});");
                code.Line($"else if (global::System.Runtime.Intrinsics.Vector256.IsHardwareAccelerated) {name}256.Predict({arguments});");
            }
            code.Line($"{(isSmall ? "else " : "")}Predict({arguments}, 1);");
        }
    }

    /// <summary>Prints a class for each width, in a namespace of its own for the sake of its using directives.</summary>
    public static void Emit(SingleExamplePlan plan, string name, string scalar, Precision precision, CodeWriter code, CancellationToken cancellation)
    {
        foreach (int bits in new[] { 512, 256 })
        {
            cancellation.ThrowIfCancellationRequested();
            code.Line();
            using (code.Braces("namespace NetGen.Emitted"))
            {
                code.Line("using global::System.Runtime.CompilerServices;");
                code.Line("using global::NetGen.Kernels;");
                code.Line($"using V = global::System.Runtime.Intrinsics.Vector{bits}<{scalar}>;");
                code.Line("using static global::NetGen.Kernels.BuiltIn;");
                code.Line("using static global::System.Runtime.CompilerServices.Unsafe;");
                code.Line($"using static global::System.Runtime.Intrinsics.Vector{bits};");
                code.Line();
                code.Summary($"One example, in registers of {bits} bits.");
                using (code.Braces($"file static class {name}{bits}"))
                {
                    string[] parameters = ["parameters", "inputs", "outputs", "scratch"];
                    code.Line(OnItsOwn);
                    using (code.Braces($"public static void Predict({string.Join(", ", parameters.Select(parameter => $"ref {scalar} {parameter}"))})"))
                    {
                        new LayeredPrinter(scalar, Examples.One).Calls(plan.Calls, code);
                    }
                    foreach (SmallLayer layer in plan.Layers)
                    {
                        code.Line();
                        new SmallLayerPrinter(layer, bits, precision, code).Print();
                    }
                }
            }
        }
    }
}
