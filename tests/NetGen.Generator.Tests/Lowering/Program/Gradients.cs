using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Tests.Oracle;

namespace NetGen.Generator.Tests.Lowering.Program;

using Tensor = NetGen.Generator.Lowering.Program.Tensor;

/// <summary>Derived gradients beside central differences of the program itself, both interpreted.</summary>
internal sealed class Gradients
{
    public const int Examples = 2;

    /// <summary>Elements of a tensor that are moved.</summary>
    private const int Most = 10;

    private const double H = 1e-5;
    private const double Tolerance = 1e-8;

    private readonly Random _random = new(11);
    private readonly Dictionary<Tensor, double[]> _inputs = [];

    /// <summary>Whether a gradient may be nothing but small numbers, as a random product of many may be; of others that would prove little.</summary>
    public bool MayVanish { get; init; }

    /// <summary>Values that are neither random nor differentiated: indices, say.</summary>
    public Gradients With(Tensor tensor, params double[] values)
    {
        _inputs[tensor] = values;
        return this;
    }

    /// <summary>Compares the gradient of a random combination of the output's elements with respect to some tensors, which get random values where they have none.</summary>
    /// <returns>The backward operations.</returns>
    public IReadOnlyList<Operation> Check(IReadOnlyList<Operation> forward, Tensor output, params Tensor[] wrt)
    {
        var sizes = new Interpreter(Examples);
        foreach (Tensor tensor in wrt.Where(tensor => !_inputs.ContainsKey(tensor))) _inputs[tensor] = Random(sizes.CountOf(tensor));
        var seed = new Tensor("seed", "", TensorRole.Given, [.. output.Axes]);
        double[] weights = Random(sizes.CountOf(output));
        (IReadOnlyList<Operation> backward, IReadOnlyList<Tensor> gradients) = Differentiation.Of(forward, new Dictionary<Tensor, Tensor> { [output] = seed }, wrt);

        Interpreter run = Interpreter().Run(forward);
        run[seed] = weights;
        run.Run(backward);
        foreach ((Tensor tensor, Tensor gradient) in wrt.Zip(gradients))
        {
            // Of large tensors every second, third, ... element: an odd distance meets all places of a row.
            int count = _inputs[tensor].Length, distance = count / Most | 1;
            int[] elements = [.. Enumerable.Range(0, count).Where(i => i % distance == 0)];
            double[] differences = [.. elements.Select(i => (Total(tensor, i, H) - Total(tensor, i, -H)) / (2 * H))];
            Near.Equal(differences, [.. elements.Select(i => run[gradient][i])], Tolerance, () => $"gradient of {output} with respect to {tensor}\n{string.Join('\n', backward)}");
            if (!MayVanish) Assert.Contains(differences, difference => Math.Abs(difference) > 1e-3);
        }
        return backward;

        double Total(Tensor tensor, int index, double by)
        {
            double[] values = _inputs[tensor];
            _inputs[tensor] = [.. values];
            _inputs[tensor][index] += by;
            double total = Interpreter().Run(forward)[output].Zip(weights, (value, weight) => value * weight).Sum();
            _inputs[tensor] = values;
            return total;
        }
    }

    private Interpreter Interpreter()
    {
        var interpreter = new Interpreter(Examples);
        foreach (var input in _inputs) interpreter[input.Key] = input.Value;
        return interpreter;
    }

    private double[] Random(int count) => [.. Enumerable.Range(0, count).Select(_ => 2 * _random.NextDouble() - 1)];
}
