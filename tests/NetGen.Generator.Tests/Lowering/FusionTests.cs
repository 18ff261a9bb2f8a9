using NetGen.Generator.Lowering.Kernels;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Elementwise;
using static NetGen.Generator.Tests.Lowering.Program.Samples;

namespace NetGen.Generator.Tests.Lowering;

using Tensor = NetGen.Generator.Lowering.Program.Tensor;

/// <summary>What one kernel does in one go, and what it must not.</summary>
public sealed class FusionTests
{
    private static readonly Axis In = new("in", 4), Units = new("units", 3);
    private static readonly ElementwiseFunction ReLU = Activations.Find("ReLU").Forward!;

    private readonly Tensor _x = Value("x", Axis.Examples, In), _w = Parameter("w", In, Units), _sum = Value("sum", Axis.Examples, Units), _y = Value("y", Axis.Examples, Units);

    [Fact]
    public void A_product_takes_a_short_function_of_its_sums()
    {
        MappedProduct fused = Assert.IsType<MappedProduct>(Assert.Single(Fusion.Fuse([Product(), new Map(_y, ReLU, [_sum])])));
        Assert.Same(_y, fused.Result);
        Assert.Equal([_x, _w], fused.Reads);
    }

    [Fact]
    public void A_long_function_runs_on_its_own() =>
        Assert.Equal(2, Fusion.Fuse([Product(), new Map(_y, Activations.Find("GELU").Forward!, [_sum])]).Count);

    [Fact]
    public void Sums_that_somebody_else_reads_stay()
    {
        var later = new Map(Value("z", Axis.Examples, Units), Square, [_sum]);
        Assert.Equal(3, Fusion.Fuse([Product(), new Map(_y, ReLU, [_sum]), later]).Count);
    }

    [Fact]
    public void A_function_of_another_value_stays()
    {
        Tensor other = Value("other", Axis.Examples, Units);
        Assert.Equal(2, Fusion.Fuse([Product(), new Map(_y, ReLU, [other])]).Count);
    }

    /// <summary>On the way back a product takes a function of the gradient and of one other value.</summary>
    [Fact]
    public void A_product_takes_a_backward_function_of_two()
    {
        Tensor output = Value("output", Axis.Examples, Units), delta = Value("delta", Axis.Examples, Units);
        MappedProduct fused = Assert.IsType<MappedProduct>(Assert.Single(Fusion.Fuse([Product(), new Map(delta, Activations.Find("ReLU").Backward, [_sum, output])])));
        Assert.Equal([_x, _w, output], fused.Reads);
    }

    [Fact]
    public void Gradients_of_weights_take_no_function()
    {
        Tensor delta = Value("delta", Axis.Examples, Units), gradient = Parameter("gradient", In, Units), scaled = Parameter("scaled", In, Units);
        Assert.Equal(2, Fusion.Fuse([new Contraction(gradient, _x, delta), new Map(scaled, ReLU, [gradient])]).Count);
    }

    [Fact]
    public void Softmax_and_cross_entropy_share_their_exponentials()
    {
        Tensor target = Value("target", Axis.Examples, Units), loss = Value("loss");
        var sum = new LossSum(loss, Generator.Model.Elementwise.Losses.Find("CrossEntropy"), _sum, _y, target);
        Assert.IsType<SoftmaxLoss>(Assert.Single(Fusion.Fuse([new Softmax(_y, _sum), sum])));
    }

    private Contraction Product() => new(_sum, _x, _w);
}
