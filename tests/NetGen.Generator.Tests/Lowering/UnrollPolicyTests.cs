using NetGen.Generator.Lowering;
using NetGen.Generator.Lowering.Tiled;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Tests.Lowering;

/// <summary>Which networks and layers are printed in straight lines: each threshold from both sides.</summary>
public sealed class UnrollPolicyTests
{
    [Theory]
    [InlineData(3, 12, "micro")]      // 3 x 12 + 12 + 12 + 1 = 61 parameters
    [InlineData(3, 13, "small")]      // 66
    [InlineData(100, 200, "tiled")]
    public void The_strategy_follows_the_number_of_parameters(int inputs, int hidden, string strategy) =>
        Assert.Equal(strategy, NetworkPlan.Of(Spec(inputs, Dense(hidden), Dense(1))).Strategy);

    [Fact]
    public void Many_units_are_not_printed_in_straight_lines_however_few_their_parameters()
    {
        // One weight per unit, no bias.
        Assert.Null(UnrollPolicy.ReasonNotUnrolled(Spec(1, new DenseSpec(48, "Sigmoid", false, "Auto"))));
        Assert.Contains("49 units", UnrollPolicy.ReasonNotUnrolled(Spec(1, new DenseSpec(49, "Sigmoid", false, "Auto"))), StringComparison.Ordinal);
    }

    [Fact]
    public void Dropout_is_not_printed_in_straight_lines() =>
        Assert.Contains("dropout", UnrollPolicy.ReasonNotUnrolled(Spec(2, Dense(2), new DropoutSpec(0.5), Dense(1))), StringComparison.Ordinal);

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
        var plan = (TiledPlan)NetworkPlan.Of(Spec(64, Dense(32), Dense(500), Dense(3))).Program;
        Assert.Equal([1], plan.Small!.Layers.Select(layer => layer.Number));
        Assert.Equal("Layer1", plan.Small.Predict[0].Kernel);
    }

    private static DenseSpec Dense(int units) => new(units, "Sigmoid", true, "Auto");

    private static NetworkSpec Spec(int inputs, params LayerSpec[] layers) =>
        new(new TypeSpec("", new(), "N", "N", "N"), inputs, new(layers), "Auto", Model.Precision.Single, Model.Reduction.Mean, Model.Accuracy.Accurate);
}
