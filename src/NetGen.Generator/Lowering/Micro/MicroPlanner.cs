using NetGen.Generator.Lowering.Elementwise;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering.Micro;

/// <summary>Writes a small network out, in both forms.</summary>
internal static class MicroPlanner
{
    /// <summary>Keeps a value of absent examples out.</summary>
    public const string Present = "rows.Present";

    /// <summary>What the gradient of an example is multiplied with in a batch whose losses are averaged.</summary>
    public static readonly Local LossScale = new("lossScale");

    /// <summary>What softmax leaves behind for cross-entropy.</summary>
    public static readonly Local Largest = new("largest"), Total = new("total");

    public static MicroPlan Plan(NetworkProgram program, ParameterLayout layout, Reduction reduction)
    {
        ParameterPlace last = layout.Places[^1];
        ExamplesText examples = WriteExamples(program, layout, reduction == Reduction.Mean ? LossScale : null);
        return new(
            program.Input.Width,
            program.Output.Width,
            Padding.ToQuads(last.Offset + last.Tensor.Rows * last.Stride),
            reduction == Reduction.Mean,
            WriteOneExample(program, layout),
            examples,
            UnrollPolicy.InlinesFunctions(CallsOf(examples)));
    }

    private static OneExampleText WriteOneExample(NetworkProgram program, ParameterLayout layout)
    {
        (IReadOnlyList<Statement> predict, IReadOnlyList<Expression> outputs) = WritePrediction(program, new UnitsInLanes(layout, program.Forward));
        var train = new UnitsInLanes(layout, [.. program.Forward, program.Loss, program.LossGradient, .. program.Backward]);
        train.Read(program.Input, "x");
        train.Read(program.Target, "t");
        WriteForward(program.Forward, train);
        IReadOnlyList<Statement> training = train.Take();
        SumText loss = WriteLoss(program.Loss, train);
        train.WriteLossGradient(program.LossGradient, i => Instantiate(program.Loss.Loss.Gradient.Body, program.Loss, i, train));
        foreach (Operation operation in program.Backward) train.Write(operation);
        QuadGradient[] gradients = GradientsOf(program, train);
        return new(predict, outputs, training, loss, train.Take(), gradients);
    }

    private static ExamplesText WriteExamples(NetworkProgram program, ParameterLayout layout, Local? lossScale)
    {
        (IReadOnlyList<Statement> predict, IReadOnlyList<Expression> predictions) = WritePrediction(program, new ExamplesInLanes(layout, program.Forward));
        var writer = new ExamplesInLanes(layout, [.. program.Forward, program.Loss, program.LossGradient, .. program.Backward, .. program.InputBackward]);
        writer.Read(program.Input, "x");
        WriteForward(program.Forward, writer);
        IReadOnlyList<Statement> forward = writer.Take();

        writer.Read(program.Target, "t");
        IReadOnlyList<Expression> outputs = writer[program.Output];
        SumText loss = WriteLoss(program.Loss, writer);
        Expression[] lossGradients = [.. outputs.Select((_, i) =>
            ExamplesInLanes.OfPresent(Multiply(lossScale, Instantiate(program.Loss.Loss.Gradient.Body, program.Loss, i, writer))))];

        writer.ReadGiven(program.Given, "t");
        IReadOnlyList<Expression> given = writer[program.Given], givenGradients = given;
        foreach (Operation operation in program.GivenGradient) givenGradients = writer.ValuesOf(operation);
        SumText products = new(writer.Take(), [.. outputs.Zip(given, (output, gradient) => output * gradient)]);

        IReadOnlyList<Local> start = writer.Name(program.LossGradient.Result);
        foreach (Operation operation in program.Backward) writer.Write(operation);
        QuadGradient[] gradients = GradientsOf(program, writer);
        IReadOnlyList<Statement> backward = writer.Take();
        return new(
            predict, predictions, forward, start, new(loss, lossGradients), new(products, givenGradients), backward, gradients, writer.ValuesOf(program.InputBackward[^1]));
    }

    private static (IReadOnlyList<Statement> Statements, IReadOnlyList<Expression> Outputs) WritePrediction(NetworkProgram program, StatementWriter writer)
    {
        writer.Read(program.Input, "x");
        WriteForward(program.Forward, writer);
        return (writer.Take(), writer[program.Output]);
    }

    private static QuadGradient[] GradientsOf(NetworkProgram program, StatementWriter writer) =>
        [.. program.Parameters.Zip(program.Gradients, writer.GradientsOf).SelectMany(gradient => gradient)];

    private static void WriteForward(IReadOnlyList<Operation> operations, StatementWriter writer)
    {
        int layer = 0;
        foreach (Operation operation in operations)
        {
            if (operation is Contraction contract) writer.Remark($"layer {++layer}: {contract.Left.Tensor.Width} -> {contract.Result.Width}");
            if (operation is Softmax softmax) writer.WriteSoftmax(softmax);
            else writer.Write(operation);
        }
    }

    private static SumText WriteLoss(LossSum loss, StatementWriter writer)
    {
        IReadOnlyList<Expression> terms = loss.Loss.Value is null
            ? CrossEntropy(loss, writer)
            : [.. writer[loss.Target].Select((_, i) => Instantiate(loss.Loss.Value, loss, i, writer))];
        return new(writer.Take(), [.. terms.Select((term, i) => writer.LossTerm(loss.Output.Width, i, term))]);
    }

    /// <summary>
    /// <c>sum t (log sum e^z - z)</c>; a target of zero asks nothing, even of an infinite logit. The differences of the logits come
    /// first: a small loss would drown in large logits.
    /// </summary>
    private static IReadOnlyList<Expression> CrossEntropy(LossSum loss, StatementWriter writer)
    {
        Local logTotal = writer.Declare("logTotal", Expression.Call(MathFunction.Log, Total));
        return [.. writer[loss.Target].Select((target, i) =>
            Expression.WhereGreater(Expression.Call(MathFunction.Abs, target), 0, target * (logTotal + (Largest - writer[loss.Logits][i])), target))];
    }

    private static Expression Instantiate(Expression body, LossSum loss, int index, StatementWriter writer) => body.Exchange(part => part switch
    {
        Variable(Quantity.Input) => writer[loss.Logits][index],
        Variable(Quantity.Output) => writer[loss.Output][index],
        Variable(Quantity.Target) => writer[loss.Target][index],
        _ => null,
    });

    private static Expression Multiply(Expression? lossScale, Expression gradient) => lossScale is null ? gradient : lossScale * gradient;

    /// <summary>The functions that training calls.</summary>
    private static IEnumerable<MathFunction> CallsOf(ExamplesText text) =>
        text.Train.Concat(text.OfLoss.Sum.Statements).Concat(text.Backward).Select(statement => statement.Value)
            .Concat(text.OfLoss.Sum.Terms).Concat(text.OfLoss.Gradients)
            .SelectMany(value => value?.All() ?? []).OfType<Call>().Select(call => call.Function);
}
