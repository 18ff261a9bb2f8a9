using NetGen.Generator.Lowering.Kernels;
using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Small;

namespace NetGen.Generator.Lowering.Tiled;

/// <summary>A network as calls of the runtime's kernels, each over many examples.</summary>
/// <param name="Predict">From inputs to outputs, in little memory.</param>
/// <param name="ScratchPerPrediction">Values of scratch memory per example that <paramref name="Predict"/> needs.</param>
/// <param name="FirstLayer">From the inputs to what the first layer puts out, for a whole batch; a share of it. Empty where something else comes first.</param>
/// <param name="Forward">On to the losses, keeping what backpropagation reads; for a part of a batch, phase by phase.</param>
/// <param name="Outputs">Copies the predictions out after <paramref name="Forward"/>.</param>
/// <param name="ForwardFrom">Likewise to the outputs and the gradients that the caller gives for these, keeping what backpropagation reads; for a
/// part of a batch, phase by phase.</param>
/// <param name="Backward">From the losses, or from the gradients of the outputs, to the gradients of all sums; for a part of a batch, phase by phase.</param>
/// <param name="InputGradient">From the gradients of the first sums to those of the inputs; for a part of a batch.</param>
/// <param name="Update">From these gradients to the gradient of every parameter, which goes into a sink; for a whole batch.</param>
/// <param name="Statistics">What is to be known of the whole batch between two phases: of the way forward, then of the way back.</param>
/// <param name="UpdateState">Brings what is kept beside the parameters up to date.</param>
/// <param name="BatchScratch">Values of scratch memory for a batch as a whole.</param>
/// <param name="TrainingScratch">Values of scratch memory per example that training needs.</param>
/// <param name="TransposedScratch">Values of scratch memory to transpose weights in, whatever the number of examples.</param>
/// <param name="InputTransposedScratch">The same for <paramref name="InputGradient"/>.</param>
/// <param name="InputRows">Rows of one example's input: the steps of a sequence.</param>
/// <param name="Small">The same for one example where some layer is small; null where <paramref name="Predict"/> and <paramref name="Forward"/> do
/// that as well.</param>
internal sealed record TiledPlan(
    KernelSequence Predict,
    int ScratchPerPrediction,
    KernelSequence FirstLayer,
    IReadOnlyList<KernelSequence> Forward,
    KernelSequence Outputs,
    IReadOnlyList<KernelSequence> ForwardFrom,
    IReadOnlyList<KernelSequence> Backward,
    KernelSequence InputGradient,
    KernelSequence Update,
    IReadOnlyList<KernelCall> Statistics,
    KernelSequence UpdateState,
    int BatchScratch,
    int TrainingScratch,
    int TransposedScratch,
    int InputTransposedScratch,
    int InputRows,
    SmallPlan? Small)
    : ProgramPlan(Small is null ? Strategy.Tiled : Strategy.Small)
{
    public override Strategy StrategyOf(int number) => LayerOf(number) is null ? Strategy.Tiled : Strategy.Small;

    public override int? PartialSumsOf(int number) => LayerOf(number)?.Sums;

    private SmallLayer? LayerOf(int number) => Small?.Layers.FirstOrDefault(layer => layer.Number == number);
}
