using NetGen.Generator.Lowering.Elementwise;

namespace NetGen.Generator.Lowering.StraightLine;

/// <summary>Writes a small network out: Predict reads the forward part, Evaluate and Gradient the whole.</summary>
internal static class StraightLinePlanner
{
    /// <summary>Share of an example in the batch: what its slope is multiplied with. Zero in lanes that hold no example.</summary>
    public static readonly Local Share = new("share");

    /// <summary>What softmax leaves behind for cross-entropy.</summary>
    private static readonly Local Largest = new("largest"), Total = new("total");

    public static StraightLinePlan Plan(NetworkProgram program, ParameterLayout layout)
    {
        (IReadOnlyList<Statement> forward, IReadOnlyList<Expression> outputs) = Predict(program, layout);

        var unroller = new Unroller(layout, [.. program.Forward, program.LossSum, .. program.Backward]);
        IReadOnlyList<Local> inputs = unroller.Define(program.Input), targets = unroller.Define(program.Target);
        WriteForward(program.Forward, unroller);
        IReadOnlyList<Statement> training = unroller.Take();

        IReadOnlyList<Expression> lossTerms = WriteLoss(program.LossSum, unroller);
        IReadOnlyList<Statement> loss = unroller.Take();

        foreach (Operation operation in program.Backward)
        {
            if (operation is LossSlope slope) unroller.AssignInline(slope.Result, i => Share * Instantiate(slope.Loss.Slope.Body, program.LossSum, i, unroller));
            else unroller.Write(operation);
        }
        IReadOnlyList<Expression> gradients = [.. program.Gradients.SelectMany(gradient => unroller[gradient])];
        return new(inputs, targets, forward, outputs, training, loss, lossTerms, unroller.Take(), gradients);
    }

    private static (IReadOnlyList<Statement>, IReadOnlyList<Expression>) Predict(NetworkProgram program, ParameterLayout layout)
    {
        var unroller = new Unroller(layout, program.Forward);
        unroller.Define(program.Input);
        WriteForward(program.Forward, unroller);
        return (unroller.Take(), unroller[program.Output]);
    }

    private static void WriteForward(IReadOnlyList<Operation> operations, Unroller unroller)
    {
        int layer = 0;
        foreach (Operation operation in operations)
        {
            if (operation is Contract contract)
            {
                unroller.Remark($"layer {++layer}: {contract.Left.Width} -> {contract.Result.Width}");
            }
            if (operation is SoftmaxMap softmax) WriteSoftmax(softmax, unroller);
            else unroller.Write(operation);
        }
    }

    /// <summary>The largest logit is taken off first: the exponentials of the others cannot overflow then.</summary>
    private static void WriteSoftmax(SoftmaxMap softmax, Unroller unroller)
    {
        IReadOnlyList<Expression> logits = unroller[softmax.Logits];
        Local largest = unroller.Declare(Largest.Name, logits.Aggregate((a, b) => new Binary(Operator.Max, a, b)));
        Local[] powers = [.. logits.Select((logit, i) => unroller.Declare($"power{i}", Expression.Call(Primitive.Exp, logit - largest)))];
        Local total = unroller.Declare(Total.Name, powers.Aggregate((Expression a, Expression b) => a + b));
        unroller.Assign(softmax.Result, i => powers[i] / total);
    }

    private static IReadOnlyList<Expression> WriteLoss(LossSum loss, Unroller unroller)
    {
        int outputs = loss.Output.Width;
        if (loss.Loss.Value is null) return CrossEntropy(loss, unroller);
        return [.. Enumerable.Range(0, outputs).Select(i => Instantiate(loss.Loss.Value, loss, i, unroller))];
    }

    /// <summary>
    /// <c>sum t (log sum e^z - z)</c>; a target of zero asks nothing, even of an infinite logit. The differences of the logits come
    /// first: a small loss would drown in large logits.
    /// </summary>
    private static IReadOnlyList<Expression> CrossEntropy(LossSum loss, Unroller unroller)
    {
        Local logTotal = unroller.Declare("logTotal", Expression.Call(Primitive.Log, Total));
        return [.. unroller[loss.Target].Select((target, i) =>
            Expression.WhereGreater(Expression.Call(Primitive.Abs, target), 0, target * (logTotal + (Largest - unroller[loss.Logits][i])), target))];
    }

    private static Expression Instantiate(Expression body, LossSum loss, int index, Unroller unroller) => body.Exchange(part => part switch
    {
        Variable(Quantity.Input) => unroller[loss.Logits][index],
        Variable(Quantity.Output) => unroller[loss.Output][index],
        Variable(Quantity.Target) => unroller[loss.Target][index],
        _ => null,
    });
}
