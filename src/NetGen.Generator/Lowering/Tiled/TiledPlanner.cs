using NetGen.Generator.Lowering.Kernels;
using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Lowering.Small;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering.Tiled;

/// <summary>Chooses the kernel for every operation of a program, and the place of every value.</summary>
internal static class TiledPlanner
{
    public static TiledPlan Plan(NetworkProgram declared, ParameterLayout layout, Precision precision)
    {
        NetworkProgram program = PaddedInput.In(declared);
        IReadOnlyDictionary<Tensor, int> offsets = layout.Offsets();
        IReadOnlyList<Operation> prediction = Fusion.Fuse([.. program.Prediction.Operations, new CopyOut(program.Prediction.Output)]);
        var predictScratch = new ScratchLayout(prediction, precision);
        var predictKernels = new KernelSelection(precision, offsets, predictScratch);

        // First all that is done example by example, so that threads can share a batch, then the parameters. The copy stands between forward
        // and backward, so that the predictions are still there when Evaluate asks for them.
        var copyAfterLoss = new CopyOut(program.Output);
        IReadOnlyList<Operation> training = Fusion.Fuse([
            .. program.Forward,
            program.Loss,
            copyAfterLoss,
            program.LossGradient,
            .. program.Backward.Where(operation => operation.Result.IsPerExample),
            .. program.Backward.Where(operation => !operation.Result.IsPerExample),
        ]);
        // What leads on to the gradient of the input is asked for on its own, and reads what is there then.
        var trainScratch = new ScratchLayout([.. training, .. program.InputBackward], precision);
        var trainKernels = new KernelSelection(precision, offsets, trainScratch);
        int copy = training.ToList().IndexOf(copyAfterLoss);
        KernelCall[] backward =
        [
            .. training.Skip(copy + 1).Where(operation => operation.Result.IsPerExample)
                .SelectMany(operation => operation is LossGradient gradient ? trainKernels.Start(gradient) : trainKernels.SelectAll(operation)),
        ];
        // Without the loss; what backpropagation reads is kept all the same.
        IEnumerable<Operation> forwardOnly = Fusion.Fuse([.. program.Forward, program.LossGradient, .. program.Backward])
            .TakeWhile(operation => operation != program.LossGradient);
        // Both ways forward begin with the same product, unless something else comes first; were it fused in one way only, they would not share it.
        int first = training[0] is Contraction or MappedProduct && training[0] == forwardOnly.First() ? 1 : 0;
        var inputKernels = new KernelSelection(precision, offsets, trainScratch);
        KernelCall[] inputGradient = [.. program.InputBackward.SelectMany(inputKernels.SelectAll)];

        KernelCall[] Select(IEnumerable<Operation> operations, KernelSelection kernels) => [.. operations.SelectMany(kernels.SelectAll)];
        return new(
            Select(prediction, predictKernels),
            predictScratch.Size,
            (KernelCall[])[.. training.Take(first).Select(trainKernels.SelectShared)],
            Select(training.Take(copy).Skip(first), trainKernels),
            Select([copyAfterLoss], trainKernels),
            (KernelCall[])[.. forwardOnly.Skip(first).SelectMany(trainKernels.SelectAll), .. trainKernels.StartFromGiven(program)],
            backward,
            inputGradient,
            Select(training.Skip(copy + 1).Where(operation => !operation.Result.IsPerExample), trainKernels),
            trainScratch.Size,
            trainKernels.TransposedScratch,
            inputKernels.TransposedScratch,
            SmallPlanner.Plan(program.Parameters, prediction, predictKernels, training, copy, trainKernels, precision));
    }
}
