using NetGen.Generator.Lowering.Kernels;
using NetGen.Generator.Lowering.Layers;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Lowering.Tiled;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;
using static NetGen.Generator.Tests.Lowering.Program.Samples;

namespace NetGen.Generator.Tests.Lowering;

using Tensor = NetGen.Generator.Lowering.Program.Tensor;

/// <summary>Which kernels branches call: what is copied, what is not, and where the input is padded.</summary>
public sealed class GraphKernelTests
{
    private static readonly DenseLayer Six = new(6, Activations.Find("Identity"), true, "Auto"), Relu = new(70, Activations.Find("ReLU"), true, "Auto");

    /// <summary>The branch's own gradient is the sum's; the input is copied once, for the sum, and read by the product as it is.</summary>
    [Fact]
    public void A_residual_block_around_the_input()
    {
        TiledPlan plan = Plan(new(Relu, new(0), "a"), new(Six, new(1), "b"), new(new AddLayer(), new(0, 2), "sum"));
        Assert.Equal(["Dense.Forward<ReLU>", "Dense.Forward<Linear>", "Rows.Pad", "Maps.Apply<Sum>", "Rows.Copy"], Names(plan.Predict));
        Assert.Equal(["Dense.Forward<ReLU>"], Names(plan.FirstLayer));
        Assert.Equal(["Losses.Gradient<SquaredErrorGradient>", "Rows.Weigh", "Dense.InputGradient<ReLUBackward>"], Names(plan.Backward[0]));
        Assert.Equal(["Maps.Apply<Copy>", "Dense.InputGradient", "Maps.Apply<Sum>"], Names(plan.InputGradient));
    }

    [Fact]
    public void A_concatenation_is_a_copy_for_each_part_and_its_gradient_as_well()
    {
        TiledPlan plan = Plan(new(Relu, new(0), "a"), new(new ConcatLayer(), new(1, 0, 1), "all"), new(Six, new(2), "b"));
        Assert.Equal(["Dense.Forward<ReLU>", "RowParts.Copy", "RowParts.Copy", "RowParts.Copy", "Dense.Forward<Linear>", "Rows.Copy"], Names(plan.Predict));
        // Part, first, stride, offset, width and where zeros end: 70 and 6 and 70 values in rows of 144 or 160.
        KernelCall[] copies = [.. plan.Predict.Where(call => call.Kernel == "RowParts.Copy")];
        Assert.Equal([(0, 70, 70), (70, 6, 76), (76, 70, 160)], copies.Select(call => (Size(call, 5), Size(call, 7), Size(call, 8))));
        Assert.Equal(["Losses.Gradient<SquaredErrorGradient>", "Rows.Weigh", "Dense.InputGradient", "RowParts.Copy", "RowParts.Copy", "Maps.Apply<Sum>", "Maps.Apply<ReLUBackward>"],
            Names(plan.Backward[0]));
        Assert.Equal(["RowParts.Copy", "Dense.InputGradient", "Maps.Apply<Sum>"], Names(plan.InputGradient));
    }

    /// <summary>Backpropagation reads the input of a product with it; what it reads is made on the way forward, where the caller's rows are at hand.</summary>
    [Fact]
    public void What_backpropagation_reads_of_the_input_is_copied_on_the_way_forward()
    {
        TiledPlan plan = Plan(new(Six, new(0), "a"), new(new MultiplyLayer(), new(1, 0), "product"));
        Assert.Contains("Rows.Pad", Names(plan.Forward[0]));
        Assert.Contains("Rows.Pad", Names(plan.ForwardFrom[0]));
        Assert.DoesNotContain(plan.Backward[0].Concat(plan.InputGradient).SelectMany(call => call.Operands), operand => operand is RowsOperand { Name: "inputs" });
        Assert.Contains("Maps.Apply<ProductBackwardToInput>", Names(plan.Backward[0]));
        Assert.Contains("Maps.Apply<ProductBackwardToOther>", Names(plan.InputGradient));
    }

    /// <summary>A product's sums are in registers once: a function of two values, and sums that two read, are computed apart.</summary>
    [Fact]
    public void Sums_that_are_read_twice_are_not_fused_away() =>
        Assert.Equal(["Dense.Forward<Linear>", "Maps.Apply<ReLU>", "Maps.Apply<Sum>", "Rows.Copy"],
            Names(Plan(new(Six with { Units = 130 }, new(0), "a"), new(new ActivateLayer(Activations.Find("ReLU")), new(1), "b"), new(new AddLayer(), new(1, 2), "c")).Predict));

    /// <summary>Nothing that is read later may lie in a place that was given away: not even by what the gradient of the input asks for in the end.</summary>
    [Fact]
    public void What_leads_on_to_the_input_is_kept()
    {
        TiledPlan plan = Plan(new(Six, new(0), "a"), new(new AddLayer(), new(0, 1), "b"), new(Relu, new(2), "c"), new(Six, new(3), "d"), new(new AddLayer(), new(4, 2), "e"));
        Dictionary<string, ScratchOperand> written = plan.Backward[0].SelectMany(call => call.Operands).OfType<ScratchOperand>().DistinctBy(operand => operand.Name).ToDictionary(operand => operand.Name);
        foreach (ScratchOperand read in plan.InputGradient.SelectMany(call => call.Operands).OfType<ScratchOperand>().Where(operand => written.ContainsKey(operand.Name)))
            Assert.Equal(written[read.Name], read);
        Assert.Equal("inputGradient", Assert.IsType<RowsOperand>(plan.InputGradient[^1].Operands[^2]).Name);
    }

    /// <summary>Every step meets the vector of its example, whose gradient is summed as it is made; an own order of subtracting spares a kernel.</summary>
    [Fact]
    public void A_vector_of_channels_beside_a_sequence()
    {
        TiledPlan plan = PlanOf(Shape.Sequence(5, 6), new(new FlattenLayer(), new(0), ""), new(Six, new(1), "v"), new(new ActivateLayer(Activations.Find("Tanh")), new(0), "x"),
            new(new MultiplyLayer(), new(2, 3), "product"), new(new SubtractLayer(), new(2, 4), "difference"), new(new SubtractLayer(), new(5, 2), "rest"));
        Assert.Equal(["ExampleVectors.Apply<Product>", "ExampleVectors.Apply<ReverseDifference>", "ExampleVectors.Apply<Difference>"],
            Names(plan.Predict).Where(name => name.StartsWith("ExampleVectors", StringComparison.Ordinal)));
        Assert.Equal(["Maps.Apply<DifferenceBackwardToOther>", "ExampleVectors.Sum", "Maps.Apply<ReverseDifferenceBackwardToInput>", "ExampleVectors.Sum", "ExampleVectors.Sum<ProductBackwardToOther>"],
            Names(plan.Backward[0]).Where(name => name.StartsWith("ExampleVectors.Sum", StringComparison.Ordinal) || name.Contains("Difference", StringComparison.Ordinal)));
    }

    /// <summary>One value for all channels of a step is none of these kernels'.</summary>
    [Fact]
    public void Another_broadcast_is_refused()
    {
        Axis steps = new("steps", 4), channels = new("channels", 4);
        Tensor x = Value("x", Axis.Examples, steps, channels), gate = Value("gate", Axis.Examples, steps), y = Value("y", Axis.Examples, steps, channels);
        var product = new Map(y, Product, [x, gate]);
        var selection = new KernelSelection(Model.Precision.Single, new Dictionary<Tensor, int>(), new ScratchLayout([new Map(x, Tanh, [x]), new Map(gate, Tanh, [gate]), product], Model.Precision.Single));
        Assert.Throws<InvalidOperationException>(() => selection.Select(product));
    }

    private static int Size(KernelCall call, int operand) => Assert.IsType<SizeOperand>(call.Operands[operand]).Value;

    private static TiledPlan Plan(params Node[] nodes) => PlanOf(Shape.Vector(6), nodes);

    private static TiledPlan PlanOf(Shape input, params Node[] nodes)
    {
        var spec = new NetworkSpec(new TypeSpec("", default, "N", "N", "N"), input, new(nodes), null, Model.Precision.Single, Model.Reduction.Mean, Model.Accuracy.Accurate);
        NetworkProgram program = NetworkLowering.Lower(spec);
        return TiledPlanner.Plan(program, Generator.Lowering.Planning.ParameterLayout.Padded(program.Parameters, spec.Precision, []), spec.Precision);
    }

    private static string[] Names(IEnumerable<KernelCall> calls) => [.. calls.Select(call => call.Kernel + (call.Type is null ? "" : $"<{call.Type}>"))];
}
