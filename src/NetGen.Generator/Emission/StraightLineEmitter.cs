using NetGen.Generator.Lowering.Elementwise;
using NetGen.Generator.Lowering.StraightLine;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>Prints a <see cref="StraightLinePlan"/>: three methods without loops, for four examples at a time.</summary>
internal static class StraightLineEmitter
{
    private const string Optimized = "[MethodImpl(MethodImplOptions.AggressiveOptimization)]";

    /// <summary>Lane sums are taken four at a time.</summary>
    private const int Lanes = 4;

    /// <param name="name">Name of the printed struct.</param>
    public static void Emit(StraightLinePlan plan, string name, string scalar, Precision precision, CodeWriter code, CancellationToken cancellation)
    {
        var printer = new ExpressionPrinter(Dialect.StraightLine(precision));
        string span = $"ReadOnlySpan<{scalar}>", target = $"Span<{scalar}>";

        code.Line($"using V = global::System.Runtime.Intrinsics.{(precision == Precision.Single ? "Vector128<float>" : "Vector256<double>")};   // one value of four examples");
        code.Line("using static global::NetGen.Kernels.Quad;");
        code.Line();
        code.Summary("The network in straight lines: p holds the parameters; what <c>rows</c> leaves out repeats the last example and counts nothing.");
        using (code.Braces($"file readonly struct {name} : IStraightLineProgram<{scalar}>"))
        {
            code.Line("/// <inheritdoc/>");
            code.Line(Optimized);
            using (code.Braces($"public static void Predict<TRows>({span} p, {span} inputs, {target} outputs, TRows rows) where TRows : struct, IRows"))
            {
                Columns(plan.Inputs, "inputs", code);
                Statements(plan.Forward, printer, code);
                code.Line();
                Stores(plan.Outputs, printer, code);
            }

            cancellation.ThrowIfCancellationRequested();
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line(Optimized);
            using (code.Braces($"public static {scalar} Evaluate<TRows>({span} p, {span} inputs, {span} targets, {target} outputs, TRows rows) where TRows : struct, IRows"))
            {
                Columns(plan.Inputs, "inputs", code);
                Columns(plan.Targets, "targets", code);
                Statements(plan.Training, printer, code);
                code.Line();
                Stores(plan.Outputs, printer, code);
                Statements(plan.Loss, printer, code);
                Loss(plan, printer, code);
            }

            cancellation.ThrowIfCancellationRequested();
            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line(Optimized);
            using (code.Braces($"public static {scalar} Gradient<TRows>({span} p, {span} inputs, {span} targets, {target} gradient, {scalar} scale, TRows rows) where TRows : struct, IRows"))
            {
                Columns(plan.Inputs, "inputs", code);
                Columns(plan.Targets, "targets", code);
                Statements(plan.Training, printer, code);
                code.Line();
                code.Line("// backward: the slope of the loss, from the output down; absent rows have none");
                code.Line($"V {StraightLinePlanner.Share.Name} = Present(Every(scale), rows);");
                Statements(plan.Backward, printer, code);
                code.Line();
                code.Line("// gradient: each parameter's slope, summed over the examples, four parameters at a time");
                Gradients(plan.Gradients, printer, code);
                code.Line();
                code.Line("// loss");
                Statements(plan.Loss, printer, code);
                Loss(plan, printer, code);
            }
        }
    }

    private static void Columns(IReadOnlyList<Local> columns, string source, CodeWriter code)
    {
        for (int i = 0; i < columns.Count; i++) code.Line($"V {columns[i].Name} = Column({source}, {i}, {columns.Count}, rows);");
    }

    private static void Statements(IReadOnlyList<Statement> statements, ExpressionPrinter printer, CodeWriter code)
    {
        foreach (Statement statement in statements)
        {
            if (statement.Comment is null) code.Line($"V {statement.Name} = {printer.Print(statement.Value!)};");
            else code.Line($"\n// {statement.Comment}");
        }
    }

    private static void Stores(IReadOnlyList<Expression> outputs, ExpressionPrinter printer, CodeWriter code)
    {
        for (int i = 0; i < outputs.Count; i++) code.Line($"Store(outputs, {i}, {outputs.Count}, rows, {printer.Print(outputs[i])});");
    }

    private static void Loss(StraightLinePlan plan, ExpressionPrinter printer, CodeWriter code)
    {
        for (int i = 0; i < plan.LossTerms.Count; i++) code.Line($"{(i == 0 ? "V loss" : "loss")} {(i == 0 ? "=" : "+=")} {printer.Print(plan.LossTerms[i])};");
        code.Line("return Sum(Present(loss, rows));");
    }

    private static void Gradients(IReadOnlyList<Expression> gradients, ExpressionPrinter printer, CodeWriter code)
    {
        for (int first = 0; first < gradients.Count; first += Lanes)
        {
            IEnumerable<string> slopes = Enumerable.Range(first, Lanes).Select(i => i < gradients.Count ? printer.Print(gradients[i]) : "default");
            code.Line($"Accumulate(gradient, {first}, SumEach({string.Join(", ", slopes)}));");
        }
    }
}
