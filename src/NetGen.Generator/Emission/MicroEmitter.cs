using NetGen.Generator.Lowering.Elementwise;
using NetGen.Generator.Lowering.Micro;
using NetGen.Generator.Model;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints a <see cref="MicroPlan"/>, methods without loops: for one example with the units of a layer in the lanes, and for several with the examples
/// in the lanes. Both are generic over what a variable holds, so that they are the same text for registers of every width, and for single values.
/// </summary>
internal sealed class MicroEmitter(MicroPlan plan, string name, Precision precision, CodeWriter code)
{
    private readonly ExpressionPrinter _printer = new(Dialect.Micro(plan.InlinesFunctions));
    private readonly string _scalar = precision == Precision.Single ? "float" : "double";

    /// <summary>Prints the program, in a namespace that is open.</summary>
    public void Emit()
    {
        string program = $"IMicroProgram<{_scalar}>", values = $"PinnedValues<{_scalar}>", read = $"ReadOnlySpan<{_scalar}>";
        code.Summary("The network in straight lines: p holds the parameters, x the input, t the target, y the output. V is a register.");
        using CodeWriter.Block block = code.Braces($"file readonly struct {name} : {program}");
        code.Line($"static int {program}.InputSize => {plan.InputSize};");
        code.Line($"static int {program}.OutputSize => {plan.OutputSize};");
        code.Line($"static int {program}.ParameterSize => {plan.ParameterSize};");
        code.Line($"static bool {program}.IsMean => {(plan.IsMean ? "true" : "false")};");
        Method("One example: a variable holds four units of a layer.", $"void {program}.Predict<V>({values} p, {read} x, Span<{_scalar}> y)", PredictOne);
        Method("", $"{_scalar} {program}.Train<V>({values} p, {read} x, {read} t, {values} gradient)", TrainOne);
        Method(
            "Several examples, one in each lane: a variable holds one value of each.",
            $"void {program}.PredictEach<V, TParameters, TRows>(TParameters p, {values} x, {values} y, TRows rows)",
            PredictEach);
        Method("", $"V {program}.TrainEach<V, TParameters, TRows, TGoal, TGradient>(TParameters p, {values} x, {values} t, {_scalar} scale, TRows rows, TGradient gradient)", TrainEach);
    }

    private void Method(string comment, string signature, Action body)
    {
        code.Line();
        if (comment.Length > 0) code.Line($"// {comment}");
        code.Line(CompilerHints.Optimized);
        using (code.Braces($"static {signature}")) body();
    }

    private void PredictOne()
    {
        OneExampleText text = plan.OneExample;
        Statements(text.Predict);
        code.Line();
        for (int i = 0; i < text.Outputs.Count; i++)
        {
            int count = plan.OutputSize - 4 * i;
            string value = _printer.Print(text.Outputs[i]);
            code.Line(plan.OutputSize == 1 ? $"y[0] = V.Scalar({value});" : $"V.Store(y, {4 * i}, {(count < 4 ? $"{count}, " : "")}{value});");
        }
    }

    private void TrainOne()
    {
        OneExampleText text = plan.OneExample;
        Statements(text.Train);
        code.Line();
        code.Line("// loss");
        Sum("V loss =", text.Loss);
        code.Line();
        code.Line("// backward: the gradient of the loss, from the output down");
        Statements(text.Backward);
        code.Line();
        code.Line("// the gradient of four parameters at a time");
        foreach (QuadGradient gradient in text.Gradients) code.Line($"V.Store(gradient, {gradient.Offset}, {_printer.Print(gradient.Gradients[0])});");
        code.Line($"return V.{(plan.OutputSize == 1 ? "Scalar" : "Sum")}(loss);");
    }

    private void PredictEach()
    {
        ExamplesText text = plan.Examples;
        Statements(text.Predict);
        code.Line();
        int column = 64 / (precision == Precision.Single ? sizeof(float) : sizeof(double));
        for (int i = 0; i < text.Outputs.Count; i++) code.Line($"y.Store({_printer.Print(text.Outputs[i])}, {i * column});");
    }

    private void TrainEach()
    {
        ExamplesText text = plan.Examples;
        Statements(text.Train);
        code.Line();
        code.Line("// the loss, or the outputs times gradients that are given for them, and where backpropagation starts");
        code.Line($"V {string.Join(", ", text.Start.Select(variable => variable.Name))}, loss;");
        using (code.Braces("if (typeof(TGoal) == typeof(Targets))")) Start(text.OfLoss);
        using (code.Braces("else")) Start(text.OfGiven);
        code.Line($"loss = {MicroPlanner.Present}(loss);");
        code.Line("if (typeof(TGradient) == typeof(NoGradient<V>)) return loss;");
        code.Line();
        code.Line("// backward: the gradient, from the output down");
        Statements(text.Backward);
        code.Line();
        using (code.Braces("if (typeof(TGradient) == typeof(InputGradient<V>))"))
        {
            for (int i = 0; i < text.InputGradient.Count; i++) code.Line($"gradient.Set({i}, {_printer.Print(text.InputGradient[i])});");
        }
        using (code.Braces("else"))
        {
            foreach (QuadGradient gradient in text.Gradients) code.Line($"gradient.Add({gradient.Offset}, {string.Join(", ", gradient.Gradients.Select(_printer.Print))});");
        }
        code.Line("return loss;");
    }

    private void Start(StartText start)
    {
        Sum("loss =", start.Sum);
        if (start.Gradients.Any(gradient => gradient.All().Contains(MicroPlanner.LossScale))) code.Line($"V {MicroPlanner.LossScale.Name} = V.Broadcast(scale);");
        for (int i = 0; i < start.Gradients.Count; i++) code.Line($"{plan.Examples.Start[i].Name} = {_printer.Print(start.Gradients[i])};");
    }

    private void Sum(string declared, SumText sum)
    {
        Statements(sum.Statements);
        for (int i = 0; i < sum.Terms.Count; i++) code.Line($"{(i == 0 ? declared : "loss +=")} {_printer.Print(sum.Terms[i])};");
    }

    private void Statements(IReadOnlyList<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            if (statement.Comment is null) code.Line($"V {statement.Name} = {_printer.Print(statement.Value!)};");
            else code.Remark(statement.Comment);
        }
    }
}
