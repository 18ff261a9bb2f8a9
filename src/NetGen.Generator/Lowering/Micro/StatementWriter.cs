using System.Globalization;
using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Micro;

/// <summary>Writes a program out as statements. What a variable holds, one value of several examples or several values of one, derived classes say.</summary>
/// <param name="layout">Where the parameters lie.</param>
/// <param name="operations">Everything that will be written out: decides how often each tensor is read.</param>
internal abstract class StatementWriter(ParameterLayout layout, IReadOnlyList<Operation> operations)
{
    /// <summary>The parameters, as the printed methods name them.</summary>
    protected const string Parameters = "p";

    private readonly Dictionary<Tensor, IReadOnlyList<Expression>> _values = [];
    private List<Statement> _statements = [];

    /// <summary>The expressions of a tensor.</summary>
    public IReadOnlyList<Expression> this[Tensor tensor] => _values[tensor];

    protected ParameterLayout Layout => layout;

    protected IReadOnlyList<Operation> Operations => operations;

    /// <summary>Reads the inputs or the targets.</summary>
    public abstract void Read(Tensor tensor, string memory);

    /// <summary>Softmax; its largest logit and the sum of its powers keep their names, for cross-entropy.</summary>
    public abstract void WriteSoftmax(Softmax softmax);

    /// <summary>The gradient of the loss with respect to the output or the logits.</summary>
    public abstract void WriteLossGradient(LossGradient gradient, Func<int, Expression> value);

    /// <summary>A term of the loss, without what is in lanes that hold no output.</summary>
    public virtual Expression LossTerm(int outputs, int index, Expression term) => term;

    /// <summary>The gradients of all parameters in memory order.</summary>
    public abstract IReadOnlyList<QuadGradient> GradientsOf(Tensor parameter, Tensor gradient);

    /// <summary>The expressions of an operation's result.</summary>
    public abstract IReadOnlyList<Expression> ValuesOf(Operation operation);

    /// <summary>What the variable with an expression of a tensor is called.</summary>
    protected abstract string NameOf(Tensor tensor, int index);

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

    /// <summary>Names the expressions of a tensor; somebody else declares and sets the variables.</summary>
    public IReadOnlyList<Local> Name(Tensor tensor)
    {
        Local[] names = [.. Enumerable.Range(0, tensor.Width).Select(i => new Local(NameOf(tensor, i)))];
        _values[tensor] = names;
        return names;
    }

    public void Write(Operation operation)
    {
        IReadOnlyList<Expression> values = ValuesOf(operation);
        if (KeepInline(operation)) _values[operation.Result] = values;
        else Assign(operation.Result, values);
    }

    /// <summary>Gives the expressions of a tensor, each with a variable.</summary>
    protected void Assign(Tensor tensor, IReadOnlyList<Expression> values) =>
        _values[tensor] = [.. values.Select((value, i) => DeclareShared(NameOf(tensor, i), value))];

    /// <summary>Gives the expressions of a tensor; no variables where they are read only once.</summary>
    protected void AssignInline(Tensor tensor, IReadOnlyList<Expression> values)
    {
        if (IsReadOnce(tensor)) _values[tensor] = values;
        else Assign(tensor, values);
    }

    /// <summary>The function of a map, applied to one expression of each argument.</summary>
    protected Expression Instantiate(Map map, int index) => map.Function.Body.Exchange(part => part is Variable(var quantity)
        ? this[map[quantity].Tensor][index]
        : null);

    /// <summary>Declares a variable, after one for each costly call that its value makes twice.</summary>
    private Local DeclareShared(string name, Expression value)
    {
        var names = new HashSet<string>();
        return Declare(name, value.Share(call =>
        {
            string own = name + call.Function, unique = own;
            for (int number = 2; !names.Add(unique); number++) unique = own + number.ToString(CultureInfo.InvariantCulture);
            return Declare(unique, call);
        }));
    }

    /// <summary>Gradients are printed where they are handed over; a short sum that one function reads once is printed inside it.</summary>
    private bool KeepInline(Operation operation) => operation.Result.Role == TensorRole.ParameterGradient
        || (operation is Contraction contract && Sums.TermsOf(contract) <= Sums.LongestInline && IsReadOnce(operation.Result));

    private bool IsReadOnce(Tensor tensor)
    {
        Operation[] readers = [.. operations.Where(operation => operation.Reads.Contains(tensor))];
        return readers is [Map map]
            && map.Function.Body.All().OfType<Variable>().Count(variable => map[variable.Quantity].Tensor == tensor) == 1;
    }
}
