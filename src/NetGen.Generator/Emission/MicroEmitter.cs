using NetGen.Generator.Lowering.Micro;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Emission;

/// <summary>
/// Prints a <see cref="MicroPlan"/>, methods without loops: for one example with its neurons along the lanes, and for several with the
/// examples along the lanes, the same text for vectors of each width, and for machines and runtimes that do not compile vectors.
/// </summary>
internal sealed class MicroEmitter(MicroPlan plan, string name, Precision precision, CodeWriter code, bool ofScalars = false)
{
    private static readonly int[] Widths = [128, 256, 512];

    private readonly ExpressionPrinter _printer = new(ofScalars ? Dialect.Scalars(precision) : Dialect.Micro(precision));
    private readonly string _scalar = precision == Precision.Single ? "float" : "double";
    private readonly int _bits = precision == Precision.Single ? 32 : 64;

    /// <summary>Prints the part for one example, in a namespace that is open.</summary>
    public void EmitOneExample()
    {
        Usings(4 * _bits, "four neurons of one example");
        code.Line("using static global::NetGen.Kernels.Quad;");
        code.Line();
        code.Summary("The network in straight lines, for one example: p holds the parameters, x the input, t the target, y the output.");
        using (code.Braces($"internal readonly partial struct {name} : IMicroProgram<{_scalar}>"))
        {
            Constant("InputSize", $"{plan.InputSize}", "int");
            Constant("OutputSize", $"{plan.OutputSize}", "int");
            Constant("ParameterSize", $"{plan.ParameterSize}", "int");
            Constant("IsMean", plan.IsMean ? "true" : "false", "bool");

            EmitOneExample("Predict", "Train");
        }
    }

    /// <summary>Prints the parts for several examples, each in a namespace of its own.</summary>
    public void EmitExamples(CancellationToken cancellation)
    {
        foreach (int width in Widths)
        {
            cancellation.ThrowIfCancellationRequested();
            code.Line();
            using (code.Braces("namespace NetGen.Emitted"))
            {
                code.Line("using global::System.Runtime.CompilerServices;");
                code.Line("using global::NetGen.Kernels;");
                Usings(width, $"one value of {width / _bits} examples");
                code.Line();
                code.Summary($"The same for {width / _bits} examples at once, one in each lane.");
                using (code.Braces($"internal readonly partial struct {name}")) EmitExamples();
            }
            // Two ways in and two ways out are more than the compiler would inline functions into.
            code.Line();
            using (code.Braces("namespace NetGen.Emitted"))
            {
                code.Line("using global::System.Runtime.CompilerServices;");
                code.Line("using global::NetGen.Kernels;");
                Usings(width, $"one value of {width / _bits} examples", inlinesFunctions: false);
                code.Line();
                code.Summary($"Derivatives that are asked for on their own, for {width / _bits} examples at once.");
                using (code.Braces($"internal readonly partial struct {name}")) EmitDerivative();
            }
        }
        EmitWithoutVectors();
    }

    /// <summary>Prints everything once more for values in the place of vectors.</summary>
    private void EmitWithoutVectors()
    {
        var scalars = new MicroEmitter(plan, name, precision, code, ofScalars: true);
        code.Line();
        using (code.Braces("namespace NetGen.Emitted"))
        {
            code.Line("using global::System;");
            code.Line("using global::System.Runtime.CompilerServices;");
            code.Line("using global::NetGen.Kernels;");
            code.Line($"using V = {(precision == Precision.Single ? "global::System.Single" : "global::System.Double")};   // one value of one example");
            code.Line("using static global::NetGen.Kernels.Scalars;");
            code.Line();
            code.Summary("The network for one example, and for one of several, where vectors are not compiled.");
            using (code.Braces($"internal readonly partial struct {name}"))
            {
                scalars.EmitOneExample("PredictWithoutVectors", "TrainWithoutVectors");
                code.Line();
                scalars.EmitExamples();
                code.Line();
                scalars.EmitDerivative();
            }
        }
    }

    private void EmitOneExample(string predict, string train)
    {
        MicroText text = ofScalars ? plan.OneExampleApart : plan.OneExample;
        string values = $"PinnedValues<{_scalar}>", read = $"ReadOnlySpan<{_scalar}>";
        code.Line("/// <inheritdoc/>");
        code.Line(CompilerHints.Optimized);
        using (code.Braces($"public static void {predict}({values} p, {read} x, Span<{_scalar}> y)"))
        {
            Statements(text.Predict);
            code.Line();
            for (int i = 0; i < text.Outputs.Count; i++) StoreOutputs(i, _printer.Print(text.Outputs[i]));
        }

        code.Line();
        code.Line("/// <inheritdoc/>");
        code.Line(CompilerHints.Optimized);
        using (code.Braces($"public static {_scalar} {train}({values} p, {read} x, {read} t, {values} gradient)"))
        {
            Forward(text);
            Backward(text, StoreGradient);
            code.Line($"return {(ofScalars ? "loss" : plan.OutputSize == 1 ? "loss[0]" : "Sum(loss)")};");
        }
    }

    private void EmitExamples()
    {
        MicroText text = plan.Examples;
        string values = $"PinnedValues<{_scalar}>";
        code.Line(CompilerHints.Optimized);
        using (code.Braces($"static void IExampleLanes<V, {_scalar}>.Predict<TRows>({values} p, {values} x, {values} y, TRows rows)"))
        {
            Statements(text.Predict);
            code.Line();
            for (int i = 0; i < text.Outputs.Count; i++) code.Line($"rows.Write(y, {i}, {text.Outputs.Count}, {_printer.Print(text.Outputs[i])});");
        }

        code.Line();
        code.Line(CompilerHints.Optimized);
        using (code.Braces($"static V IExampleLanes<V, {_scalar}>.Train<TParameters, TRows, TGradient>"
            + $"(TParameters p, {values} x, {values} t, {_scalar} scale, TRows rows, TGradient gradient)"))
        {
            Forward(text);
            code.Line($"loss = {MicroPlanner.Present}(loss);");
            code.Line("if (!gradient.AreWanted) return loss;");
            Backward(text, AddGradient);
            code.Line("return loss;");
        }
    }

    private void EmitDerivative()
    {
        DerivativeText text = plan.Derivative;
        string values = $"PinnedValues<{_scalar}>";
        code.Line(CompilerHints.Optimized);
        using (code.Braces($"static V IExampleLanes<V, {_scalar}>.Differentiate<TRows, TGradient>"
            + $"({values} p, {values} x, {values} t, {_scalar} scale, bool ofLoss, TRows rows, TGradient gradient, {values} inputGradient)"))
        {
            Statements(text.Forward);
            code.Line();
            code.Line("// where it starts: at the loss, or at gradients that are given for the outputs");
            code.Line($"V {string.Join(", ", text.Start.Select(variable => variable.Name))}, product = {_printer.Print(0)};");
            using (code.Braces("if (ofLoss)"))
            {
                Statements(text.OfLoss);
                if (text.LossGradients.Any(gradient => gradient.All().Contains(MicroPlanner.LossScale))) DeclareLossScale();
                Set(text.Start, text.LossGradients);
            }
            using (code.Braces("else"))
            {
                Statements(text.Given);
                foreach (Expression product in text.Products) code.Line($"product += {_printer.Print(product)};");
                Set(text.Start, text.GivenGradients);
            }
            code.Line();
            code.Line("// backward: the gradient, from the output down");
            Statements(text.Backward);
            code.Line();
            using (code.Braces("if (gradient.AreWanted)"))
            {
                foreach (QuadGradient gradient in text.Gradients) AddGradient(gradient);
            }
            using (code.Braces("else"))
            {
                for (int i = 0; i < text.InputGradient.Count; i++)
                    code.Line($"rows.Write(inputGradient, {i}, {text.InputGradient.Count}, {_printer.Print(text.InputGradient[i])});");
            }
            code.Line($"return {MicroPlanner.Present}(product);");
        }
    }

    private void Set(IReadOnlyList<Local> variables, IReadOnlyList<Expression> values)
    {
        for (int i = 0; i < values.Count; i++) code.Line($"{variables[i].Name} = {_printer.Print(values[i])};");
    }

    private void Usings(int width, string holds) => Usings(width, holds, plan.InlinesFunctions);

    private void Usings(int width, string holds, bool inlinesFunctions)
    {
        code.Line($"using V = global::System.Runtime.Intrinsics.Vector{width}<{_scalar}>;   // {holds}");
        code.Line($"using static global::NetGen.Kernels.Vectors{width};");
        code.Line($"using static global::NetGen.Kernels.{(inlinesFunctions ? "InlinedFunctions" : "CalledFunctions")};");
    }

    private void Constant(string property, string value, string type)
    {
        code.Line("/// <inheritdoc/>");
        code.Line($"public static {type} {property} => {value};");
        code.Line();
    }

    private void Forward(MicroText text)
    {
        Statements(text.Train);
        code.Line();
        code.Line("// loss");
        Statements(text.Loss);
        for (int i = 0; i < text.LossTerms.Count; i++) code.Line($"{(i == 0 ? "V loss =" : "loss +=")} {_printer.Print(text.LossTerms[i])};");
    }

    private void DeclareLossScale() => code.Line($"V {MicroPlanner.LossScale.Name} = Every(scale);");

    private void Backward(MicroText text, Action<QuadGradient> take)
    {
        code.Line();
        code.Line("// backward: the gradient of the loss, from the output down");
        if (text.Backward.Any(ReadsLossScale)) DeclareLossScale();
        Statements(text.Backward);
        code.Line();
        code.Line("// the gradient of four parameters at a time");
        foreach (QuadGradient gradient in text.Gradients) take(gradient);
    }

    private void AddGradient(QuadGradient gradient) =>
        code.Line($"gradient.Add({gradient.Offset}, {string.Join(", ", gradient.Gradients.Select(_printer.Print))});");

    private void StoreGradient(QuadGradient gradient)
    {
        if (!ofScalars) code.Line($"Store(gradient, {gradient.Offset}, {_printer.Print(gradient.Gradients[0])});");
        for (int i = 0; ofScalars && i < gradient.Gradients.Count; i++)
            code.Line($"gradient[{gradient.Offset + i}] = {_printer.Print(gradient.Gradients[i])};");
    }

    private static bool ReadsLossScale(Statement statement) => statement.Value?.All().Contains(MicroPlanner.LossScale) == true;

    private void Statements(IReadOnlyList<Statement> statements)
    {
        foreach (Statement statement in statements)
        {
            if (statement.Comment is null) code.Line($"V {statement.Name} = {_printer.Print(statement.Value!)};");
            else code.Remark(statement.Comment);
        }
    }

    private void StoreOutputs(int index, string value)
    {
        int count = plan.OutputSize - 4 * index;
        if (ofScalars) code.Line($"y[{index}] = {value};");
        else code.Line(plan.OutputSize == 1 ? $"y[0] = {value}[0];" : $"Store(y, {4 * index}, {(count < 4 ? $"{count}, " : "")}{value});");
    }
}
