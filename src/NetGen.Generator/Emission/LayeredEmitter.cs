using NetGen.Generator.Lowering;
using NetGen.Generator.Lowering.Layered;

namespace NetGen.Generator.Emission;

/// <summary>Prints a <see cref="LayeredPlan"/>: every method names its parts of memory, then calls the kernels one after the other.</summary>
internal static class LayeredEmitter
{
    private const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    /// <param name="name">Name of the printed struct.</param>
    public static void Emit(LayeredPlan plan, string name, string scalar, CodeWriter code)
    {
        code.Line("using static global::NetGen.Kernels.BuiltIn;");
        code.Line("using static global::System.Runtime.CompilerServices.Unsafe;");
        code.Line();
        code.Summary("The network as calls of kernels. Rows in scratch memory are padded to 64 bytes, and those of a batch lie behind one another.");
        using (code.Braces($"file readonly struct {name} : ILayeredProgram<{scalar}>"))
        {
            Constant("PredictScratch", plan.PredictScratch, code);
            code.Line();
            Constant("TrainingScratch", plan.TrainingScratch, code);
            code.Line();
            Constant("SharedScratch", plan.SharedScratch, code);

            string T = $"ref {scalar}";
            string[] data = [$"{T} parameters", $"{T} inputs", $"{T} targets", $"{T} scratch"];
            const string examples = "nint examples", dropout = "DropoutStream dropout";
            Method("void", "Predict", [$"{T} parameters", $"{T} inputs", $"{T} outputs", $"{T} scratch", examples], plan.Predict);
            Method(scalar, "Forward", [.. data, examples, dropout], plan.Forward);
            Method("void", "Outputs", [$"{T} scratch", $"{T} outputs", examples], plan.Outputs);
            Method("void", "Backward", [.. data, $"{T} gradient", examples, $"{scalar} scale", dropout], plan.Backward);
        }

        void Method(string type, string method, string[] parameters, IReadOnlyList<KernelCall> calls)
        {
            string arguments = string.Join(", ", parameters);
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line(Optimized);
            if (calls.Count <= UnrollPolicy.LargestKernelSequence)
            {
                using (code.Braces($"public static {type} {method}({arguments})")) Calls(calls, plan, scalar, code);
                return;
            }

            // A method of a very deep network is continued in others: the compiler gives up optimising a very long one.
            string passed = string.Join(", ", parameters.Select(parameter => (parameter.StartsWith("ref ", StringComparison.Ordinal) ? "ref " : "") + parameter.Split(' ')[^1]));
            KernelCall[][] parts = [.. Parts(calls)];
            using (code.Braces($"public static {type} {method}({arguments})"))
            {
                for (int i = 1; i <= parts.Length; i++) code.Line($"{(i == parts.Length && type != "void" ? "return " : "")}{method}{i}({passed});");
            }
            for (int i = 1; i <= parts.Length; i++)
            {
                code.Line();
                code.Line(Optimized);
                using (code.Braces($"private static {(i == parts.Length ? type : "void")} {method}{i}({arguments})")) Calls(parts[i - 1], plan, scalar, code);
            }
        }
    }

    private static IEnumerable<KernelCall[]> Parts(IReadOnlyList<KernelCall> calls)
    {
        for (int first = 0; first < calls.Count; first += UnrollPolicy.LargestKernelSequence)
        {
            yield return [.. calls.Skip(first).Take(UnrollPolicy.LargestKernelSequence)];
        }
    }

    private static void Constant(string name, int value, CodeWriter code)
    {
        code.Line("/// <inheritdoc/>");
        code.Line($"public static int {name} => {value};");
    }

    private static void Calls(IReadOnlyList<KernelCall> calls, LayeredPlan plan, string scalar, CodeWriter code)
    {
        foreach (PlaceOperand place in calls.SelectMany(call => call.Operands).OfType<PlaceOperand>().Distinct())
        {
            code.Line($"ref {scalar} {place.Name} = ref {Address(place, plan)};");
        }
        code.Line();
        foreach (KernelCall call in calls)
        {
            string types = call.Function is null ? "" : $"<{call.Function}, {scalar}>";
            code.Line($"{(call.ReturnsLoss ? "return " : "")}{call.Kernel}{types}({string.Join(", ", call.Operands.Select(operand => Print(operand, scalar)))});");
        }
    }

    private static string Address(PlaceOperand place, LayeredPlan plan) => place switch
    {
        { Block: MemoryBlock.Scratch, Offset: 0 } => "scratch",
        { Block: MemoryBlock.Parameters, Offset: 0 } => "parameters",
        { Block: MemoryBlock.Gradient, Offset: 0 } => "gradient",
        { Block: MemoryBlock.Scratch } => $"Add(ref scratch, examples * {place.Offset})",
        { Block: MemoryBlock.Shared } => $"Add(ref scratch, examples * {plan.TrainingScratch})",
        { Block: MemoryBlock.Gradient } => $"Add(ref gradient, {place.Offset})",
        _ => $"Add(ref parameters, {place.Offset})",
    };

    private static string Print(Operand operand, string scalar) => operand switch
    {
        RowsOperand rows => "ref " + rows.Name,
        PlaceOperand place => "ref " + place.Name,
        AbsentOperand => $"ref NullRef<{scalar}>()",
        SizeOperand size => size.Value.ToString(System.Globalization.CultureInfo.InvariantCulture),
        RateOperand rate => CSharpLiteral.OfDouble(rate.Value),
        ExamplesOperand { Times: 1 } => "examples",
        ExamplesOperand examples => $"examples * {examples.Times}",
        ArgumentOperand argument => argument.Name,
        _ => throw new InvalidOperationException(operand.GetType().Name),
    };
}
