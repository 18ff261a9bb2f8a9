using NetGen.Generator.Lowering.Kernels;
using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Lowering.Small;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering.Tiled;

/// <summary>Chooses the kernel for every operation of a program, and the place of every value.</summary>
internal static class TiledPlanner
{
    public static TiledPlan Plan(NetworkProgram declared, ParameterLayout layout, Precision precision, int tokenClasses = 0)
    {
        NetworkProgram program = PaddedInput.In(declared);
        IReadOnlyDictionary<Tensor, int> offsets = layout.Offsets();
        IReadOnlyList<Operation> prediction = Fusion.Fuse([.. program.Prediction.Operations, new CopyOut(program.Prediction.Output)]);
        var predictScratch = new ScratchLayout(prediction, precision);
        var predictKernels = new KernelSelection(precision, offsets, predictScratch);

        // First all that is done example by example, so that threads can share a batch, then the parameters. The copy stands between forward
        // and backward, so that the predictions are still there when Evaluate asks for them.
        var copyAfterLoss = new CopyOut(program.Output);
        Operation[] loss = LossOf(program, out Tensor? rowLosses);
        IReadOnlyList<Operation> gradients = Fusion.FuseSums(program.Backward, program.InputBackward);
        IReadOnlyList<Operation> training = Fusion.Fuse([
            .. program.Forward,
            .. loss,
            copyAfterLoss,
            program.LossGradient,
            .. gradients.Where(operation => operation.Result.IsPerExample),
            .. program.InputBackward,
            .. gradients.Where(operation => !operation.Result.IsPerExample),
        ]);
        var trainScratch = new ScratchLayout(training, precision, kept: rowLosses);
        var batchScratch = new BatchScratch(program.Forward.Concat(program.Backward), precision);
        var trainKernels = new KernelSelection(precision, offsets, trainScratch, batchScratch);
        int copy = training.ToList().IndexOf(copyAfterLoss);
        ILookup<bool, Operation> isForInput = training.Skip(copy + 1).Where(operation => operation.Result.IsPerExample)
            .ToLookup(operation => program.InputBackward.Any(own => own.Result == operation.Result));
        IReadOnlyList<KernelSequence> backward = Phases(isForInput[false], trainKernels, []);
        // Without the loss; what backpropagation reads is kept all the same.
        IEnumerable<Operation> forwardOnly = Fusion.Fuse([.. program.Forward, program.LossGradient, .. program.Backward, .. program.InputBackward])
            .TakeWhile(operation => operation != program.LossGradient);
        // Both ways forward begin with the same product, unless something else comes first; were it fused in one way only, they would not share it.
        int first = training[0] is Contraction or MappedProduct && training[0] == forwardOnly.First() ? 1 : 0;
        var inputKernels = new KernelSelection(precision, offsets, trainScratch, batchScratch);
        KernelCall[] inputGradient = [.. isForInput[true].SelectMany(inputKernels.SelectAll)];

        KernelCall[] Select(IEnumerable<Operation> operations, KernelSelection kernels) => [.. operations.SelectMany(kernels.SelectAll)];
        return new(
            Select(prediction, predictKernels),
            predictScratch.Size,
            (KernelCall[])[.. training.Take(first).Select(trainKernels.SelectShared)],
            Phases(training.Take(copy).Skip(first), trainKernels, []),
            Select([copyAfterLoss], trainKernels),
            Phases(forwardOnly.Skip(first), trainKernels, trainKernels.StartFromGiven(program, rowLosses)),
            backward,
            inputGradient,
            Select(training.Skip(copy + 1).Where(operation => !operation.Result.IsPerExample), trainKernels),
            [.. training.Select(trainKernels.Statistics).OfType<KernelCall>()],
            (KernelCall[])[.. training.Select(trainKernels.UpdateState).OfType<KernelCall>()],
            batchScratch.Size,
            trainScratch.Size,
            trainKernels.TransposedScratch,
            inputKernels.TransposedScratch,
            program.Input.Rows,
            tokenClasses,
            SmallPlanner.Plan(program.Parameters, prediction, predictKernels, training, copy, trainKernels, precision));
    }

    /// <summary>Operations in order, a new phase at each for which something has to be known of the whole batch.</summary>
    private static IReadOnlyList<KernelSequence> Phases(IEnumerable<Operation> operations, KernelSelection kernels, IEnumerable<KernelCall> last)
    {
        List<List<KernelCall>> phases = [[]];
        foreach (Operation operation in operations)
        {
            if (kernels.Statistics(operation) is not null) phases.Add([]);
            if (operation is LossGradient gradient) phases[^1].AddRange(kernels.Start(gradient));
            else phases[^1].AddRange(kernels.SelectAll(operation));
        }
        phases[^1].AddRange(last);
        return [.. phases.Select(static calls => new KernelSequence(calls))];
    }

    /// <summary>From the outputs to the loss of every example: that of its rows first, where there are several.</summary>
    private static Operation[] LossOf(NetworkProgram program, out Tensor? rowLosses)
    {
        rowLosses = null;
        if (program.Output.Rows == 1) return [program.Loss];
        rowLosses = new Tensor("rowLosses", "", TensorRole.Value, Axis.Examples, new Axis("rows", program.Output.Rows));
        LossSum ofRows = program.Loss with { Result = rowLosses };
        return [ofRows, new RowLossSum(program.Loss.Result, ofRows)];
    }
}
