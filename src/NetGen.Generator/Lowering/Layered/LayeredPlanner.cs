using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering.Layered;

/// <summary>Chooses the kernel for every operation of a program, and the place of every value.</summary>
internal static class LayeredPlanner
{
    public static LayeredPlan Plan(NetworkSpec spec, ParameterLayout layout)
    {
        NetworkProgram predict = NetworkLowering.Lower(spec, training: false), train = NetworkLowering.Lower(spec, training: true);
        var copyOut = new CopyOut(predict.Output);
        var predictScratch = new ScratchLayout([.. predict.Forward, copyOut], spec.Precision);
        var predictKernels = new KernelSelection(spec.Precision, PlacesOf(predict, layout), predictScratch);

        // The copy stands between forward and backward, so that the predictions are still there when Evaluate asks for them.
        var copyAfterLoss = new CopyOut(train.Output);
        var trainScratch = new ScratchLayout([.. train.Forward, train.LossSum, copyAfterLoss, .. train.Backward], spec.Precision);
        var trainKernels = new KernelSelection(spec.Precision, PlacesOf(train, layout), trainScratch);

        return new(
            [.. predict.Forward.Append(copyOut).Select(predictKernels.Select)],
            predictScratch.Size,
            [.. train.Forward.Append(train.LossSum).Select(trainKernels.Select)],
            [trainKernels.Select(copyAfterLoss)],
            [.. train.Backward.Select(trainKernels.Select)],
            trainScratch.Size,
            trainKernels.SharedSize);
    }

    /// <summary>Parameters, and their gradients at the same places of another block.</summary>
    private static Dictionary<Tensor, PlaceOperand> PlacesOf(NetworkProgram program, ParameterLayout layout)
    {
        var places = new Dictionary<Tensor, PlaceOperand>();
        for (int i = 0; i < program.Parameters.Count; i++)
        {
            Tensor parameter = program.Parameters[i], gradient = program.Gradients[i];
            places[parameter] = new(parameter.Name, MemoryBlock.Parameters, layout.Places[i].Offset);
            places[gradient] = new(gradient.Name, MemoryBlock.Gradient, layout.Places[i].Offset);
        }
        return places;
    }
}

/// <summary>Copies the predictions from scratch memory to the caller's rows.</summary>
internal sealed record CopyOut(Tensor Source) : Operation(Outputs)
{
    private static readonly Tensor Outputs = new("outputs", "outputs", TensorRole.Target);

    public override IEnumerable<Tensor> Reads => [Source];

    public override void Differentiate(Differentiation backward) => throw new InvalidOperationException("Copies are not differentiated.");
}
