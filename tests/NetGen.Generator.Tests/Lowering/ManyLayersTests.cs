using NetGen.Generator.Emission;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Layers;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Lowering;

/// <summary>The work for a network grows as its number of layers does, whatever the layers are.</summary>
public sealed class ManyLayersTests
{
    private static readonly string[] Activations = ["Tanh", "ReLU", "Identity", "SiLU"];

    /// <summary>What is allocated stands for the work: passes over all operations for each one would make it sixteen times as much.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Four_times_the_layers_allocate_four_times_as_much(bool dropout)
    {
        _ = Allocated(10, dropout);
        double few = Allocated(250, dropout), many = Allocated(1000, dropout);
        Assert.InRange(many / few, 3.5, 4.5);
    }

    private static double Allocated(int layers, bool dropout)
    {
        NetworkSpec spec = Deep(layers, dropout);
        long before = GC.GetAllocatedBytesForCurrentThread();
        string text = NetworkEmitter.Emit(spec, "NProgram", CancellationToken.None).Main;
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Contains($"weights{(dropout ? layers / 2 : layers)} ", text);
        return allocated;
    }

    /// <summary>Layers of all kinds and several sizes.</summary>
    private static NetworkSpec Deep(int layers, bool dropout)
    {
        Layer[] all = [.. Enumerable.Range(0, layers).Select(i => dropout && i % 2 == 0
            ? (Layer)new DropoutLayer(0.25)
            : Declared.Dense(3 + i % 40, Activations[i / 2 % Activations.Length], i % 3 > 0, "Auto"))];
        return new(new TypeSpec("", new(), "N", "N", "N"), Shape.Vector(5), Node.Chain(all), Loss: null, Model.Precision.Single, Model.Reduction.Mean, Model.Accuracy.Accurate);
    }
}
