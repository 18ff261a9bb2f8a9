using CsCheck;
using NetGen.Generator.Lowering;
using NetGen.Generator.Lowering.Kernels;
using NetGen.Generator.Lowering.Layers;
using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Lowering.Tiled;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Layers;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Lowering;

using Tensor = NetGen.Generator.Lowering.Program.Tensor;

public sealed class ScratchLayoutTests
{
    private static readonly string[] ActivationNames = ["Identity", "ReLU", "SiLU", "Tanh", "Gaussian"];

    /// <summary>While a value is still to be read, nothing else may be written to its place.</summary>
    [Fact]
    public void Values_that_are_still_read_do_not_share_a_place()
    {
        Gen.Int[0, int.MaxValue].Sample(seed =>
        {
            NetworkProgram program = NetworkLowering.Lower(Random(new Random(seed)));
            Operation[] operations = [.. program.Forward, program.Loss, program.LossGradient, .. program.Backward];
            var layout = new ScratchLayout(operations, Model.Precision.Single);
            for (int i = 0; i < operations.Length; i++)
            {
                Tensor written = operations[i].Result;
                if (written.Role != TensorRole.Value) continue;
                IEnumerable<Tensor> alive = operations.Take(i).Select(operation => operation.Result)
                    .Where(tensor => tensor.Role == TensorRole.Value && operations.Skip(i + 1).Any(later => later.Reads.Contains(tensor)));
                foreach (Tensor tensor in alive) Assert.False(Overlap(layout, tensor, written), $"{tensor} and {written}");
                if (!operations[i].InPlace)
                {
                    foreach (Tensor read in operations[i].Reads.Where(read => read.Role == TensorRole.Value)) Assert.False(Overlap(layout, read, written));
                }
            }
        }, iter: 200);
    }

    [Fact]
    public void Prediction_needs_no_more_than_two_layers_at_a_time()
    {
        NetworkSpec spec = Network(16, [.. Enumerable.Repeat(Declared.Dense(32, "ReLU", true, "Auto"), 10), Declared.Dense(4, "Identity", true, "Auto")]);
        var layout = (TiledPlan)NetworkPlanner.Plan(spec).Program;
        Assert.Equal(2 * 32 + 16, layout.ScratchPerPrediction);
    }

    private static bool Overlap(ScratchLayout layout, Tensor a, Tensor b)
    {
        int sizeA = Padding.Stride(a.Width, Model.Precision.Single), sizeB = Padding.Stride(b.Width, Model.Precision.Single);
        return layout[a] < layout[b] + sizeB && layout[b] < layout[a] + sizeA;
    }

    private static NetworkSpec Random(Random random)
    {
        var layers = new List<Layer>();
        for (int i = random.Next(4); i >= 0; i--)
        {
            layers.Add(Declared.Dense(random.Next(1, 60), ActivationNames[random.Next(ActivationNames.Length)], random.Next(2) == 0, "Auto"));
            if (random.Next(3) == 0) layers.Add(new DropoutLayer(0.5));
        }
        layers.Add(Declared.Dense(random.Next(2, 20), random.Next(2) == 0 ? "Softmax" : "Tanh", true, "Auto"));
        return Network(random.Next(1, 40), [.. layers]);
    }

    private static NetworkSpec Network(int inputs, Layer[] layers) =>
        new(new TypeSpec("", new(), "N", "N", "N"), Shape.Vector(inputs), Node.Chain(layers), Loss: null, Model.Precision.Single, Model.Reduction.Mean, Model.Accuracy.Accurate);
}
