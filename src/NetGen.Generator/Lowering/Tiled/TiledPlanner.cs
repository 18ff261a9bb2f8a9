using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Lowering.Small;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering.Tiled;

/// <summary>Chooses the kernel for every operation of a program, and the place of every value.</summary>
internal static class TiledPlanner
{
    public static TiledPlan Plan(NetworkSpec spec, ParameterLayout layout)
    {
        NetworkProgram predict = NetworkLowering.Lower(spec, training: false), train = NetworkLowering.Lower(spec, training: true);

        IReadOnlyList<Operation> prediction = Fusion.Fuse([.. predict.Forward, new CopyOut(predict.Output)]);
        var predictScratch = new ScratchLayout(prediction, spec.Precision);
        var predictKernels = new KernelSelection(spec.Precision, OffsetsOf(predict, layout), predictScratch);

        // First all that is done example by example, so that threads can share a batch, then the parameters. The copy stands between forward
        // and backward, so that the predictions are still there when Evaluate asks for them.
        var copyAfterLoss = new CopyOut(train.Output);
        IReadOnlyList<Operation> training = Fusion.Fuse([
            .. train.Forward,
            train.Loss,
            copyAfterLoss,
            train.LossGradient,
            .. train.Backward.Where(operation => operation.Result.IsPerExample),
            .. train.Backward.Where(operation => !operation.Result.IsPerExample),
        ]);
        var trainScratch = new ScratchLayout(training, spec.Precision);
        var trainKernels = new KernelSelection(spec.Precision, OffsetsOf(train, layout), trainScratch);
        int copy = training.ToList().IndexOf(copyAfterLoss);
        KernelCall[] backward =
        [
            .. training.Skip(copy + 1).Where(operation => operation.Result.IsPerExample)
                .SelectMany(operation => operation is LossGradient gradient ? trainKernels.Start(gradient) : [trainKernels.Select(operation)]),
        ];
        // Without the loss; what backpropagation reads is kept all the same.
        IEnumerable<Operation> forwardOnly = Fusion.Fuse([.. train.Forward, train.LossGradient, .. train.Backward]).TakeWhile(operation => operation != train.LossGradient);
        // Both ways forward begin with the same product, unless something else comes first; were it fused in one way only, they would not share it.
        int first = training[0] is Contraction or MappedProduct && training[0] == forwardOnly.First() ? 1 : 0;
        var inputKernels = new KernelSelection(spec.Precision, OffsetsOf(train, layout), trainScratch);
        KernelCall[] inputGradient = [.. train.InputBackward.Select(inputKernels.Select)];

        return new(
            [.. prediction.Select(predictKernels.Select)],
            predictScratch.Size,
            [.. training.Take(first).Select(trainKernels.SelectShared)],
            [.. training.Take(copy).Skip(first).Select(trainKernels.Select)],
            [trainKernels.Select(copyAfterLoss)],
            [.. forwardOnly.Skip(first).Select(trainKernels.Select), .. trainKernels.StartFromGiven(train)],
            backward,
            inputGradient,
            [.. training.Skip(copy + 1).Where(operation => !operation.Result.IsPerExample).Select(trainKernels.Select)],
            trainScratch.Size,
            trainKernels.TransposedScratch,
            inputKernels.TransposedScratch,
            SmallPlanner.Plan(prediction, predictKernels, training, copy, trainKernels, spec.Precision));
    }

    /// <summary>Where parameters lie; their gradients have the same places.</summary>
    private static Dictionary<Tensor, int> OffsetsOf(NetworkProgram program, ParameterLayout layout)
    {
        var offsets = new Dictionary<Tensor, int>();
        for (int i = 0; i < program.Parameters.Count; i++)
        {
            offsets[program.Parameters[i]] = layout.Places[i].Offset;
            offsets[program.Gradients[i]] = layout.Places[i].Offset;
        }
        return offsets;
    }
}

/// <summary>Copies the predictions from scratch memory to the caller's rows.</summary>
internal sealed record CopyOut(Tensor Source) : Operation(Outputs)
{
    private static readonly Tensor Outputs = new("outputs", "outputs", TensorRole.Target);

    public override IEnumerable<Tensor> Reads => [Source];

    public override void Differentiate(Differentiation backward) => throw new InvalidOperationException("Copies are not differentiated.");
}
