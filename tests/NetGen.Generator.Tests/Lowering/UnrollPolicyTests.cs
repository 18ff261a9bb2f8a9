using NetGen.Generator.Lowering;
using NetGen.Generator.Lowering.Layers;
using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Lowering.Tiled;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;
using NetGen.Generator.Tests.Infrastructure;
using static NetGen.Generator.Tests.Lowering.Program.Samples;

namespace NetGen.Generator.Tests.Lowering;

using Tensor = NetGen.Generator.Lowering.Program.Tensor;

/// <summary>Which networks and layers are printed in straight lines: each threshold from both sides.</summary>
public sealed class UnrollPolicyTests
{
    [Theory]
    [InlineData(3, 12, NetGen.Strategy.Micro)]      // 3 x 12 + 12 + 12 + 1 = 61 parameters
    [InlineData(3, 13, NetGen.Strategy.Small)]      // 66
    [InlineData(100, 200, NetGen.Strategy.Tiled)]
    public void The_strategy_follows_the_number_of_parameters(int inputs, int hidden, NetGen.Strategy strategy) =>
        Assert.Equal(strategy.ToString(), NetworkPlanner.Plan(Spec(inputs, Dense(hidden), Dense(1))).Strategy.ToString());

    [Fact]
    public void Many_units_are_not_printed_in_straight_lines_however_few_their_parameters()
    {
        // One weight per unit, no bias.
        Assert.Null(Reason(Spec(1, Declared.Dense(48, "Sigmoid", false, "Auto"))));
        Assert.Contains("49 units", Reason(Spec(1, Declared.Dense(49, "Sigmoid", false, "Auto"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Dropout_is_not_printed_in_straight_lines() =>
        Assert.Contains("dropout", Reason(Spec(2, Dense(2), new DropoutLayer(0.5), Dense(1))), StringComparison.Ordinal);

    [Fact]
    public void A_layer_is_small_up_to_a_number_of_multiply_adds()
    {
        int before = 0;
        Assert.True(UnrollPolicy.IsSmall(inputs: 64, outputs: 32, Model.Precision.Single, ref before));
        Assert.Equal(128, before);
        Assert.False(UnrollPolicy.IsSmall(inputs: 65, outputs: 32, Model.Precision.Single, ref before));
        Assert.Equal(128, before);
        // Doubles fill the lines with half as many.
        Assert.False(UnrollPolicy.IsSmall(inputs: 64, outputs: 32, Model.Precision.Double, ref before));
    }

    [Fact]
    public void All_small_layers_together_have_a_limit()
    {
        int before = UnrollPolicy.SmallLayers - 127;
        Assert.False(UnrollPolicy.IsSmall(inputs: 64, outputs: 32, Model.Precision.Single, ref before));
        Assert.True(UnrollPolicy.IsSmall(inputs: 63, outputs: 32, Model.Precision.Single, ref before));
    }

    /// <summary>However few inputs it has: its row is a stream.</summary>
    [Fact]
    public void A_wide_row_is_not_written_out()
    {
        int before = 0;
        Assert.True(UnrollPolicy.IsSmall(inputs: 1, outputs: 240, Model.Precision.Single, ref before));
        Assert.False(UnrollPolicy.IsSmall(inputs: 1, outputs: 241, Model.Precision.Single, ref before));
    }

    [Theory]
    [InlineData(16, 8)]
    [InlineData(17, 4)]
    [InlineData(64, 4)]
    [InlineData(65, 1)]
    public void Few_outputs_have_several_partial_sums(int outputs, int sums) => Assert.Equal(sums, UnrollPolicy.PartialSums(outputs, Model.Precision.Single));

    [Theory]
    [InlineData("ReLU", 1000, true)]
    [InlineData("Tanh", 32, true)]
    [InlineData("Tanh", 33, false)]
    [InlineData("GELU", 1, false)]
    public void Long_activations_of_wide_layers_are_not_inlined(string activation, int outputs, bool inlined) =>
        Assert.Equal(inlined, UnrollPolicy.IsInlined(Activations.Find(activation).Forward!, outputs, Model.Precision.Single));

    [Fact]
    public void A_plan_lists_its_small_layers()
    {
        var plan = (TiledPlan)NetworkPlanner.Plan(Spec(64, Dense(32), Dense(500), Dense(3))).Program;
        Assert.Equal([1], plan.Small!.Layers.Select(layer => layer.Number));
        Assert.Equal("Layer1", plan.Small.Predict[0].Kernel);
    }

    /// <summary>What a declaration does not show: the weights of a window are few, and used in every place that it is moved to.</summary>
    [Fact]
    public void Costs_are_those_of_the_operations()
    {
        Axis height = new("height", 30), width = new("width", 30), rows = new("rows", 3), columns = new("columns", 3), y = new("y", 28), x = new("x", 28), channels = new("channels", 6);
        Tensor image = Value("image", Axis.Examples, height, width), kernel = Parameter("kernel", rows, columns, channels), sums = Value("sums", Axis.Examples, y, x, channels);
        var convolution = new Contraction(
            sums, new Access(image, new(Affine.Along(Axis.Examples), Affine.Window(y, 1, rows, 1, 0), Affine.Window(x, 1, columns, 1, 0))), kernel);
        var relu = new Map(Value("relu", Axis.Examples, y, x, channels), Activations.Find("ReLU").Forward!, [sums]);
        var spec = new ParameterSpec("weight", new Shape(new(3, 3, 6)), Model.Layers.ParameterKind.Weight, "Zeros", 9, 54);
        NetworkProgram program = NetworkLowering.Lower(Spec(1, Dense(1))) with { Forward = [convolution, relu], Parameters = [new(kernel, Value("gradient"), "layer1", 1, spec)] };
        Assert.Equal(new ProgramCost(54, 42_336, 28 * 28 * 6), ProgramCost.Of(program));
        Assert.NotNull(UnrollPolicy.ReasonNotUnrolled(program));
    }

    [Fact]
    public void Dense_layers_cost_their_weights_and_units() =>
        Assert.Equal(new ProgramCost(3 * 4 + 4 + 4 * 2, 3 * 4 + 4 * 2, 6), ProgramCost.Of(NetworkLowering.Lower(Spec(3, Dense(4), Declared.Dense(2, "Softmax", false, "Auto")))));

    /// <summary>However few its parameters are: weights that are used in several places are written out in each.</summary>
    [Fact]
    public void Many_multiply_adds_are_not_printed_in_straight_lines()
    {
        NetworkProgram program = NetworkLowering.Lower(Spec(8, Declared.Dense(8, "Identity", false, "Auto")));
        Assert.Null(UnrollPolicy.ReasonNotUnrolled(program));
        Assert.Contains("128 multiply-adds, more than 64", UnrollPolicy.ReasonNotUnrolled(program with { Forward = [program.Forward[0], program.Forward[0]] }), StringComparison.Ordinal);
    }

    private static string? Reason(NetworkSpec spec) => UnrollPolicy.ReasonNotUnrolled(NetworkLowering.Lower(spec));

    private static DenseLayer Dense(int units) => Declared.Dense(units, "Sigmoid", true, "Auto");

    private static NetworkSpec Spec(int inputs, params Layer[] layers) =>
        new(new TypeSpec("", new(), "N", "N", "N"), Shape.Vector(inputs), Node.Chain(layers), Loss: null, Model.Precision.Single, Model.Reduction.Mean, Model.Accuracy.Accurate);
}
