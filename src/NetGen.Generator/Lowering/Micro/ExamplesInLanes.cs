using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Micro;

/// <summary>Every variable holds one value of several examples, one in each lane: every element of every tensor has its own.</summary>
/// <param name="layout">Where the parameters lie.</param>
/// <param name="operations">Everything that will be written out.</param>
/// <param name="ofAnyNetworks">Whether the lanes may belong to several networks: what is read of the parameters is then a vector.</param>
internal sealed class ExamplesInLanes(ParameterLayout layout, IReadOnlyList<Operation> operations, bool ofAnyNetworks) : StatementWriter(layout, operations)
{
    public override void Read(Tensor tensor, string memory) => Assign(tensor,
        [.. Enumerable.Range(0, tensor.Width).Select(i => ElementOf(memory, i, tensor.Width))]);

    /// <summary>Reads gradients that are given for the outputs: absent examples have none.</summary>
    public void ReadGiven(Tensor given, string memory) => Assign(given,
        [.. Enumerable.Range(0, given.Width).Select(i => OfPresent(ElementOf(memory, i, given.Width)))]);

    /// <summary>One value of every example.</summary>
    public static Expression ElementOf(string memory, int index, int width) =>
        new Apply("rows.Read", new(new Local(memory), new Number(index), new Number(width)));

    /// <summary>Nothing in the lanes of absent examples.</summary>
    public static Expression OfPresent(Expression value) => new Apply(MicroPlanner.Present, new(value));

    /// <summary>The largest logit is taken off first: the exponentials of the others cannot overflow then.</summary>
    public override void WriteSoftmax(Softmax softmax)
    {
        IReadOnlyList<Expression> logits = this[softmax.Logits];
        Local largest = Declare(MicroPlanner.Largest.Name, logits.Aggregate((a, b) => new Binary(Operator.Max, a, b)));
        Local[] powers = [.. logits.Select((logit, i) => Declare($"power{i}", Expression.Call(MathFunction.Exp, logit - largest)))];
        Local total = Declare(MicroPlanner.Total.Name, Sums.Of(powers));
        Assign(softmax.Result, [.. powers.Select(power => power / total)]);
    }

    /// <summary>Absent examples have no gradient, and through this none anywhere.</summary>
    public override void WriteLossGradient(LossGradient gradient, Func<int, Expression> value) => AssignInline(gradient.Result,
        [.. Enumerable.Range(0, gradient.Result.Width).Select(i => OfPresent(value(i)))]);

    public override IReadOnlyList<QuadGradient> GradientsOf(Tensor parameter, Tensor gradient)
    {
        IReadOnlyList<Expression> values = this[gradient];
        ParameterPlace place = Layout[parameter];
        // Four neurons of a row, or four inputs of the only neuron.
        (int rows, int width) = parameter.Width == 1 ? (1, parameter.Rows) : (parameter.Rows, parameter.Width);
        return [.. Enumerable.Range(0, rows).SelectMany(row => Enumerable.Range(0, (width + 3) / 4)
            .Select(quad => new QuadGradient(place.Offset + row * place.Stride + 4 * quad,
                [.. values.Skip(row * width + 4 * quad).Take(Math.Min(4, width - 4 * quad))])))];
    }

    public override IReadOnlyList<Expression> ValuesOf(Operation operation) => operation switch
    {
        Contraction contract => Products(contract),
        Reduce reduce => Elements(reduce.Source.Tensor),
        Map map => [.. Enumerable.Range(0, map.Result.Width).Select(i => Instantiate(map, i))],
        SoftmaxGradient softmax => ThroughSoftmax(softmax),
        _ => throw new InvalidOperationException($"{operation.GetType().Name} is not written out."),
    };

    protected override string NameOf(Tensor tensor, int index) =>
        tensor.Width == 1 && tensor.Role != TensorRole.Input ? tensor.Name
        : char.IsDigit(tensor.Name[^1]) ? $"{tensor.Name}_{index}"
        : tensor.Name + index;

    /// <summary>The gradient of y_j with respect to the logit z_i is y_j ((i = j) - y_i).</summary>
    private Expression[] ThroughSoftmax(SoftmaxGradient softmax)
    {
        IReadOnlyList<Expression> outputs = this[softmax.Output], upstream = this[softmax.Upstream];
        Local mean = Declare("mean", Sums.OfProducts([.. outputs.Zip(upstream, (output, gradient) => (output, gradient))], null));
        return [.. outputs.Zip(upstream, (output, gradient) => output * (gradient - mean))];
    }

    private IReadOnlyList<Expression> Elements(Tensor tensor)
    {
        if (tensor.Role != TensorRole.Parameter) return this[tensor];
        ParameterPlace place = Layout[tensor];
        return [.. Enumerable.Range(0, tensor.Rows * tensor.Width)
            .Select(k => ParameterOf(place.Offset + k / tensor.Width * place.Stride + k % tensor.Width))];
    }

    private Expression ParameterOf(int index) => ofAnyNetworks ? new ParameterAt(Parameters, index) : new ElementAt(Parameters, index);

    /// <summary>Every element of a product: the sum over the axes the result lacks. The examples lie along the lanes and are not summed here.</summary>
    private Expression[] Products(Contraction contract)
    {
        Axis[] free = [.. contract.Result.Axes.Where(axis => axis != Axis.Examples)];
        Axis[] summed = [.. contract.Left.Axes.Concat(contract.Right.Axes).Distinct().Where(axis => axis != Axis.Examples && !free.Contains(axis))];
        return [.. Assignments(free).Select(at =>
        {
            (Expression, Expression)[] terms = [.. Assignments(summed).Select(sum =>
                (ElementOf(contract.Left.Tensor, at, sum), ElementOf(contract.Right.Tensor, at, sum)))];
            return Sums.OfProducts(terms, contract.Start is null ? null : ElementOf(contract.Start.Tensor, at, []));
        })];
    }

    /// <summary>All index combinations of some axes, the last one running fastest.</summary>
    private static IEnumerable<Dictionary<Axis, int>> Assignments(IReadOnlyList<Axis> axes)
    {
        IEnumerable<Dictionary<Axis, int>> all = [[]];
        foreach (Axis axis in axes)
        {
            all = all.SelectMany(at => Enumerable.Range(0, axis.Size).Select(i => new Dictionary<Axis, int>(at) { [axis] = i }));
        }
        return all;
    }

    private Expression ElementOf(Tensor tensor, Dictionary<Axis, int> free, Dictionary<Axis, int> summed)
    {
        int index = 0;
        foreach (Axis axis in tensor.Axes.Where(axis => axis != Axis.Examples))
        {
            index = index * axis.Size + (free.TryGetValue(axis, out int i) ? i : summed[axis]);
        }
        return Elements(tensor)[index];
    }
}
