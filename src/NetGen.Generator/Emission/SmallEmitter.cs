using NetGen.Generator.Lowering.Kernels;
using NetGen.Generator.Lowering.Small;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints a <see cref="SmallPlan"/>: once for registers of 512 bits and once for 256, each in a class of its own.</summary>
internal static class SmallEmitter
{
    /// <summary>Prints the prediction of one example: a choice while the program runs, of which the compiler at run time keeps one.</summary>
    /// <param name="isSmall">Whether there are classes to choose from.</param>
    /// <param name="name">Name of the program.</param>
    public static void EmitPredict(bool isSmall, string name, string scalar, CodeWriter code) =>
        EmitChoice("Predict", ["parameters", "input", "output", "scratch"], "",
            ["Predict(ref parameters, ref input, ref output, ref scratch, 1);"],
            isSmall, name, scalar, code);

    /// <summary>Prints the way of one example to its loss, likewise.</summary>
    /// <inheritdoc cref="EmitPredict"/>
    public static void EmitForward(bool isSmall, string name, string scalar, CodeWriter code) =>
        EmitChoice(
            "Forward",
            ["parameters", "input", "target", "scratch", "loss"],
            ", dropout",
            ["FirstLayer(ref parameters, ref input, ref scratch, 1, WorkSlice.Whole);",
                "Forward(ref parameters, ref input, ref target, ref scratch, ref loss, BatchPart.Whole(1), dropout);"],
            isSmall,
            name,
            scalar,
            code);

    /// <param name="references">What the method is given.</param>
    /// <param name="forOne">What a method for one example is given besides.</param>
    /// <param name="forMany">The methods for many, called for one.</param>
    private static void EmitChoice(
        string method, string[] references, string forOne, string[] forMany, bool isSmall, string name, string scalar, CodeWriter code)
    {
        string arguments = string.Join(", ", references.Select(reference => $"ref {reference}"));
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line(CompilerHints.Optimized);
        using (code.Braces($"public static void {method}One({Parameters(references, scalar, forOne)})"))
        {
            if (!isSmall)
            {
                foreach (string call in forMany) code.Line(call);
                return;
            }
            for (int i = 0; i < SmallPlan.Widths.Count; i++)
            {
                int bits = SmallPlan.Widths[i];
                string condition = $"{(i == 0 ? "" : "else ")}if (global::System.Runtime.Intrinsics.Vector{bits}.IsHardwareAccelerated)";
                code.Line($"{condition} {name}{bits}.{method}({arguments}{forOne});");
            }
            if (forMany.Length == 1)
            {
                code.Line($"else {forMany[0]}");
                return;
            }
            using (code.Braces("else"))
            {
                foreach (string call in forMany) code.Line(call);
            }
        }
    }

    private static string Parameters(string[] references, string scalar, string dropout) =>
        string.Join(", ", references.Select(reference => $"ref {scalar} {reference}")) + dropout.Replace("dropout", "DropoutStream dropout");

    /// <summary>Prints a class for each width, in a namespace of its own for the sake of its using directives.</summary>
    public static void Emit(SmallPlan plan, string name, string scalar, Precision precision, CodeWriter code, CancellationToken cancellation)
    {
        for (int width = 0; width < SmallPlan.Widths.Count; width++)
        {
            cancellation.ThrowIfCancellationRequested();
            int bits = SmallPlan.Widths[width];
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
                    Method("Predict", ["parameters", "inputs", "outputs", "scratch"], "", plan.Predict);
                    code.Line();
                    Method("Forward", ["parameters", "inputs", "targets", "scratch", "losses"], ", dropout", plan.Forward);
                    foreach (SmallLayer layer in plan.Layers)
                    {
                        code.Line();
                        new SmallLayerPrinter(layer, layer.Registers[width], precision, code).Print();
                    }
                }
            }
        }

        void Method(string method, string[] references, string dropout, IReadOnlyList<KernelCall> calls)
        {
            code.Line(CompilerHints.OptimizedOnItsOwn);
            using (code.Braces($"public static void {method}({Parameters(references, scalar, dropout)})"))
            {
                new TiledPrinter(scalar, Examples.One).Calls(calls, code);
            }
        }
    }
}
