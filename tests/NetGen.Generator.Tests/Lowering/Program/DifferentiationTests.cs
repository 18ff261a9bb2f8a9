using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Elementwise;
using static NetGen.Generator.Tests.Lowering.Program.Samples;

namespace NetGen.Generator.Tests.Lowering.Program;

using Tensor = NetGen.Generator.Lowering.Program.Tensor;

/// <summary>Gradients through whole programs: values that are read several times, norms, recurrences, and what is left out.</summary>
public sealed class DifferentiationTests
{
    private static readonly Axis In = new("in", 4), Units = new("units", 3), Time = new("time", 5);

    /// <summary>y = tanh(x W) + x, and the same once more: every value in between is read twice.</summary>
    [Fact]
    public void Residual_blocks()
    {
        Tensor x = Value("x", Axis.Examples, In), at = x;
        var forward = new List<Operation>();
        var wrt = new List<Tensor> { x };
        for (int block = 0; block < 2; block++)
        {
            // The product's axis is as long as the input's, but another one: it would be no sum over the inputs otherwise.
            Axis to = new("to", In.Size);
            Tensor product = Value("product", Axis.Examples, to), weights = Parameter($"w{block}", In, to), f = Value("f", Axis.Examples, In), y = Value("y", Axis.Examples, In);
            forward.AddRange([new Contraction(product, at, weights), new Map(f, Tanh, [Along(product, In)]), new Map(y, Sum, [f, at])]);
            wrt.Add(weights);
            at = y;
        }
        new Gradients().Check(forward, at, [.. wrt]);
    }

    /// <summary>A gradient that is handed on as it is costs no operation: the first block's output feeds a sum, whose adjoint is the upstream gradient.</summary>
    [Fact]
    public void Sums_pass_their_gradient_on()
    {
        Tensor a = Value("a", Axis.Examples, In), b = Value("b", Axis.Examples, In), y = Value("y", Axis.Examples, In), z = Value("z", Axis.Examples, In);
        IReadOnlyList<Operation> backward = new Gradients().Check([new Map(y, Sum, [a, b]), new Map(z, Tanh, [y])], z, a, b);
        Assert.Single(backward);
    }

    /// <summary>Operands with axes of their own: the gradient goes on as it is to the one whose axes the sum has, and is added as it is where there is more.</summary>
    [Fact]
    public void Sums_along_other_axes_copy_where_they_have_to()
    {
        Axis one = new("one", In.Size), two = new("two", In.Size);
        Tensor a = Value("a", Axis.Examples, one), b = Value("b", Axis.Examples, two), y = Value("y", Axis.Examples, two), z = Value("z", Axis.Examples, two);
        var sum = new Map(y, Sum, [Along(a, two), b]);
        IReadOnlyList<Operation> backward = new Gradients().Check([sum, new Map(z, Product, [y, Along(a, two)])], z, a, b);
        Assert.Equal(["ProductBackwardToInput", "ProductBackwardToOther", "Sum"], backward.OfType<Map>().Select(map => map.Function.Name));
        Assert.Equal(["Copy"], new Gradients().Check([sum], y, a, b).OfType<Map>().Select(map => map.Function.Name));
    }

    [Fact]
    public void Values_read_three_times_accumulate_in_reverse_order_of_the_program()
    {
        Tensor x = Value("x", Axis.Examples, In), square = Value("square", Axis.Examples, In), tanh = Value("tanh", Axis.Examples, In);
        Tensor product = Value("product", Axis.Examples, In), y = Value("y", Axis.Examples, In);
        Operation[] forward = [new Map(square, Square, [x]), new Map(tanh, Tanh, [x]), new Map(product, Product, [square, tanh]), new Map(y, Sum, [product, x])];
        IReadOnlyList<Operation> backward = new Gradients().Check(forward, y, x);
        Map[] sums = [.. backward.OfType<Map>().Where(map => map.Function.Name == "Sum")];
        Assert.Equal(2, sums.Length);
        // First what the last operation hands back, the seed itself, then tanh's share, then the square's.
        Assert.Equal(["seed", "xGradientPart2"], sums[0].Reads.Select(tensor => tensor.Name));
        Assert.Equal(["xGradientSum2", "xGradientPart3"], sums[1].Reads.Select(tensor => tensor.Name));
        Assert.Same(sums[1], backward[^1]);
    }

    [Fact]
    public void Concatenation_of_two_branches()
    {
        Axis joined = new("joined", In.Size + Units.Size), to = new("to", 2);
        Tensor x = Value("x", Axis.Examples, In), w = Parameter("w", In, Units), h = Value("h", Axis.Examples, Units), both = Value("both", Axis.Examples, joined);
        Tensor v = Parameter("v", joined, to), y = Value("y", Axis.Examples, to);
        new Gradients().Check([new Contraction(h, x, w), new Join(both, [x, h]), new Contraction(y, both, v)], y, x, w, v);
    }

    /// <summary>Normalisation over the units as a composition: mean, deviation, scale and shift.</summary>
    [Fact]
    public void Layer_normalisation()
    {
        Tensor x = Value("x", Axis.Examples, Units), scale = Parameter("scale", Units), shift = Parameter("shift", Units);
        Tensor sum = Value("sum", Axis.Examples), mean = Value("mean", Axis.Examples), centred = Value("centred", Axis.Examples, Units);
        Tensor squares = Value("squares", Axis.Examples, Units), total = Value("total", Axis.Examples), inverse = Value("inverse", Axis.Examples);
        Tensor normal = Value("normal", Axis.Examples, Units), scaled = Value("scaled", Axis.Examples, Units), y = Value("y", Axis.Examples, Units);
        Expression variance = new Variable(Quantity.Input) / 3 + 1e-2;
        var inverseRoot = new ElementwiseFunction("InverseRoot", "(x / 3 + 0.01)^(-1/2)", Expression.Call(MathFunction.Exp, -0.5 * Expression.Call(MathFunction.Log, variance)));
        Operation[] forward =
        [
            new Reduce(sum, x), new Map(mean, Times(1.0 / 3), [sum]), new Map(centred, Difference, [x, mean]),
            new Map(squares, Square, [centred]), new Reduce(total, squares), new Map(inverse, inverseRoot, [total]),
            new Map(normal, Product, [centred, inverse]), new Map(scaled, Product, [normal, scale]), new Map(y, Sum, [scaled, shift]),
        ];
        new Gradients().Check(forward, y, x, scale, shift);
    }

    /// <summary>The same over the examples, as batch statistics are.</summary>
    [Fact]
    public void Statistics_of_a_batch()
    {
        Tensor x = Value("x", Axis.Examples, Units), sum = Value("sum", Units), y = Value("y", Axis.Examples, Units);
        new Gradients().Check([new Reduce(sum, x), new Map(y, Quotient, [x, sum])], y, x);
    }

    /// <summary>h_t = tanh(x_t W + h_(t-1) U + b); the output reads every state.</summary>
    [Fact]
    public void Recurrence_over_time()
    {
        (Operation[] forward, Tensor states, Tensor[] wrt) = Recurrent();
        Tensor y = Value("y", Axis.Examples, Time, Units);
        IReadOnlyList<Operation> backward = new Gradients().Check([.. forward, new Map(y, Square, [states])], y, wrt);
        Recurrence loop = Assert.Single(backward.OfType<Recurrence>());
        Assert.True(loop.Backwards);
        // The gradients of all weights wait for the last step: each is one sum over examples and steps.
        Assert.All(loop.Body, operation => Assert.Contains(Time, operation.Result.Axes));
        Assert.Equal(["bGradient", "uGradient", "wGradient"], backward.Where(operation => operation.Result.Role == TensorRole.ParameterGradient).Select(operation => operation.Result.Name).Order());
    }

    /// <summary>Only the last state is read, through an access.</summary>
    [Fact]
    public void Recurrence_of_which_the_last_step_is_read()
    {
        (Operation[] forward, Tensor states, Tensor[] wrt) = Recurrent();
        Tensor y = Value("y", Axis.Examples, Units);
        var last = new Access(states, new(Affine.Along(Axis.Examples), new Affine(default, Time.Size - 1), Affine.Along(Units)));
        new Gradients().Check([.. forward, new Map(y, Square, [last])], y, wrt);
    }

    /// <summary>A recurrence steps as it would by hand.</summary>
    [Fact]
    public void Recurrence_by_hand()
    {
        Axis one = new("one", 1), back = new("back", 1);
        Tensor x = Value("x", Axis.Examples, Time, one), u = Parameter("u", back, one), sum = Value("sum", Axis.Examples, Time, one), h = Value("h", Axis.Examples, Time, one);
        var run = new Interpreter(1) { [x] = [1, 0, 0, 2, 0], [u] = [0.5] };
        run.Run([new Recurrence(Time, [new Contraction(sum, Previous(h, back), u, x), new Map(h, Square, [sum])])]);
        double second = 0.5 * 0.5, third = second * 0.5 * (second * 0.5), fourth = (2 + third / 2) * (2 + third / 2);
        Assert.Equal([1, second, third, fourth, fourth / 2 * (fourth / 2)], run[h]);
    }

    /// <summary>Two states that read each other: an LSTM's c and h.</summary>
    [Fact]
    public void Recurrence_of_two_states()
    {
        Axis back = new("back", Units.Size);
        Tensor x = Value("x", Axis.Examples, Time, Units), u = Parameter("u", back, Units), sum = Value("sum", Axis.Examples, Time, Units);
        Tensor gate = Value("gate", Axis.Examples, Time, Units), kept = Value("kept", Axis.Examples, Time, Units), c = Value("c", Axis.Examples, Time, Units), h = Value("h", Axis.Examples, Time, Units);
        Operation[] body =
        [
            new Contraction(sum, Previous(h, back), u, x), new Map(gate, Sigmoid, [sum]),
            new Map(kept, Product, [gate, Previous(c, Units)]), new Map(c, Sum, [kept, sum]), new Map(h, Product, [gate, c]),
        ];
        new Gradients().Check([new Recurrence(Time, body)], h, x, u);
    }

    [Fact]
    public void What_leads_nowhere_is_left_out()
    {
        Tensor x = Value("x", Axis.Examples, In), w = Parameter("w", In, Units), kept = Value("kept", Axis.Examples, In), y = Value("y", Axis.Examples, Units);
        IReadOnlyList<Operation> backward = new Gradients().With(x, [.. Enumerable.Repeat(0.5, 8)]).Check([new Dropout(kept, x, 0, 0.5), new Contraction(y, kept, w)], y, w);
        // Neither the gradient of the dropped input, nor that of the input.
        Assert.Equal("wGradient", Assert.Single(backward).Result.Name);
    }

    [Fact]
    public void A_tensor_that_does_not_lead_to_the_seed_has_no_gradient()
    {
        Tensor x = Value("x", Axis.Examples, In), y = Value("y", Axis.Examples, In), other = Value("other", Axis.Examples, In), seed = Value("seed", Axis.Examples, In);
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() =>
            Differentiation.Of([new Map(y, Tanh, [x]), new Map(other, Tanh, [x])], new Dictionary<Tensor, Tensor> { [y] = seed }, [other]));
        Assert.Contains("other", error.Message, StringComparison.Ordinal);
    }

    /// <summary>Random graphs of dense layers, maps of one and two values, sums, joins and softmax.</summary>
    [Fact]
    public void Random_graphs()
    {
        for (int seed = 0; seed < 100; seed++) CheckRandomGraph(seed);
    }

    private static void CheckRandomGraph(int seed)
    {
        var random = new Random(seed);
        var values = new List<Tensor> { Value("x", Axis.Examples, new("x", random.Next(1, 4))) };
        var parameters = new List<Tensor>();
        var forward = new List<Operation>();
        for (int i = random.Next(1, 8); i >= 0; i--)
        {
            Tensor a = values[random.Next(values.Count)], b = values[random.Next(values.Count)];
            switch (random.Next(6))
            {
                case 0 or 1:
                    var units = new Axis($"units{i}", random.Next(1, 4));
                    parameters.Add(Parameter($"w{i}", a.Axes[1], units));
                    Add(Value($"dense{i}", Axis.Examples, units), result => new Contraction(result, a, parameters[^1]));
                    break;
                case 2: Add(Value($"tanh{i}", [.. a.Axes]), result => new Map(result, Tanh, [a])); break;
                case 3: Add(Value($"sum{i}", [.. a.Axes]), result => new Map(result, Sum, [a, a.Width <= b.Width ? Along(b, a.Axes[1]) : a])); break;
                case 4: Add(Value($"product{i}", [.. a.Axes]), result => new Map(result, Product, [a, a.Width <= b.Width ? Along(b, a.Axes[1]) : a])); break;
                default: Add(Value($"joined{i}", Axis.Examples, new($"joined{i}", a.Width + b.Width)), result => new Join(result, a == b ? [a, Copy(a)] : [a, b])); break;
            }
        }

        Tensor output = values[^1];
        HashSet<Tensor> read = [output];
        foreach (Operation operation in Enumerable.Reverse(forward).Where(operation => read.Contains(operation.Result))) read.UnionWith(operation.Reads);
        new Gradients { MayVanish = true }.Check([.. forward.Where(operation => read.Contains(operation.Result))], output, [.. parameters.Prepend(values[0]).Where(read.Contains)]);

        void Add(Tensor result, Func<Tensor, Operation> operation)
        {
            forward.Add(operation(result));
            values.Add(result);
        }

        Tensor Copy(Tensor of)
        {
            Tensor copy = Value("copy" + of.Name, Axis.Examples, new("copy", of.Width));
            forward.Add(new Map(copy, Times(0.5), [Along(of, copy.Axes[1])]));
            return copy;
        }
    }

    private static (Operation[] Forward, Tensor States, Tensor[] Wrt) Recurrent()
    {
        Axis back = new("back", Units.Size);
        Tensor x = Value("x", Axis.Examples, Time, In), w = Parameter("w", In, Units), u = Parameter("u", back, Units), b = Parameter("b", Units);
        Tensor projected = Value("projected", Axis.Examples, Time, Units), sum = Value("sum", Axis.Examples, Time, Units), h = Value("h", Axis.Examples, Time, Units);
        return ([new Contraction(projected, x, w, b), new Recurrence(Time, [new Contraction(sum, Previous(h, back), u, projected), new Map(h, Tanh, [sum])])], h, [x, w, u, b]);
    }

    /// <summary>The state of the step before, its units along another axis.</summary>
    private static Access Previous(Tensor states, Axis units) => new(states, new(Affine.Along(Axis.Examples), Affine.Shifted(Time, -1), Affine.Along(units)), Outside.Zero);

    /// <summary>The first values of a row, along another axis.</summary>
    private static Access Along(Tensor tensor, Axis axis) => new(tensor, new(Affine.Along(Axis.Examples), Affine.Along(axis)));
}
