using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Micro;

/// <summary>Writes a small network out, in both forms.</summary>
internal static class MicroPlanner
{
    /// <summary>Keeps a value of absent examples out.</summary>
    public const string Present = "rows.Present";

    /// <summary>LossScale of an example in a batch whose losses are averaged: what its gradient is multiplied with.</summary>
    public static readonly Local LossScale = new("lossScale");

    /// <summary>What softmax leaves behind for cross-entropy.</summary>
    public static readonly Local Largest = new("largest"), Total = new("total");

    public static MicroPlan Plan(NetworkProgram program, ParameterLayout layout, Reduction reduction)
    {
        ParameterPlace last = layout.Places[^1];
        MicroText oneExample = Write(program, (operations, _) => new UnitsInLanes(layout, operations), lossScale: null);
        Local? lossScale = reduction == Reduction.Mean ? LossScale : null;
        MicroText examples = Write(program, (operations, trains) => new ExamplesInLanes(layout, operations, ofAnyNetworks: trains), lossScale);
        return new(
            program.Input.Width,
            program.Output.Width,
            Padding.ToQuads(last.Offset + last.Tensor.Rows * last.Stride),
            reduction == Reduction.Mean,
            oneExample,
            LanesApart.Of(oneExample, program.Output.Width),
            examples,
            WriteDerivative(program, layout, lossScale),
            UnrollPolicy.InlinesFunctions(CallsOf(examples)));
    }

    private static MicroText Write(NetworkProgram program, Func<IReadOnlyList<Operation>, bool, StatementWriter> create, Local? lossScale)
    {
        StatementWriter predict = create(program.Prediction.Operations, false);
        StatementWriter train = create([.. program.Forward, program.Loss, program.LossGradient, .. program.Backward], true);
        predict.Read(program.Input, "x");
        WriteForward(program.Prediction.Operations, predict);
        IReadOnlyList<Expression> outputs = predict[program.Prediction.Output];

        train.Read(program.Input, "x");
        train.Read(program.Target, "t");
        WriteForward(program.Forward, train);
        IReadOnlyList<Statement> training = train.Take();

        IReadOnlyList<Expression> lossTerms = WriteLoss(program.Loss, train);
        IReadOnlyList<Statement> loss = train.Take();

        LossDefinition definition = program.Loss.Loss;
        train.WriteLossGradient(program.LossGradient, i => Multiply(lossScale, Instantiate(definition.Gradient.Body, program.Loss, i, train)));
        foreach (Operation operation in program.Backward) train.Write(operation);
        QuadGradient[] gradients = [.. program.Parameters.SelectMany(parameter => train.GradientsOf(parameter.Tensor, parameter.Gradient))];
        return new(predict.Take(), outputs, training, loss, lossTerms, train.Take(), gradients);
    }

    private static DerivativeText WriteDerivative(NetworkProgram program, ParameterLayout layout, Local? lossScale)
    {
        var writer = new ExamplesInLanes(
            layout, [.. program.Forward, program.Loss, program.LossGradient, .. program.Backward, .. program.InputBackward], ofAnyNetworks: false);
        writer.Read(program.Input, "x");
        WriteForward(program.Forward, writer);
        IReadOnlyList<Statement> forward = writer.Take();

        LossGradient start = program.LossGradient;
        writer.Read(program.Target, "t");
        Expression[] lossGradients = [.. writer[program.Output].Select((_, i) =>
            ExamplesInLanes.OfPresent(Multiply(lossScale, Instantiate(start.Loss.Gradient.Body, program.Loss, i, writer))))];
        IReadOnlyList<Statement> ofLoss = writer.Take();

        IReadOnlyList<Expression> outputs = writer[program.Output];
        writer.ReadGiven(program.Given, "t");
        IReadOnlyList<Expression> given = writer[program.Given];
        IReadOnlyList<Expression> givenGradients = given;
        foreach (Operation operation in program.GivenGradient) givenGradients = writer.ValuesOf(operation);
        IReadOnlyList<Statement> givenStatements = writer.Take();

        IReadOnlyList<Local> variables = writer.Name(start.Result);
        foreach (Operation operation in program.Backward) writer.Write(operation);
        foreach (Operation operation in program.InputBackward.Take(program.InputBackward.Count - 1)) writer.Write(operation);
        QuadGradient[] gradients = [.. program.Parameters.SelectMany(parameter => writer.GradientsOf(parameter.Tensor, parameter.Gradient))];
        IReadOnlyList<Statement> backward = writer.Take();
        Expression[] products = [.. outputs.Zip(given, (output, gradient) => output * gradient)];
        return new(forward, variables, ofLoss, lossGradients, givenStatements, givenGradients,
            products, backward, gradients, writer.ValuesOf(program.InputBackward[^1]));
    }

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

    private static IReadOnlyList<Expression> WriteLoss(LossSum loss, StatementWriter writer)
    {
        IReadOnlyList<Expression> terms = loss.Loss.Forward is not { } function
            ? CrossEntropy(loss, writer)
            : [.. writer[loss.Target].Select((_, i) => Instantiate(function.Body, loss, i, writer))];
        return [.. terms.Select((term, i) => writer.LossTerm(loss.Output.Width, i, term))];
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
    private static IEnumerable<MathFunction> CallsOf(MicroText text) =>
        text.Train.Concat(text.Loss).Concat(text.Backward).Select(statement => statement.Value).Concat(text.LossTerms)
            .SelectMany(value => value?.All() ?? []).OfType<Call>().Select(call => call.Function);
}
