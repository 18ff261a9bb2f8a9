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
            Constant("TrainingScratch", plan.TrainingScratch, code);
            Constant("SharedScratch", plan.SharedScratch, code);

            string T = $"ref {scalar}";
            Method($"void Predict({T} parameters, {T} inputs, {T} outputs, {T} scratch, nint examples)", plan.Predict, plan, scalar, code);
            Method($"{scalar} Forward({T} parameters, {T} inputs, {T} targets, {T} scratch, nint examples, DropoutStream dropout)", plan.Forward, plan, scalar, code);
            Method($"void Outputs({T} scratch, {T} outputs, nint examples)", plan.Outputs, plan, scalar, code);
            Method(
                $"void Backward({T} parameters, {T} inputs, {T} targets, {T} scratch, {T} gradient, nint examples, {scalar} scale, DropoutStream dropout)",
                plan.Backward, plan, scalar, code);
        }
    }

    private static void Constant(string name, int value, CodeWriter code)
    {
        code.Line("/// <inheritdoc/>");
        code.Line($"public static int {name} => {value};");
        code.Line();
    }

    private static void Method(string signature, IReadOnlyList<KernelCall> calls, LayeredPlan plan, string scalar, CodeWriter code)
    {
        code.Line("/// <inheritdoc/>");
        code.Line(Optimized);
        using (code.Braces("public static " + signature))
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
        if (!signature.StartsWith("void Backward", StringComparison.Ordinal)) code.Line();
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
