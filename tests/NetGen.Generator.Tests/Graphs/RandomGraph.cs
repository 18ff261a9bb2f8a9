using System.Globalization;
using System.Text;
using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.Graphs;

/// <summary>
/// A random network of branches, on vectors or sequences, with its source and, apart from everything in the product, its function in double precision.
/// </summary>
internal sealed class RandomGraph
{
    private static readonly Activation[] Smooth = [Activation.Tanh, Activation.Sigmoid, Activation.SiLU, Activation.GELU, Activation.Softplus, Activation.Sine, Activation.Gaussian];

    /// <summary>Rows, 0 where it is a vector, their size, and all of them behind one another.</summary>
    private readonly List<(int Rows, int Size, Func<double[][], double[]> Value)> _values = [];
    private readonly StringBuilder _body = new();
    private readonly List<int> _unread = [];
    private int _parameters;

    /// <param name="seed">Decides everything.</param>
    /// <param name="largest">The widest layer.</param>
    /// <param name="precision">The precision.</param>
    public RandomGraph(int seed, int largest, Precision precision)
    {
        var random = new Random(seed);
        Precision = precision;
        int features = 1 + random.Next(largest), rows = random.Next(2) * (1 + random.Next(5));
        Inputs = features * Math.Max(rows, 1);
        _input = rows == 0 ? $"Input({features})" : $"Input({rows}, {features})";
        _values.Add((rows, features, values => values[0]));
        int steps = 3 + random.Next(8);
        for (int i = 0; i < steps; i++) AddOne(random, largest);
        // Everything that nobody has read yet comes together in the end.
        foreach (int rowed in _unread.Where(value => _values[value].Rows > 0).ToArray()) Flatten(rowed);
        while (_unread.Count > 1) Concat([.. _unread]);
        int last = _unread.Count == 1 ? _unread[0] : rows > 0 ? Flatten(0) : 0;
        Classes = random.Next(3) == 0;
        last = Dense(last, 1 + random.Next(5) + (Classes ? 1 : 0), random.Next(4) == 0 ? Activation.Tanh : Activation.Identity, random.Next(4) > 0);
        if (Classes) Unary(last, "Softmax(v{0})", Textbook.Softmax);
        else if (random.Next(2) == 0) Unary(last, "1.5 - v{0}", row => [.. row.Select(x => 1.5 - x)]);
        Outputs = _values[^1].Size;
    }

    public int Inputs { get; }

    public int Outputs { get; }

    public Precision Precision { get; }

    /// <summary>Whether the output is probabilities.</summary>
    public bool Classes { get; }

    public int ParameterCount => _parameters;

    /// <summary>The class, with a name of its own.</summary>
    public string Source(string name) =>
        $$"""
        /// <summary>A graph.</summary>
        [Network(Precision = Precision.{{Precision}}, Reduction = Reduction.Sum)]
        public partial class {{name}}
        {
            [Layers]
            private static Tensor Define([{{_input}}] Tensor v0)
            {
        {{_body}}        return v{{_values.Count - 1}};
            }
        }

        """;

    public double[] Predict(double[] parameters, double[] input)
    {
        _current = parameters;
        var values = new double[_values.Count][];
        values[0] = input;
        for (int i = 1; i < values.Length; i++) values[i] = _values[i].Value(values);
        return values[^1];
    }

    /// <summary>The loss that Auto means, summed over the batch.</summary>
    public double Loss(double[] parameters, double[][] inputs, double[][] targets) => inputs.Zip(targets, (input, target) => Predict(parameters, input)
        .Zip(target, (y, t) => Classes ? (t == 0 ? 0 : -t * Math.Log(y)) : (y - t) * (y - t) / 2).Sum()).Sum();

    private readonly string _input;
    private double[] _current = [];

    private void AddOne(Random random, int largest)
    {
        int source = random.Next(_values.Count), rows = _values[source].Rows, size = _values[source].Size;
        int[] equal = Which(value => value.Size == size && (value.Rows == rows || value.Rows == 0 || rows == 0)), besides = Which(value => value.Rows == rows);
        int other = equal[random.Next(equal.Length)];
        switch (random.Next(rows > 0 ? 13 : 10))
        {
            case 0: Unary(source, "Activate(v{0}, Activation.Tanh)", row => [.. row.Select(Math.Tanh)]); break;
            case 1: Unary(source, "Dropout(v{0}, 0)", row => row); break;
            case 2: Unary(source, "-v{0} / 2", row => [.. row.Select(x => -x / 2)]); break;
            case 3: Unary(source, "0.5 * v{0} + 0.25", row => [.. row.Select(x => 0.5 * x + 0.25)]); break;
            case 4: Pair(source, other, "v{0} + v{1}", (x, y) => x + y); break;
            case 5: Pair(source, other, "v{0} - v{1}", (x, y) => x - y); break;
            case 6: Pair(source, other, "v{0} * v{1}", (x, y) => x * y); break;
            case 7 when size < 4 * largest: Concat([source, .. Enumerable.Range(0, 1 + random.Next(2)).Select(_ => besides[random.Next(besides.Length)])]); break;
            // As wide as something that is there already, so that there are sums.
            case 8: Dense(source, _values[random.Next(_values.Count)].Size, Smooth[random.Next(Smooth.Length)], random.Next(4) > 0); break;
            // Squeeze and excite: a vector of the whole sequence, which all its rows meet.
            case 10: Pair(source, Excited(source, random), "v{0} * v{1}", (x, y) => x * y); break;
            case 11: Pair(Excited(source, random), source, "v{0} - v{1}", (x, y) => x - y); break;
            case 12: Pair(source, Excited(source, random), random.Next(2) == 0 ? "Subtract(v{0}, v{1})" : "v{0} - v{1}", (x, y) => x - y); break;
            default: Dense(source, 1 + random.Next(largest), random.Next(2) == 0 ? Activation.Identity : Smooth[random.Next(Smooth.Length)], random.Next(4) > 0); break;
        }
    }

    private int[] Which(Func<(int Rows, int Size, Func<double[][], double[]> Value), bool> condition) =>
        [.. Enumerable.Range(0, _values.Count).Where(i => condition(_values[i]))];

    private int Excited(int source, Random random) => Dense(Flatten(source), _values[source].Size, Smooth[random.Next(Smooth.Length)], true);

    private int Flatten(int source) => Add(0, _values[source].Size * _values[source].Rows, $"Flatten(v{source})", [source], values => values[source]);

    private int Dense(int source, int units, Activation activation, bool bias)
    {
        int rows = _values[source].Rows, inputs = _values[source].Size, weights = _parameters, biases = weights + inputs * units;
        _parameters = biases + (bias ? units : 0);
        Func<double, double> function = Textbook.Activations[activation].Value;
        return Add(rows, units, $"Dense(v{source}, {units}, Activation.{activation}, bias: {(bias ? "true" : "false")})", [source], values =>
        [
            .. Enumerable.Range(0, Math.Max(rows, 1)).SelectMany(row => Enumerable.Range(0, units).Select(u => function(
                (bias ? _current[biases + u] : 0) + Enumerable.Range(0, inputs).Sum(i => _current[weights + i * units + u] * values[source][row * inputs + i])))),
        ]);
    }

    private void Unary(int source, string text, Func<double[], double[]> function) =>
        Add(_values[source].Rows, _values[source].Size, string.Format(CultureInfo.InvariantCulture, text, source), [source], values => function(values[source]));

    /// <summary>The shorter one, a vector, is met by every row of the other.</summary>
    private void Pair(int a, int b, string text, Func<double, double, double> function) => Add(Math.Max(_values[a].Rows, _values[b].Rows), _values[a].Size,
        string.Format(CultureInfo.InvariantCulture, text, a, b), [a, b], values =>
        [
            .. Enumerable.Range(0, Math.Max(values[a].Length, values[b].Length)).Select(i => function(values[a][i % values[a].Length], values[b][i % values[b].Length])),
        ]);

    private void Concat(int[] sources) => Add(_values[sources[0]].Rows, sources.Sum(source => _values[source].Size),
        $"Concat({string.Join(", ", sources.Select(source => $"v{source}"))})", sources, values =>
        [
            .. Enumerable.Range(0, Math.Max(_values[sources[0]].Rows, 1)).SelectMany(row => sources.SelectMany(source =>
                values[source].Skip(row * _values[source].Size).Take(_values[source].Size))),
        ]);

    private int Add(int rows, int size, string text, int[] sources, Func<double[][], double[]> value)
    {
        foreach (int source in sources) _unread.Remove(source);
        _body.Append(CultureInfo.InvariantCulture, $"        Tensor v{_values.Count} = {text};\n");
        _unread.Add(_values.Count);
        _values.Add((rows, size, value));
        return _values.Count - 1;
    }
}
