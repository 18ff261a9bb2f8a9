using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Program;

/// <summary>
/// Derives the operations that lead back from gradients that are known to gradients that are asked for. Nobody writes backpropagation per layer.
/// </summary>
internal sealed class Differentiation
{
    private static readonly ElementwiseFunction Sum = Arithmetic.Find(Arithmetic.Sum);

    /// <summary>What depends on something whose gradient is asked for.</summary>
    private readonly HashSet<Tensor> _wanted;

    /// <summary>How many gradients of a tensor add up: one for each time it is read by something that leads on to a seed.</summary>
    private readonly Dictionary<Tensor, int> _counts = [];

    private readonly Dictionary<Tensor, Contributions> _contributions = [];
    private readonly IReadOnlyDictionary<Tensor, Tensor>? _named;
    private readonly Dictionary<Tensor, Tensor> _gradients = [];
    private List<Operation> _operations = [];

    private Differentiation(
        IReadOnlyList<Operation> forward, IReadOnlyDictionary<Tensor, Tensor> seeds, IReadOnlyList<Tensor> wrt, IReadOnlyDictionary<Tensor, Tensor>? named)
    {
        _named = named;
        Operation[] parts = [.. forward.SelectMany(operation => operation.Parts)];
        _wanted = [.. wrt];
        Spread(_wanted, parts, operation => operation.Differentiable, operation => operation.Results);
        HashSet<Tensor> reached = [.. seeds.Keys];
        Spread(reached, [.. Enumerable.Reverse(parts)], operation => operation.Results, operation => operation.Differentiable.Where(_wanted.Contains));
        foreach (Operation operation in parts.Where(operation => operation.Results.Any(reached.Contains)))
        {
            foreach (Tensor read in operation.Differentiable.Where(_wanted.Contains)) Count(read);
        }
        foreach (var seed in seeds)
        {
            Count(seed.Key);
            Pass(seed.Key, seed.Value);
        }
    }

    /// <param name="forward">The forward operations, in order.</param>
    /// <param name="seeds">Gradients that are known: for a tensor, the one that holds its gradient.</param>
    /// <param name="wrt">What to differentiate with respect to.</param>
    /// <param name="named">Tensors that are to hold gradients, where others than new ones are wanted.</param>
    /// <returns>The backward operations in order, and the gradients of <paramref name="wrt"/>.</returns>
    public static (IReadOnlyList<Operation> Operations, IReadOnlyList<Tensor> Gradients) Of(
        IReadOnlyList<Operation> forward,
        IReadOnlyDictionary<Tensor, Tensor> seeds,
        IReadOnlyList<Tensor> wrt,
        IReadOnlyDictionary<Tensor, Tensor>? named = null)
    {
        var backward = new Differentiation(forward, seeds, wrt, named);
        backward.Differentiate(forward);
        Tensor[] gradients = [.. wrt.Select(backward.GradientOf)];
        return (backward._operations, gradients);
    }

    /// <summary>The error of an operation that only backward programs have: these are not differentiated again.</summary>
    public static InvalidOperationException Once(Operation operation) =>
        new($"{operation.GetType().Name} is an operation of backward programs, which has no adjoint.");

    public void Add(Operation operation) => _operations.Add(operation);

    /// <summary>Whether the gradient of a tensor is asked for, or leads to one that is.</summary>
    public bool Wants(Tensor tensor) => _wanted.Contains(tensor);

    /// <summary>A tensor for something in between.</summary>
    public static Tensor NewValue(string name, IReadOnlyList<Axis> axes) => new(name, name, TensorRole.Value, [.. axes]);

    /// <summary>The tensor that takes the next contribution to a gradient.</summary>
    public Tensor Into(Tensor of) => ContributionsTo(of).Next();

    /// <summary>Makes something that is there already a contribution to a gradient.</summary>
    /// <param name="contribution">All of a tensor, along the axes of <paramref name="of"/>.</param>
    public void Pass(Tensor of, Access contribution)
    {
        Contributions all = ContributionsTo(of);
        if (of.Role == TensorRole.Value && all.TryTake(contribution)) return;
        Add(new Map(all.Next(), Arithmetic.Copy, [contribution]));
    }

    /// <summary>The gradient with respect to a tensor: the sum of what its readers have contributed.</summary>
    public Tensor GradientOf(Tensor tensor)
    {
        if (_gradients.TryGetValue(tensor, out Tensor? known)) return known;
        if (!_counts.ContainsKey(tensor)) throw new InvalidOperationException($"{tensor.Name} does not lead to what is differentiated.");
        // Readers come later in the program, so all have contributed; those of an earlier step of a recurrence do so before this one runs.
        List<Access> parts = ContributionsTo(tensor).All();
        Access total = parts[0];
        for (int i = 1; i < parts.Count; i++)
        {
            Tensor sum = i == parts.Count - 1 ? GradientTensor(tensor) : NewValue($"{tensor.GradientName}Sum{i + 1}", tensor.Axes);
            Add(new Map(sum, Sum, [total, parts[i]]));
            total = sum;
        }
        return _gradients[tensor] = total.IsPlain ? total.Tensor : Copied(total, GradientTensor(tensor));
    }

    /// <summary>The adjoint of some operations, apart.</summary>
    public IReadOnlyList<Operation> Collect(IReadOnlyList<Operation> operations)
    {
        List<Operation> outer = _operations, own = [];
        _operations = own;
        Differentiate(operations);
        _operations = outer;
        return own;
    }

    private void Differentiate(IReadOnlyList<Operation> operations)
    {
        foreach (Operation operation in operations.Reverse())
        {
            // A part of a recurrence counts: the recurrence itself may end with something that leads nowhere.
            bool leads = operation.Parts.Any(part => part.Results.Any(_counts.ContainsKey) && part.Differentiable.Any(Wants));
            if (leads) operation.Differentiate(this);
        }
    }

    /// <summary>Adds what follows from members of a set, until nothing does; once round is enough but for recurrences.</summary>
    private static void Spread(HashSet<Tensor> set, Operation[] operations, Func<Operation, IEnumerable<Tensor>> from, Func<Operation, IEnumerable<Tensor>> to)
    {
        int before;
        do
        {
            before = set.Count;
            foreach (Operation operation in operations.Where(operation => from(operation).Any(set.Contains))) set.UnionWith(to(operation));
        }
        while (set.Count > before);
    }

    private Tensor Copied(Access source, Tensor result)
    {
        Add(new Map(result, Arithmetic.Copy, [source]));
        return result;
    }

    private void Count(Tensor tensor) => _counts[tensor] = _counts.TryGetValue(tensor, out int count) ? count + 1 : 1;

    private Contributions ContributionsTo(Tensor tensor)
    {
        if (!_contributions.TryGetValue(tensor, out Contributions? all)) _contributions[tensor] = all = new(this, tensor, _counts[tensor]);
        return all;
    }

    private Tensor GradientTensor(Tensor of)
    {
        if (_named is not null && _named.TryGetValue(of, out Tensor? named)) return named;
        TensorRole role = of.Role switch
        {
            TensorRole.Parameter => TensorRole.ParameterGradient,
            TensorRole.Input => TensorRole.InputGradient,
            _ => TensorRole.Value,
        };
        return new(of.GradientName, of.GradientName, role, [.. of.Axes]);
    }

    /// <summary>The contributions to one gradient, in the order in which they are made.</summary>
    private sealed class Contributions(Differentiation backward, Tensor of, int count)
    {
        private readonly List<Access> _parts = [];
        private int _made;

        /// <summary>The tensor of the next one; the only one is the gradient itself.</summary>
        public Tensor Next()
        {
            if (_made == _parts.Count) Reserve();
            return _parts[_made++].Tensor;
        }

        /// <summary>Takes what is there already, unless somebody reads another one in its place.</summary>
        public bool TryTake(Access part)
        {
            if (_made < _parts.Count) return false;
            _parts.Add(part);
            _made++;
            return true;
        }

        /// <summary>All of them, also those that are still to be made.</summary>
        public List<Access> All()
        {
            while (_parts.Count < count) Reserve();
            return _parts;
        }

        private void Reserve() => _parts.Add(count == 1 ? backward.GradientTensor(of) : NewValue($"{of.GradientName}Part{_parts.Count + 1}", of.Axes));
    }
}
