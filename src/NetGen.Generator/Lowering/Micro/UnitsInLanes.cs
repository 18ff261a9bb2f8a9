using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Micro;

/// <summary>
/// Every variable holds four neurons of one example, or the only neuron of a layer in all lanes. Lanes behind the last neuron of a layer are zero
/// wherever lanes are added up and wherever gradients are handed over.
/// </summary>
internal sealed class UnitsInLanes(ParameterLayout layout, IReadOnlyList<Operation> operations) : StatementWriter(layout, operations)
{
    private readonly Dictionary<(Tensor, int), Expression> _lanes = [];

    /// <summary>What an input is multiplied with decides how it is read: four weights of a row, or four weights of the only neuron.</summary>
    public override void Read(Tensor tensor, string memory)
    {
        if (tensor.Role == TensorRole.Input && FeedsRows(tensor))
        {
            for (int i = 0; i < tensor.Width; i++) _lanes[(tensor, i)] = OnceOrNamed(tensor, $"{tensor.Name}{i}", new ElementAt(memory, i));
            return;
        }
        Assign(tensor, tensor.Width == 1 ? [new ElementAt(memory, 0)] : [.. Quads(tensor.Width).Select(quad => new QuadAt(memory, quad.First, quad.Count))]);
    }

    /// <summary>The largest logit is taken off first: the exponentials of the others cannot overflow then.</summary>
    public override void WriteSoftmax(Softmax softmax)
    {
        int width = softmax.Logits.Width;
        IReadOnlyList<Expression> logits = this[softmax.Logits];
        Local largest = Declare(MicroPlanner.Largest.Name, AllLanes("Largest", width, logits
            .Select((logit, i) => First(width, i, logit, double.NegativeInfinity))
            .Aggregate((a, b) => new Binary(Operator.Max, a, b))));
        Local[] powers = [.. logits.Select((logit, i) =>
            Declare("power" + Suffix(width, i), First(width, i, Expression.Call(MathFunction.Exp, logit - largest))))];
        Local total = Declare(MicroPlanner.Total.Name, AllLanes("Total", width, Sums.Of(powers)));
        Assign(softmax.Result, [.. powers.Select(power => power / total)]);
    }

    public override void WriteLossGradient(LossGradient gradient, Func<int, Expression> value) => AssignInline(gradient.Result,
        [.. Quads(gradient.Result.Width).Select((_, i) => First(gradient.Result.Width, i, value(i)))]);

    public override IReadOnlyList<QuadGradient> GradientsOf(Tensor parameter, Tensor gradient)
    {
        IReadOnlyList<Expression> values = this[gradient];
        ParameterPlace place = Layout[parameter];
        (int rows, int width) = parameter.Width == 1 ? (1, parameter.Rows) : (parameter.Rows, parameter.Width);
        int perRow = values.Count / rows;
        return [.. values.Select((value, i) =>
            new QuadGradient(place.Offset + i / perRow * place.Stride + i % perRow * 4, [First(width, i % perRow, value, evenOfOne: true)]))];
    }

    public override Expression LossTerm(int outputs, int index, Expression term) => First(outputs, index, term);

    public override IReadOnlyList<Expression> ValuesOf(Operation operation) => operation switch
    {
        Contraction { Right.Tensor.Role: TensorRole.Parameter, IsAlongRows: true } forward => Forward(forward),
        Contraction { Right.Tensor.Role: TensorRole.Parameter } backward => Backward(backward),
        Contraction gradient => Gradient(gradient),
        Reduce reduce => this[reduce.Source.Tensor],
        Map map => [.. Quads(map.Result.Width).Select((_, i) =>
            IsGradient(map.Result) ? First(map.Result.Width, i, Instantiate(map, i)) : Instantiate(map, i))],
        _ => throw new InvalidOperationException($"{operation.GetType().Name} is not written out."),
    };

    protected override string NameOf(Tensor tensor, int index) =>
        tensor.Role == TensorRole.Input ? tensor.Name + (tensor.Width == 1 ? "0" : $"{4 * index}to{Math.Min(tensor.Width, 4 * index + 4) - 1}")
        : tensor.Width <= 4 ? tensor.Name
        : (char.IsDigit(tensor.Name[^1]) ? tensor.Name + "_" : tensor.Name) + Suffix(tensor.Width, index);

    /// <summary>
    /// Several neurons: every input, in all lanes, times its row of weights. A single one: all inputs times their weights, and the lanes added up.
    /// </summary>
    private Expression[] Forward(Contraction contract)
    {
        Tensor source = contract.Left.Tensor, weights = contract.Right.Tensor;
        ParameterPlace place = Layout[weights];
        if (weights.Width > 1)
        {
            return [.. Quads(weights.Width).Select(quad => Sums.OfProducts(
                [.. Enumerable.Range(0, weights.Rows).Select(i => (Lane(source, i), ParametersAt(place.Offset + i * place.Stride + quad.First)))],
                contract.Start is null ? null : ParametersAt(Layout[contract.Start.Tensor].Offset + quad.First)))];
        }

        Expression? bias = contract.Start is null ? null : new ElementAt(Parameters, Layout[contract.Start.Tensor].Offset);
        if (source.Width == 1) return [Sums.OfProducts([(Lane(source, 0), new ElementAt(Parameters, place.Offset))], bias)];
        Expression sum = AllLanes("Total", source.Width, Sums.OfProducts(
            [.. this[source].Select((values, i) =>
                (source.Role == TensorRole.Input ? values : First(source.Width, i, values), ParametersAt(place.Offset + 4 * i)))], null));
        return [bias is null ? sum : new Binary(Operator.Add, sum, bias)];
    }

    /// <summary>A gradient of a source is the sum of its row of weights times the gradients above.</summary>
    private Expression[] Backward(Contraction contract)
    {
        Tensor upstream = contract.Left.Tensor, weights = contract.Right.Tensor;
        ParameterPlace place = Layout[weights];
        int sources = weights.Rows;
        if (weights.Width == 1)
        {
            Expression value = this[upstream][0];
            return sources == 1
                ? [new Binary(Operator.Multiply, value, new ElementAt(Parameters, place.Offset))]
                : [.. Quads(sources).Select((quad, i) => First(sources, i, new Binary(Operator.Multiply, value, ParametersAt(place.Offset + quad.First))))];
        }
        Expression[] rows = [.. Enumerable.Range(0, sources).Select(source => Sums.OfProducts(
            [.. this[upstream].Select((values, i) => (values, ParametersAt(place.Offset + source * place.Stride + 4 * i)))], null))];
        return sources == 1
            ? [new Apply("Total", new(rows[0]))]
            : [.. Quads(sources).Select(quad =>
                new Apply("SumEach", new([.. rows.Skip(quad.First).Take(quad.Count), .. Enumerable.Repeat(new Local("default"), 4 - quad.Count)])))];
    }

    /// <summary>The gradient of a weight: what it was multiplied with, times the gradient of the sum.</summary>
    private Expression[] Gradient(Contraction contract)
    {
        Tensor source = contract.Left.Tensor, gradient = contract.Right.Tensor;
        return gradient.Width == 1 && source.Width > 1
            ? [.. this[source].Select(values => new Binary(Operator.Multiply, values, this[gradient][0]))]
            : [.. Enumerable.Range(0, source.Width).SelectMany(i => this[gradient].Select(value => new Binary(Operator.Multiply, Lane(source, i), value)))];
    }

    /// <summary>One value of a tensor in all lanes.</summary>
    private Expression Lane(Tensor tensor, int index)
    {
        if (_lanes.TryGetValue((tensor, index), out Expression? known)) return known;
        if (tensor.Width == 1) return this[tensor][0];
        string name = char.IsDigit(tensor.Name[^1]) ? $"{tensor.Name}_{index}" : tensor.Name + index;
        return _lanes[(tensor, index)] = OnceOrNamed(tensor, name, new Apply("Every", new(this[tensor][index / 4], new Number(index % 4))));
    }

    /// <summary>A variable, unless the value is read once.</summary>
    private Expression OnceOrNamed(Tensor tensor, string name, Expression value)
    {
        int reads = Operations.OfType<Contraction>().Where(contract => contract.Left.Tensor == tensor)
            .Sum(contract => (contract.Result.Width + 3) / 4);
        return reads > 1 ? Declare(name, value) : value;
    }

    /// <summary>Whether a tensor is multiplied with rows of several weights.</summary>
    private bool FeedsRows(Tensor tensor) => tensor.Width == 1
        || Operations.OfType<Contraction>().Any(
            contract => contract.Left.Tensor == tensor && contract.Right.Tensor is { Role: TensorRole.Parameter, Width: > 1 });

    private bool IsGradient(Tensor tensor) => Operations.SkipWhile(operation => operation is not LossSum).Any(operation => operation.Result == tensor);

    private static QuadAt ParametersAt(int offset) => new QuadAt(Parameters, offset, 4);

    /// <summary>The first neurons of each four of a layer.</summary>
    private static IEnumerable<(int First, int Count)> Quads(int width) =>
        Enumerable.Range(0, (width + 3) / 4).Select(quad => (4 * quad, Math.Min(4, width - 4 * quad)));

    private static string Suffix(int width, int quad) => width <= 4 ? "" : $"{4 * quad}to{Math.Min(width, 4 * quad + 4) - 1}";

    /// <summary>What a function makes of all lanes, in all lanes; a single neuron is there already.</summary>
    private static Expression AllLanes(string function, int width, Expression value) => width == 1 ? value : new Apply(function, new(value));

    /// <summary>Something else, or zero, in the lanes behind the last neuron of a layer.</summary>
    private static Expression First(int width, int quad, Expression value, double? others = null, bool evenOfOne = false)
    {
        int count = width - 4 * quad;
        if (count >= 4 || (width == 1 && !evenOfOne)) return value;
        return new Apply("First", others is { } other ? new(new Number(count), value, new Constant(other)) : new(new Number(count), value));
    }
}
