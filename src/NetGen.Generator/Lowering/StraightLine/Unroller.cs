using NetGen.Generator.Lowering.Elementwise;

namespace NetGen.Generator.Lowering.StraightLine;

/// <summary>Writes out every element of every tensor of a program as an expression, and gives a variable to each that is read more than once.</summary>
/// <param name="layout">Where the parameters lie.</param>
/// <param name="operations">Everything that will be written out: decides how often each tensor is read.</param>
internal sealed class Unroller(ParameterLayout layout, IReadOnlyList<Operation> operations)
{
    /// <summary>A longer sum gets a line of its own, for people.</summary>
    private const int LongestInlineSum = 4;

    private readonly Dictionary<Tensor, Expression[]> _elements = [];
    private List<Statement> _statements = [];

    /// <summary>The elements of a tensor, in row-major order.</summary>
    public IReadOnlyList<Expression> this[Tensor tensor] => Elements(tensor);

    /// <summary>Names the elements of a tensor that is read from memory.</summary>
    public IReadOnlyList<Local> Define(Tensor tensor)
    {
        Local[] locals = [.. Enumerable.Range(0, tensor.Width).Select(i => new Local(NameOf(tensor, i)))];
        _elements[tensor] = locals;
        return locals;
    }

    /// <summary>Takes the statements written so far.</summary>
    public IReadOnlyList<Statement> Take()
    {
        List<Statement> taken = _statements;
        _statements = [];
        return taken;
    }

    public void Remark(string text) => _statements.Add(Statement.Remark(text));

    /// <summary>Declares a variable.</summary>
    public Local Declare(string name, Expression value)
    {
        _statements.Add(new(name, value));
        return new(name);
    }

    public void Write(Operation operation)
    {
        Expression[] values = operation switch
        {
            Contract contract => Products(contract),
            Reduce reduce => [.. Elements(reduce.Source)],
            Map map => Each(map.Result, i => map.Function.Body.Exchange(part => part is Variable(var quantity)
                ? Elements(map.Arguments[IndexOf(map.Function, quantity)])[i]
                : null)),
            _ => throw new InvalidOperationException($"{operation.GetType().Name} is not written out."),
        };
        _elements[operation.Result] = KeepInline(operation) ? values : Named(operation.Result, values);
    }

    /// <summary>Gives the elements of a tensor, each with a variable.</summary>
    public void Assign(Tensor tensor, Func<int, Expression> value) => _elements[tensor] = Named(tensor, Each(tensor, value));

    /// <summary>Gives the elements of a tensor; no variables where they are read only once.</summary>
    public void AssignInline(Tensor tensor, Func<int, Expression> value) =>
        _elements[tensor] = IsReadOnce(tensor) ? Each(tensor, value) : Named(tensor, Each(tensor, value));

    private static string NameOf(Tensor tensor, int index) =>
        tensor.Width == 1 && tensor.Role != TensorRole.Input ? tensor.Name
        : char.IsDigit(tensor.Name[^1]) ? $"{tensor.Name}_{index}"
        : tensor.Name + index;

    private Expression[] Elements(Tensor tensor)
    {
        if (_elements.TryGetValue(tensor, out Expression[]? known)) return known;
        ParameterPlace place = layout[tensor];
        Expression[] parameters = [.. Enumerable.Range(0, tensor.Rows * tensor.Width)
            .Select(k => new ParameterAt(place.Offset + k / tensor.Width * place.Stride + k % tensor.Width))];
        return _elements[tensor] = parameters;
    }

    /// <summary>Every element of a product: the sum over the axes the result lacks. The examples lie along the lanes and are not summed here.</summary>
    private Expression[] Products(Contract contract)
    {
        Axis[] free = [.. contract.Result.Axes.Where(axis => axis != Axis.Examples)];
        Axis[] summed = [.. contract.Left.Axes.Concat(contract.Right.Axes).Distinct().Where(axis => axis != Axis.Examples && !free.Contains(axis))];
        return [.. Assignments(free).Select(at =>
        {
            (Expression, Expression)[] terms = [.. Assignments(summed).Select(sum => (ElementAt(contract.Left, at, sum), ElementAt(contract.Right, at, sum)))];
            return Sum(terms, contract.Start is null ? null : ElementAt(contract.Start, at, []));
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

    private Expression ElementAt(Tensor tensor, Dictionary<Axis, int> free, Dictionary<Axis, int> summed)
    {
        int index = 0;
        foreach (Axis axis in tensor.Axes.Where(axis => axis != Axis.Examples))
        {
            index = index * axis.Size + (free.TryGetValue(axis, out int i) ? i : summed[axis]);
        }
        return Elements(tensor)[index];
    }

    private static Expression Sum((Expression Left, Expression Right)[] terms, Expression? start)
    {
        int chains = UnrollPolicy.ChainsFor(terms.Length), perChain = (terms.Length + chains - 1) / chains;
        Expression? total = null;
        for (int first = 0; first < terms.Length; first += perChain)
        {
            Expression? chain = first == 0 ? start : null;
            foreach ((Expression left, Expression right) in terms.Skip(first).Take(perChain))
            {
                chain = chain is null ? new Binary(Operator.Multiply, left, right) : new MultiplyAdd(left, right, chain);
            }
            total = total is null ? chain : new Binary(Operator.Add, total, chain!);
        }
        return total!;
    }

    private static Expression[] Each(Tensor tensor, Func<int, Expression> value) => [.. Enumerable.Range(0, tensor.Width).Select(value)];

    private Expression[] Named(Tensor tensor, Expression[] values) =>
        [.. values.Select((value, i) => (Expression)DeclareShared(NameOf(tensor, i), value))];

    /// <summary>Declares a variable, after one for each costly call that its value makes twice.</summary>
    private Local DeclareShared(string name, Expression value)
    {
        foreach (Call call in value.RepeatedCalls())
        {
            Local shared = Declare(name + call.Function, call);
            value = value.Exchange(part => part == call ? shared : null);
        }
        return Declare(name, value);
    }

    private static int IndexOf(ElementwiseFunction function, Quantity quantity) => function.Arguments.ToList().IndexOf(quantity);

    /// <summary>Gradients are printed where they are added up; a short sum that one function reads once is printed inside it.</summary>
    private bool KeepInline(Operation operation) => operation.Result.Role == TensorRole.ParameterGradient
        || (operation is Contract contract && TermsOf(contract) <= LongestInlineSum && IsReadOnce(operation.Result));

    private static int TermsOf(Contract contract) => contract.Left.Axes.Concat(contract.Right.Axes).Distinct()
        .Where(axis => axis != Axis.Examples && !contract.Result.Axes.Contains(axis))
        .Aggregate(1, (terms, axis) => terms * axis.Size);

    private bool IsReadOnce(Tensor tensor)
    {
        Operation[] readers = [.. operations.Where(operation => operation.Reads.Contains(tensor))];
        return readers is [Map map]
            && map.Function.Body.All().OfType<Variable>().Count(variable => map.Arguments[IndexOf(map.Function, variable.Quantity)] == tensor) == 1;
    }
}
