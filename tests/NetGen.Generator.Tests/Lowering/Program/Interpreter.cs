using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Tests.Lowering.Program;

using Tensor = NetGen.Generator.Lowering.Program.Tensor;

/// <summary>Runs a program in double, element by element, as its definition reads: what every strategy, and every adjoint, is compared with.</summary>
/// <param name="examples">Examples of the batch.</param>
internal sealed class Interpreter(int examples)
{
    private readonly Dictionary<Tensor, double[]> _values = [];

    /// <summary>The elements of a tensor, the last axis running fastest.</summary>
    public double[] this[Tensor tensor]
    {
        get => _values[tensor];
        set => _values[tensor] = value.Length == CountOf(tensor) ? value : throw new ArgumentException($"{tensor} has {CountOf(tensor)} elements, not {value.Length}.");
    }

    public int SizeOf(Axis axis) => axis == Axis.Examples ? examples : axis.Size;

    public int CountOf(Tensor tensor) => tensor.Axes.Aggregate(1, (count, axis) => count * SizeOf(axis));

    public Interpreter Run(IEnumerable<Operation> operations)
    {
        foreach (Operation operation in operations)
        {
            foreach (Tensor result in operation.Results) _values[result] = new double[CountOf(result)];
            if (operation is Recurrence recurrence) Run(recurrence);
            else Run(operation, []);
        }
        return this;
    }

    private void Run(Recurrence recurrence)
    {
        foreach (int step in Enumerable.Range(0, recurrence.Steps.Size))
        {
            var at = new Place { [recurrence.Steps] = recurrence.Backwards ? recurrence.Steps.Size - 1 - step : step };
            foreach (Operation operation in recurrence.Body) Run(operation, at);
        }
    }

    // Within a recurrence the step is fixed.
    private void Run(Operation operation, Place fixedAt)
    {
        IEnumerable<Place> Over(params IEnumerable<Axis> axes) => Places(axes.Distinct(), fixedAt);
        switch (operation)
        {
            case Contraction c:
                if (c.Start is { } start) foreach (Place at in Over(c.Into.Axes)) Set(c.Into, at, Read(start, at));
                foreach (Place at in Over([.. c.Into.Axes, .. c.Left.Axes, .. c.Right.Axes])) Add(c.Into, at, Read(c.Left, at) * Read(c.Right, at));
                break;
            case Reduce r:
                foreach (Place at in Over([.. r.Into.Axes, .. r.Source.Axes])) Add(r.Into, at, Read(r.Source, at));
                break;
            case Map m:
                foreach (Place at in Over(m.Result.Axes)) Set(m.Result, at, Evaluator.Evaluate(m.Function.Body, quantity => Read(m[quantity], at)));
                break;
            case Maximum m:
                foreach (Place at in Over(m.Result.Axes))
                {
                    double[] compared = [.. Places(m.Over, at).Select(each => Read(m.Source, each))];
                    int largest = Array.FindIndex(compared, double.IsNaN) is >= 0 and int nan ? nan : Array.IndexOf(compared, compared.Max());
                    Set(m.Result, at, compared[largest]);
                    Set(m.Index, at, largest);
                }
                break;
            case Gather g:
                foreach (Place at in Over(g.Result.Axes)) Set(g.Result, at, Read(g.Table, Places(g.Over, at).ElementAt((int)Read(g.Index, at))));
                break;
            case ScatterAdd s:
                foreach (Place at in Over([.. s.Source.Axes, .. s.Index.Axes])) Add(s.Into, Places(s.Over, at).ElementAt((int)Read(s.Index, at)), Read(s.Source, at));
                break;
            case Join j:
                int offset = 0;
                foreach (Tensor source in j.Sources)
                {
                    foreach (Place at in Over(source.Axes)) Set(Join.Slice(j.Result, source.Axes, offset), at, Read(source, at));
                    offset += source.Width;
                }
                break;
            case Softmax s:
                foreach (Place at in Over(s.Result.Axes)) Set(s.Result, at, 1 / Row(s.Logits, at).Sum(logit => Math.Exp(logit - Read(s.Logits, at))));
                break;
            case SoftmaxGradient s:
                foreach (Place at in Over(s.Result.Axes))
                    Set(s.Result, at, Read(s.Output, at) * (Read(s.Upstream, at) - Row(s.Output, at).Zip(Row(s.Upstream, at), (y, g) => y * g).Sum()));
                break;
            case Standardize s:
                foreach (Place at in Over(s.Source.Axes))
                {
                    double[] group = [.. Places(s.Over, Without(at, s.Over)).Select(each => Read(s.Source, each))];
                    double mean = group.Average(), inverse = 1 / Math.Sqrt(group.Average(x => (x - mean) * (x - mean)) + s.Epsilon);
                    Set(s.Result, at, (Read(s.Source, at) - mean) * inverse);
                    _values[s.InverseDeviation][GroupOf(at, s.Source, s.Over)] = inverse;
                }
                break;
            case StandardizeAsBefore s:
                foreach (Place at in Over(s.Source.Axes))
                    Set(s.Result, at, (Read(s.Source, at) - Read(s.Running.Mean, at)) / Math.Sqrt(Read(s.Running.Variance, at) + s.Epsilon));
                break;
            case StandardizeGradient s:
                foreach (Place at in Over(s.Result.Axes))
                {
                    Place[] group = [.. Places(s.Over, Without(at, s.Over))];
                    double mean = group.Average(each => Read(s.Upstream, each)), along = group.Average(each => Read(s.Upstream, each) * Read(s.Output, each));
                    Set(s.Result, at, (Read(s.Upstream, at) - mean - Read(s.Output, at) * along) * _values[s.InverseDeviation][GroupOf(at, s.Output, s.Over)]);
                }
                break;
            case Reshape r:
                _values[r.Source].CopyTo(_values[r.Result], 0);
                break;
            case Dropout d:
                foreach (Place at in Over(d.Result.Axes)) Set(d.Result, at, Keeps(d.Layer, IndexOf(d.Result, at)!.Value) ? Read(d.Source, at) / (1 - d.Rate) : 0);
                break;
            case LossSum l:
                foreach (Place at in Over(l.Values.Axes))
                    Add(l.Result, at, l.Loss.Value is null ? -Read(l.Target, at) * Math.Log(Read(l.Output, at)) : Evaluator.Evaluate(l.Loss.Value, QuantitiesOf(l.Logits, l.Output, l.Target, at)));
                break;
            case LossGradient l:
                foreach (Place at in Over(l.Result.Axes)) Set(l.Result, at, Evaluator.Evaluate(l.Loss.Gradient.Body, QuantitiesOf(l.Output, l.Output, l.Target, at)));
                break;
            default:
                throw new InvalidOperationException(operation.GetType().Name);
        }
    }

    /// <summary>Dropout needs some mask that is the same whenever it is asked for.</summary>
    private static bool Keeps(int layer, int index) => (7 * layer + 5 * index) % 4 != 0;

    private Func<Quantity, double> QuantitiesOf(Tensor input, Tensor output, Tensor target, Place at) => quantity => quantity switch
    {
        Quantity.Input => Read(input, at),
        Quantity.Output => Read(output, at),
        Quantity.Target => Read(target, at),
        _ => throw new InvalidOperationException(quantity.ToString()),
    };

    /// <summary>The elements that differ from one place by their index along the last axis.</summary>
    private double[] Row(Tensor tensor, Place at) => [.. Enumerable.Range(0, tensor.Width).Select(i => Read(tensor, new(at) { [tensor.Axes[^1]] = i }))];

    private double Read(Access access, Place at) => IndexOf(access, at) is { } index ? _values[access.Tensor][index] : access.Outside switch
    {
        Outside.Zero => 0,
        Outside.Lowest => double.NegativeInfinity,
        _ => throw new InvalidOperationException($"{access} leads outside."),
    };

    private void Set(Access access, Place at, double value) => _values[access.Tensor][IndexOf(access, at) ?? throw new InvalidOperationException($"{access} leads outside.")] = value;

    private void Add(Access access, Place at, double value)
    {
        if (IndexOf(access, at) is { } index) _values[access.Tensor][index] += value;
        else if (access.Outside == Outside.Nothing) throw new InvalidOperationException($"{access} leads outside.");
    }

    /// <summary>Where an element lies; null outside.</summary>
    private int? IndexOf(Access access, Place at)
    {
        int index = 0;
        for (int i = 0; i < access.At.Count; i++)
        {
            int place = access.At[i].Offset + access.At[i].Terms.Sum(term => term.Step * at[term.Axis]), size = SizeOf(access.Tensor.Axes[i]);
            if (place < 0 || place >= size) return null;
            index = index * size + place;
        }
        return index;
    }

    /// <summary>A place that says nothing of some axes.</summary>
    private static Place Without(Place at, IReadOnlyList<Axis> axes) => new(at.Where(pair => !axes.Contains(pair.Key)));

    /// <summary>Which of the groups an element belongs to whose members differ along some axes only.</summary>
    private int GroupOf(Place at, Tensor tensor, IReadOnlyList<Axis> over) =>
        tensor.Axes.Where(axis => !over.Contains(axis)).Aggregate(0, (index, axis) => index * SizeOf(axis) + at[axis]);

    /// <summary>All places along some axes, the last one running fastest; where an axis is fixed, it stays.</summary>
    private IEnumerable<Place> Places(IEnumerable<Axis> axes, Place fixedAt)
    {
        IEnumerable<Place> all = [fixedAt];
        foreach (Axis axis in axes.Where(axis => !fixedAt.ContainsKey(axis)))
            all = all.SelectMany(at => Enumerable.Range(0, SizeOf(axis)).Select(i => new Place(at) { [axis] = i }));
        return all;
    }

    /// <summary>An index along each of some axes.</summary>
    private sealed class Place : Dictionary<Axis, int>
    {
        public Place()
        {
        }

        public Place(IEnumerable<KeyValuePair<Axis, int>> other)
            : base(other)
        {
        }
    }
}
