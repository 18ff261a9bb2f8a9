using NetGen.Generator.Lowering.Kernels;
using NetGen.Generator.Lowering.Tiled;

namespace NetGen.Generator.Emission;

/// <summary>Prints a <see cref="TiledPlan"/>: every method names its parts of memory, then calls the kernels one after the other.</summary>
internal static class TiledEmitter
{
    /// <param name="name">Name of the printed struct.</param>
    public static void Emit(TiledPlan plan, string name, string scalar, CodeWriter code)
    {
        code.Line("using static global::NetGen.Kernels.BuiltIn;");
        code.Line("using static global::System.Runtime.CompilerServices.Unsafe;");
        code.Line();
        code.Summary("The network as calls of kernels. Rows in scratch memory are padded to 64 bytes, and those of a batch lie behind one another.");
        using (code.Braces($"file readonly struct {name} : ITiledProgram<{scalar}>"))
        {
            Constant("PredictScratch", plan.ScratchPerPrediction, code);
            code.Line();
            Constant("TrainingScratch", plan.TrainingScratch, code);
            code.Line();
            Constant("TransposedScratch", plan.TransposedScratch, code);
            code.Line();
            Constant("InputTransposedScratch", plan.InputTransposedScratch, code);
            code.Line();
            Constant("InputRows", plan.InputRows, code);

            string T = $"ref {scalar}";
            const string examples = "nint examples", part = "BatchPart part", dropout = "DropoutStream dropout";
            Method("Predict", [$"{T} parameters", $"{T} inputs", $"{T} outputs", $"{T} scratch", examples], plan.Predict);
            SmallEmitter.EmitPredict(plan.Small is not null, name, scalar, code);
            Method("FirstLayer", [$"{T} parameters", $"{T} inputs", $"{T} scratch", examples, "WorkSlice slice"], plan.FirstLayer);
            Method("Forward", [$"{T} parameters", $"{T} inputs", $"{T} targets", $"{T} scratch", $"{T} losses", part, dropout], plan.Forward);
            SmallEmitter.EmitForward(plan.Small is not null, name, scalar, code);
            Method("Outputs", [$"{T} scratch", $"{T} outputs", examples], plan.Outputs);
            Method("ForwardFrom", [$"{T} parameters", $"{T} inputs", $"{T} seeds", $"{T} scratch", $"{T} products", part, dropout], plan.ForwardFrom);
            Method("Backward",
                [$"{T} parameters", $"{T} targets", $"{T} weights", $"{T} scratch", $"{T} transposed", part, $"{scalar} scale", dropout],
                plan.Backward);
            Method("InputGradient", [$"{T} parameters", $"{T} scratch", $"{T} inputGradient", $"{T} transposed", part], plan.InputGradient);
            Method("Update",
                [$"{T} inputs", $"{T} scratch", "in TSink sink", examples, "WorkSlice slice"],
                plan.Update, "<TSink>", $" where TSink : struct, IGradientSink<{scalar}>");
        }

        void Method(string method, string[] parameters, KernelSequence calls, string type = "", string constraint = "")
        {
            string arguments = string.Join(", ", parameters);
            var print = new TiledPrinter(scalar, parameters.Contains("BatchPart part") ? Examples.Part : Examples.All);
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line(CompilerHints.Optimized);
            if (calls.Parts is [var only])
            {
                using (code.Braces($"public static void {method}{type}({arguments}){constraint}")) print.Calls(only, code);
                return;
            }

            // Continued in other methods.
            string passed = string.Join(", ", parameters.Select(Passed));
            using (code.Braces($"public static void {method}{type}({arguments}){constraint}"))
            {
                for (int i = 1; i <= calls.Parts.Count; i++) code.Line($"{method}{i}({passed});");
            }
            for (int i = 1; i <= calls.Parts.Count; i++)
            {
                code.Line();
                code.Line(CompilerHints.Optimized);
                using (code.Braces($"private static void {method}{i}{type}({arguments}){constraint}")) print.Calls(calls.Parts[i - 1], code);
            }
        }
    }

    /// <summary>A parameter handed on: as it came, by reference or by value.</summary>
    private static string Passed(string parameter)
    {
        string[] words = parameter.Split(' ');
        return words[0] is "ref" or "in" ? $"{words[0]} {words[^1]}" : words[^1];
    }

    private static void Constant(string name, int value, CodeWriter code)
    {
        code.Line("/// <inheritdoc/>");
        code.Line($"public static int {name} => {value};");
    }
}
