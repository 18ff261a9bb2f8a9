using NetGen.Generator.Lowering.Kernels;
using NetGen.Generator.Lowering.Layers;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Lowering.Tiled;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Layers;
using NetGen.Generator.Tests.Infrastructure;
using static NetGen.Generator.Tests.Lowering.Program.Samples;

namespace NetGen.Generator.Tests.Lowering;

using Tensor = NetGen.Generator.Lowering.Program.Tensor;

/// <summary>Which kernels a network calls, in which order, and that what no kernel can do is refused.</summary>
public sealed class KernelSelectionTests
{
    [Fact]
    public void A_step_of_two_layers()
    {
        TiledPlan plan = Plan("Auto", Declared.Dense(20, "ReLU", true, "Auto"), Declared.Dense(5, "Tanh", true, "Auto"));
        Assert.Equal(["Dense.Forward<ReLU>", "Dense.Forward<Linear>", "Maps.Apply<Tanh>", "Rows.Copy"], Names(plan.Predict));
        Assert.Equal(["Dense.Forward<ReLU>"], Names(plan.FirstLayer));
        Assert.Equal(["Dense.Forward<Linear>", "Maps.Apply<Tanh>", "Losses.Each<SquaredError>"], Names(plan.Forward[0]));
        Assert.Equal(["Losses.Gradient<SquaredErrorGradient>", "Rows.Weigh", "Maps.Apply<TanhBackward>", "Dense.InputGradient<ReLUBackward>"], Names(plan.Backward[0]));
        Assert.Equal(["Dense.WeightGradient<TSink>", "Dense.BiasGradient<TSink>", "Dense.WeightGradient<TSink>", "Dense.BiasGradient<TSink>"], Names(plan.Update));
        Assert.Equal(["Dense.InputGradient"], Names(plan.InputGradient));
    }

    [Theory]
    [InlineData("Softmax", "Auto", "OutputGradientSeed.ThroughSoftmax")]
    [InlineData("Sigmoid", "BinaryCrossEntropy", "OutputGradientSeed.Through<SigmoidBackward>")]
    [InlineData("Sigmoid", "Auto", "OutputGradientSeed.Take")]
    public void Given_gradients_go_through_what_the_loss_leaves_out(string activation, string loss, string last)
    {
        TiledPlan plan = Plan(loss, Declared.Dense(70, activation, true, "Auto"));
        Assert.Equal(["OutputGradientSeed.Products", last], Names(plan.ForwardFrom[0])[^2..]);
    }

    [Fact]
    public void Softmax_with_cross_entropy_is_one_call() =>
        Assert.Equal(["Softmax.ForwardWithLoss"], Names(Plan("Auto", Declared.Dense(70, "Softmax", true, "Auto")).Forward[0]));

    [Fact]
    public void Dropout_before_the_first_layer_leaves_no_first_layer_to_share()
    {
        TiledPlan plan = Plan("Auto", new DropoutLayer(0.5), Declared.Dense(70, "Tanh", true, "Auto"));
        Assert.Empty(plan.FirstLayer);
        Assert.Equal("Dropout.Apply", Names(plan.Forward[0])[0]);
    }

    /// <summary>These kernels read whole rows: a window over a sequence is none of theirs.</summary>
    [Fact]
    public void A_window_is_refused()
    {
        Axis steps = new("steps", 9), kernel = new("kernel", 3), o = new("o", 7), units = new("units", 2);
        Tensor x = new("x", "", TensorRole.Input, Axis.Examples, steps), w = Parameter("w", kernel, units), y = Value("y", Axis.Examples, o, units);
        var convolution = new Contraction(y, new Access(x, new(Affine.Along(Axis.Examples), Affine.Window(o, 1, kernel, 1, 0))), w);
        var selection = new KernelSelection(Model.Precision.Single, new Dictionary<Tensor, int> { [w] = 0 }, new ScratchLayout([convolution], Model.Precision.Single));
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => selection.Select(convolution));
        Assert.Contains("x[examples, o + kernel]", error.Message, StringComparison.Ordinal);
    }

    /// <summary>A kernel finds all that a channel learns by the first: the others lie as far behind one another as rows do.</summary>
    [Theory]
    [InlineData(32, "ChannelMaps.Apply<Wave>")]
    [InlineData(48, null)]
    public void Values_of_a_channel_follow_each_other(int second, string? kernel)
    {
        Axis steps = new("steps", 9), units = new("units", 20);
        Tensor x = Value("x", Axis.Examples, steps, units), a = Parameter("a", units), b = Parameter("b", units), y = Value("y", Axis.Examples, steps, units);
        var map = new Map(y, Wave, [x, a, b]);
        var layout = new ScratchLayout([new Map(x, Tanh, [x]), map], Model.Precision.Single);
        var selection = new KernelSelection(Model.Precision.Single, new Dictionary<Tensor, int> { [a] = 64, [b] = 64 + second }, layout);
        if (kernel is null) Assert.Throws<InvalidOperationException>(() => selection.Select(map));
        else Assert.Equal([kernel], Names([selection.Select(map)]));
    }

    private static TiledPlan Plan(string loss, params Layer[] layers)
    {
        var spec = new NetworkSpec(new TypeSpec("", new(), "N", "N", "N"), Shape.Vector(30), Node.Chain(layers), Declared.Loss(loss), Model.Precision.Single, Model.Reduction.Mean, Model.Accuracy.Accurate);
        NetworkProgram program = NetworkLowering.Lower(spec);
        return TiledPlanner.Plan(program, Generator.Lowering.Planning.ParameterLayout.Padded(program.Parameters, spec.Precision, []), spec.Precision);
    }

    private static string[] Names(IReadOnlyList<KernelCall> calls) => [.. calls.Select(call => call.Type is null ? call.Kernel : $"{call.Kernel}<{call.Type}>")];
}
