using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Micro;

/// <summary>
/// The statements for one example, whose variables hold four neurons, taken apart into statements on single values: what runs where vectors are not
/// compiled. Every value and every sum is what the lanes of <see cref="UnitsInLanes"/> hold, in the same order.
/// </summary>
internal sealed class LanesApart
{
    private const int Lanes = 4;

    private readonly Dictionary<string, IReadOnlyList<Expression>> _lanes = [];

    /// <summary>Takes a text apart.</summary>
    /// <param name="text">The text for one example.</param>
    /// <param name="outputs">The outputs of the network.</param>
    public static MicroText Of(MicroText text, int outputs)
    {
        var predict = new LanesApart();
        IReadOnlyList<Statement> predicting = predict.Statements(text.Predict);
        Expression[] predictions = [.. Enumerable.Range(0, outputs).Select(i => predict.Lane(text.Outputs[i / Lanes], i % Lanes))];

        var train = new LanesApart();
        IReadOnlyList<Statement> training = train.Statements(text.Train), loss = train.Statements(text.Loss), backward = train.Statements(text.Backward);
        Expression[] losses = [.. Enumerable.Range(0, Lanes).Select(lane => Sums.Of(text.LossTerms.Select(term => train.Lane(term, lane))))];
        Expression lossTerm = outputs == 1 ? losses[0] : Folded(Operator.Add, losses);
        QuadGradient[] gradients = [.. text.Gradients.Select(quad =>
            new QuadGradient(quad.Offset, [.. Enumerable.Range(0, Lanes).Select(lane => train.Lane(quad.Gradients[0], lane))]))];

        IReadOnlyList<Expression> read = [lossTerm, .. gradients.SelectMany(gradient => gradient.Gradients)];
        HashSet<string> used = Used([.. training, .. loss, .. backward], read);
        return new(
            OnlyUsed(predicting, Used(predicting, predictions)), predictions, OnlyUsed(training, used), OnlyUsed(loss, used),
            [lossTerm], OnlyUsed(backward, used), gradients);
    }

    private IReadOnlyList<Statement> Statements(IReadOnlyList<Statement> statements) => [.. statements.SelectMany(Apart)];

    /// <summary>A statement for each lane; one, where all hold the same; none for what only gets another name.</summary>
    private IReadOnlyList<Statement> Apart(Statement statement)
    {
        if (statement.Value is null) return [statement];
        Expression[] values = [.. Enumerable.Range(0, Lanes).Select(lane => Lane(statement.Value, lane))];
        bool areEqual = values.Skip(1).All(value => value == values[0]);
        List<Statement> apart = [];
        _lanes[statement.Name] = [.. values.Select((value, lane) =>
        {
            if (value is Local or Constant) return value;
            var variable = new Local(areEqual ? statement.Name : $"{statement.Name}_{lane}");
            if (!areEqual || lane == 0) apart.Add(new(variable.Name, value));
            return variable;
        })];
        return apart;
    }

    /// <summary>What an expression holds in a lane.</summary>
    private Expression Lane(Expression expression, int lane) => expression switch
    {
        Local { Name: "default" } => new Constant(0),
        Local { Name: var name } => _lanes[name][lane],
        QuadAt(var memory, var index, var count) => lane < count ? new ElementAt(memory, index + lane) : new Constant(0),
        Binary(var operation, var a, var b) => new Binary(operation, Lane(a, lane), Lane(b, lane)),
        Call(var function, var a) => new Call(function, Lane(a, lane)),
        Choice choice => choice.Of(part => Lane(part, lane)),
        MultiplyAdd(var a, var b, var c) => new MultiplyAdd(Lane(a, lane), Lane(b, lane), Lane(c, lane)),
        Apply { Function: "Every", Arguments: [var value, Number(var one)] } => Lane(value, one),
        Apply { Function: "First", Arguments: [Number(var count), var value] } => lane < count ? Lane(value, lane) : new Constant(0),
        Apply { Function: "First", Arguments: [Number(var count), var value, var others] } => Lane(lane < count ? value : others, lane),
        Apply { Function: "Total", Arguments: [var value] } => Folded(Operator.Add, value),
        Apply { Function: "Largest", Arguments: [var value] } => Folded(Operator.Max, value),
        Apply { Function: "SumEach", Arguments: var values } =>
            values[lane] is Local { Name: "default" } ? new Constant(0) : Folded(Operator.Add, values[lane]),
        Constant or ElementAt => expression,
        _ => throw new InvalidOperationException($"{expression} has no lanes."),
    };

    private Binary Folded(Operator operation, Expression value) => Folded(operation, [.. Enumerable.Range(0, Lanes).Select(lane => Lane(value, lane))]);

    /// <summary>The one order in which four lanes become one.</summary>
    private static Binary Folded(Operator operation, Expression[] lanes) =>
        new(operation, new Binary(operation, lanes[0], lanes[2]), new Binary(operation, lanes[1], lanes[3]));

    /// <summary>The variables that lead to something that is read: lanes behind the last neuron of a layer often do not.</summary>
    private static HashSet<string> Used(IReadOnlyList<Statement> statements, IEnumerable<Expression> read)
    {
        HashSet<string> used = [.. read.SelectMany(NamesIn)];
        foreach (Statement statement in statements.Reverse())
        {
            if (statement.Value is { } value && used.Contains(statement.Name)) used.UnionWith(NamesIn(value));
        }
        return used;
    }

    private static IEnumerable<string> NamesIn(Expression expression) => expression.All().OfType<Local>().Select(local => local.Name);

    private static IReadOnlyList<Statement> OnlyUsed(IReadOnlyList<Statement> statements, HashSet<string> used) =>
        [.. statements.Where(statement => statement.Value is null || used.Contains(statement.Name))];
}
