using System.Globalization;
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
            foreach ((string fact, int value, int usual) in new[]
                     { ("InputRows", plan.InputRows, 1), ("TokenClasses", plan.TokenClasses, 0), ("BatchScratch", plan.BatchScratch, 0) })
            {
                if (value == usual) continue;
                code.Line();
                Constant(fact, value, code);
            }

            if (plan.Statistics.Count > 0) EmitBarriers(plan, code);
            string T = $"ref {scalar}";
            const string examples = "nint examples", part = "BatchPart part", dropout = "DropoutStream dropout";
            Method("Predict", [$"{T} parameters", $"{T} inputs", $"{T} outputs", $"{T} scratch", examples], plan.Predict);
            SmallEmitter.EmitPredict(plan.Small is not null, name, scalar, code);
            Method("FirstLayer", [$"{T} parameters", $"{T} inputs", $"{T} scratch", examples, "WorkSlice slice"], plan.FirstLayer);
            Phased("Forward", [$"{T} parameters", $"{T} inputs", $"{T} targets", $"{T} scratch", $"{T} losses", part, dropout], plan.Forward);
            SmallEmitter.EmitForward(plan is { Small: not null, Forward.Count: 1 }, name, scalar, code);
            Method("Outputs", [$"{T} scratch", $"{T} outputs", examples], plan.Outputs);
            Phased("ForwardFrom", [$"{T} parameters", $"{T} inputs", $"{T} seeds", $"{T} scratch", $"{T} products", part, dropout], plan.ForwardFrom);
            Phased("Backward",
                [$"{T} parameters", $"{T} targets", $"{T} weights", $"{T} scratch", $"{T} transposed", part, $"{scalar} scale", dropout],
                plan.Backward);
            Method("InputGradient", [$"{T} parameters", $"{T} scratch", $"{T} inputGradient", $"{T} transposed", part], plan.InputGradient);
            Method("Update",
                [$"{T} inputs", $"{T} scratch", "in TSink sink", examples, "WorkSlice slice"],
                plan.Update, "<TSink>", $" where TSink : struct, IGradientSink<{scalar}>");
            if (plan.Statistics.Count > 0) EmitStatistics(plan, T, code);
            if (plan.UpdateState.Count > 0) Method("UpdateState", [$"{T} parameters", $"{T} scratch", examples], plan.UpdateState);
        }

        // A phase is chosen by the part of the batch that is asked for.
        void Phased(string method, string[] parameters, IReadOnlyList<KernelSequence> phases)
        {
            if (phases.Count == 1)
            {
                Method(method, parameters, phases[0]);
                return;
            }

            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line(CompilerHints.Optimized);
            using (code.Braces($"public static void {method}({string.Join(", ", parameters)})"))
            {
                string passed = string.Join(", ", parameters.Select(Passed));
                for (int i = 0; i < phases.Count; i++)
                {
                    string condition = i == phases.Count - 1 ? "" : $"if (part.Phase == {i}) ";
                    code.Line($"{(i == 0 ? "" : "else ")}{condition}{method}Phase{i}({passed});");
                }
            }
            for (int i = 0; i < phases.Count; i++) Method($"{method}Phase{i}", parameters, phases[i], isInherited: false);
        }

        void Method(string method, string[] parameters, KernelSequence calls, string type = "", string constraint = "", bool isInherited = true)
        {
            string arguments = string.Join(", ", parameters);
            var print = new TiledPrinter(scalar, parameters.Contains("BatchPart part") ? Examples.Part : Examples.All);
            string visibility = isInherited ? "public" : "private";
            code.Line();
            if (isInherited) code.Line("/// <inheritdoc/>");
            code.Line(CompilerHints.Optimized);
            if (calls.Parts is [var only])
            {
                using (code.Braces($"{visibility} static void {method}{type}({arguments}){constraint}")) print.Calls(only, code);
                return;
            }

            // Continued in other methods.
            string passed = string.Join(", ", parameters.Select(Passed));
            using (code.Braces($"{visibility} static void {method}{type}({arguments}){constraint}"))
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

    private static void EmitBarriers(TiledPlan plan, CodeWriter code)
    {
        foreach ((string name, int value) in new[] { ("ForwardBarriers", plan.Forward.Count - 1), ("BackwardBarriers", plan.Backward.Count - 1) })
        {
            code.Line();
            Constant(name, value, code);
        }
    }

    /// <summary>One barrier after the other.</summary>
    private static void EmitStatistics(TiledPlan plan, string reference, CodeWriter code)
    {
        var print = new TiledPrinter(reference.Split(' ')[1], Examples.All);
        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line(CompilerHints.Optimized);
        string parameters = $"int barrier, {reference} parameters, {reference} scratch, nint examples, bool isTraining, WorkSlice slice";
        using (code.Braces($"public static void Statistics({parameters})"))
        {
            using (code.Braces("switch (barrier)"))
            {
                for (int i = 0; i < plan.Statistics.Count; i++)
                {
                    using (code.Braces($"case {i.ToString(CultureInfo.InvariantCulture)}:"))
                    {
                        print.Calls([plan.Statistics[i]], code);
                        code.Line("break;");
                    }
                }
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
