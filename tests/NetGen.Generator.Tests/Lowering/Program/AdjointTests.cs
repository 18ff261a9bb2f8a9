using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Elementwise;
using static NetGen.Generator.Tests.Lowering.Program.Samples;

namespace NetGen.Generator.Tests.Lowering.Program;

using Tensor = NetGen.Generator.Lowering.Program.Tensor;

/// <summary>The adjoint of every operation is its derivative, by central differences; where an operation can be differentiated twice, so it is.</summary>
public sealed class AdjointTests
{
    private static readonly Axis In = new("in", 5), Units = new("units", 3), Time = new("time", 7);

    [Fact]
    public void Dense()
    {
        Tensor x = Value("x", Axis.Examples, In), w = Parameter("w", In, Units), b = Parameter("b", Units), y = Value("y", Axis.Examples, Units);
        Check(new Contraction(y, x, w, b), x, w, b);
    }

    [Fact]
    public void Dense_on_every_step()
    {
        Tensor x = Value("x", Axis.Examples, Time, In), w = Parameter("w", In, Units), y = Value("y", Axis.Examples, Time, Units);
        Check(new Contraction(y, x, w), x, w);
    }

    [Fact]
    public void Dense_on_an_image_sums_over_height_width_and_channels()
    {
        Axis h = new("h", 2), w = new("w", 3), c = new("c", 2);
        Tensor x = Value("x", Axis.Examples, h, w, c), weights = Parameter("weights", h, w, c, Units), y = Value("y", Axis.Examples, Units);
        Check(new Contraction(y, x, weights), x, weights);
    }

    [Fact]
    public void Standardizing_along_the_last_axis()
    {
        Tensor x = Value("x", Axis.Examples, Time, In), y = Value("y", Axis.Examples, Time, In), inverse = Value("inverse", Axis.Examples, Time);
        CheckOnce([new Standardize(y, inverse, x, [In], 1e-5)], y, x);
    }

    [Fact]
    public void Standardizing_over_examples_and_steps()
    {
        Tensor x = Value("x", Axis.Examples, Time, In), y = Value("y", Axis.Examples, Time, In), inverse = Value("inverse", In);
        CheckOnce([new Standardize(y, inverse, x, [Axis.Examples, Time], 1e-5)], y, x);
    }

    [Fact]
    public void Other_axes()
    {
        Tensor x = Value("x", Axis.Examples, Time, In), y = Value("y", Axis.Examples, new Axis("values", Time.Size * In.Size));
        Check(new Reshape(y, x), x);
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 2)]
    [InlineData(2, 1, 1)]
    [InlineData(3, 2, 4)]
    public void Convolution_of_sequences(int stride, int dilation, int before)
    {
        Axis steps = new("steps", 9), kernel = new("kernel", 3), c = new("c", 2);
        int covered = (kernel.Size - 1) * dilation + 1;
        var o = new Axis("o", (steps.Size + before - covered) / stride + 1);
        Tensor x = Value("x", Axis.Examples, steps, c), w = Parameter("w", kernel, c, Units), y = Value("y", Axis.Examples, o, Units);
        var window = new Access(x, new(Affine.Along(Axis.Examples), Affine.Window(o, stride, kernel, dilation, before), Affine.Along(c)), Outside.Zero);
        Check(new Contraction(y, window, w), x, w);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Convolution_of_images_in_groups(int stride)
    {
        Axis h = new("h", 4), w = new("w", 5), g = new("g", 2), ci = new("ci", 2), co = new("co", 3), kh = new("kh", 3), kw = new("kw", 2);
        Axis oh = new("oh", (4 - 1) / stride + 1), ow = new("ow", (5 - 2) / stride + 1);
        Tensor x = Value("x", Axis.Examples, h, w, g, ci), k = Parameter("k", g, kh, kw, ci, co), b = Parameter("b", g, co), y = Value("y", Axis.Examples, oh, ow, g, co);
        Affine along = Affine.Along(Axis.Examples);
        var window = new Access(x, new(along, Affine.Window(oh, stride, kh, 1, 1), Affine.Window(ow, stride, kw, 1, 0), Affine.Along(g), Affine.Along(ci)), Outside.Zero);
        Check(new Contraction(y, window, k, b), x, k, b);
    }

    /// <summary>Every channel by itself: the channels are an axis of all three.</summary>
    [Fact]
    public void Depthwise_convolution()
    {
        Axis steps = new("steps", 6), kernel = new("kernel", 3), o = new("o", 4), c = new("c", 3);
        Tensor x = Value("x", Axis.Examples, steps, c), w = Parameter("w", kernel, c), y = Value("y", Axis.Examples, o, c);
        var window = new Access(x, new(Affine.Along(Axis.Examples), Affine.Window(o, 1, kernel, 1, 0), Affine.Along(c)));
        Check(new Contraction(y, window, w), x, w);
    }

    [Fact]
    public void Product_of_two_values()
    {
        Tensor a = Value("a", Axis.Examples, In), b = Value("b", Axis.Examples, In), y = Value("y", Axis.Examples);
        Check(new Contraction(y, a, b), a, b);
    }

    [Fact]
    public void Map_of_broadcast_arguments()
    {
        Tensor x = Value("x", Axis.Examples, Time, Units), a = Parameter("a", Units), y = Value("y", Axis.Examples, Time, Units);
        Check(new Map(y, Product, [x, a]), x, a);
    }

    [Fact]
    public void Map_of_several_values_of_a_channel()
    {
        Tensor x = Value("x", Axis.Examples, Time, Units), a = Parameter("a", Units), b = Parameter("b", Units), y = Value("y", Axis.Examples, Time, Units);
        Check(new Map(y, Wave, [x, a, b]), x, a, b);
    }

    /// <summary>A vector of channels beside all steps of its example.</summary>
    [Theory]
    [InlineData("Product")]
    [InlineData("Sum")]
    [InlineData("Difference")]
    [InlineData("ReverseDifference")]
    public void Map_of_a_sequence_and_a_vector(string function)
    {
        Tensor x = Value("x", Axis.Examples, Time, Units), v = Value("v", Axis.Examples, new Axis("own", Units.Size)), y = Value("y", Axis.Examples, Time, Units);
        Check(new Map(y, Arithmetic.Find(function), [x, Access.Along(v, [Axis.Examples, Units])]), x, v);
    }

    [Fact]
    public void Sum_over_the_steps_of_each_example()
    {
        Tensor x = Value("x", Axis.Examples, Time, Units), y = Value("y", Axis.Examples, Units);
        Check(new Reduce(y, x), x);
    }

    [Fact]
    public void Map_of_one_value_twice()
    {
        Tensor x = Value("x", Axis.Examples, In), y = Value("y", Axis.Examples, In);
        Check(new Map(y, Product, [x, x]), x);
    }

    [Fact]
    public void Map_that_pads_with_zeros()
    {
        Axis padded = new("padded", 10);
        Tensor x = Value("x", Axis.Examples, Time, Units), y = Value("y", Axis.Examples, padded, Units);
        var shifted = new Access(x, new(Affine.Along(Axis.Examples), Affine.Shifted(padded, -2), Affine.Along(Units)), Outside.Zero);
        Check(new Map(y, Square, [shifted]), x);
    }

    [Fact]
    public void Sum_over_a_window()
    {
        Axis o = new("o", 3), kernel = new("kernel", 3);
        Tensor x = Value("x", Axis.Examples, Time, Units), y = Value("y", Axis.Examples, o, Units);
        var window = new Access(x, new(Affine.Along(Axis.Examples), Affine.Window(o, 2, kernel, 1, 0), Affine.Along(Units)));
        Check(new Reduce(y, window), x);
    }

    [Fact]
    public void Sum_over_examples_and_steps()
    {
        Tensor x = Value("x", Axis.Examples, Time, Units), y = Value("y", Units);
        Check(new Reduce(y, x), x);
    }

    [Fact]
    public void Broadcast()
    {
        Tensor x = Parameter("x", Units), y = Value("y", Axis.Examples, Units);
        Check(new Reduce(y, x), x);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(3, 0)]
    public void Maximum_over_a_window(int stride, int before)
    {
        Axis kernel = new("kernel", 3), o = new("o", (7 + before - 3) / stride + 1);
        Tensor x = Value("x", Axis.Examples, Time, Units), y = Value("y", Axis.Examples, o, Units), index = Value("index", Axis.Examples, o, Units);
        var window = new Access(x, new(Affine.Along(Axis.Examples), Affine.Window(o, stride, kernel, 1, before), Affine.Along(Units)), Outside.Lowest);
        Check(new Maximum(y, index, window), x);
    }

    [Fact]
    public void Maximum_over_an_image()
    {
        Axis h = new("h", 3), w = new("w", 2);
        Tensor x = Value("x", Axis.Examples, h, w, Units), y = Value("y", Axis.Examples, Units), index = Value("index", Axis.Examples, Units);
        Check(new Maximum(y, index, x), x);
    }

    /// <summary>Tokens 1 and 3 occur several times: their gradients add up.</summary>
    [Fact]
    public void Lookup_in_a_table()
    {
        Axis steps = new("steps", 4), classes = new("classes", 5);
        Tensor tokens = Value("tokens", Axis.Examples, steps), table = Parameter("table", classes, Units), y = Value("y", Axis.Examples, steps, Units);
        var lookup = new Gather(y, table, tokens, [classes]);
        IReadOnlyList<Operation> backward = new Gradients().With(tokens, 1, 3, 1, 0, 3, 3, 4, 1).Check([lookup], y, table);
        ScatterAdd scatter = Assert.IsType<ScatterAdd>(Assert.Single(backward));

        Tensor source = Value("source", Axis.Examples, steps, Units), sum = Parameter("sum", classes, Units);
        new Gradients().With(tokens, 1, 3, 1, 0, 3, 3, 4, 1).Check([new ScatterAdd(sum, source, scatter.Index, scatter.Over)], sum, source);
    }

    [Fact]
    public void Join_of_three()
    {
        Axis a = new("a", 2), b = new("b", 1), c = new("c", 3);
        Tensor x = Value("x", Axis.Examples, a), y = Value("y", Axis.Examples, b), z = Value("z", Axis.Examples, c), joined = Value("joined", Axis.Examples, new("joined", 6));
        Check(new Join(joined, [x, y, z]), x, y, z);
    }

    [Fact]
    public void Softmax_of_every_step()
    {
        Tensor x = Value("x", Axis.Examples, Time, Units), y = Value("y", Axis.Examples, Time, Units);
        CheckOnce([new Softmax(y, x)], y, x);
    }

    [Fact]
    public void Dropout_drops_the_gradient_of_what_it_drops()
    {
        Tensor x = Value("x", Axis.Examples, In), y = Value("y", Axis.Examples, In);
        Check(new Dropout(y, x, 1, 0.25), x);
    }

    [Fact]
    public void Every_operation_is_tested() => Assert.Equal(
        typeof(Operation).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Operation)) && type.Namespace == typeof(Operation).Namespace).Select(type => type.Name).Order(),
        ["Contraction", "Dropout", "Gather", "Join", "LossGradient", "LossSum", "Map", "Maximum", "Recurrence", "Reduce", "Reshape", "ScatterAdd", "Softmax", "SoftmaxGradient", "Standardize",
            "StandardizeAsBefore", "StandardizeGradient"]);

    /// <summary>The operation, and what its adjoint makes of a gradient: both are differentiated.</summary>
    private static void Check(Operation operation, params Tensor[] wrt)
    {
        IReadOnlyList<Operation> backward = CheckOnce([operation], operation.Result, wrt);
        Tensor seed = backward[0].Reads.First(tensor => tensor.Name == "seed");
        if (operation is Maximum) return;    // Its adjoint reads an index that it makes itself; ScatterAdd is tested with the lookup.
        foreach (Operation adjoint in backward.Where(adjoint => adjoint.Differentiable.Contains(seed)))
        {
            if (adjoint is Map) Assert.Throws<InvalidOperationException>(() => CheckOnce([adjoint], adjoint.Result, seed));
            else CheckOnce([adjoint], adjoint.Result, [.. adjoint.Reads.Distinct()]);
        }
    }

    private static IReadOnlyList<Operation> CheckOnce(IReadOnlyList<Operation> forward, Tensor output, params Tensor[] wrt) => new Gradients().Check(forward, output, wrt);
}
