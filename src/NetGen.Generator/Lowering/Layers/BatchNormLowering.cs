using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model.Elementwise;
using NetGen.Generator.Model.Layers;

namespace NetGen.Generator.Lowering.Layers;

/// <summary>
/// Values standardised over a batch, times the scale of their channel, plus its shift; in predictions standardised by the running statistics.
/// </summary>
internal sealed class BatchNormLowering : LayerLowering<BatchNormLayer>
{
    protected override void Lower(BatchNormLayer layer, ProgramBuilder program)
    {
        LoweredNode node = program.Node;
        Tensor source = program.Source;
        Axis channels = source.Axes[^1];
        Tensor scale = node.Parameter(BatchNormLayer.Weight, "scale", channels), shift = node.Parameter(BatchNormLayer.Bias, "shift", channels);
        var running = new RunningStatistics(
            node.State(BatchNormLayer.RunningMean, "runningMean", channels), node.State(BatchNormLayer.RunningVariance, "runningVariance", channels),
            BatchNormLayer.Momentum);

        Tensor standard = program.Value("Standard", [.. source.Axes]), scaled = program.Value("Scaled", [.. source.Axes]);
        if (program.IsTraining)
        {
            var inverse = new Tensor(node.Name + "InverseDeviation", "", TensorRole.Statistic, channels);
            program.Add(new Standardize(standard, inverse, source, [.. source.Axes.Take(source.Axes.Count - 1)], BatchNormLayer.Epsilon, running));
        }
        else
        {
            program.Add(new StandardizeAsBefore(standard, source, running, BatchNormLayer.Epsilon));
        }

        program.Add(new Map(scaled, Arithmetic.Find(Arithmetic.Product), [standard, scale]));
        program.Add(new Map(program.Value([.. source.Axes]), Arithmetic.Find(Arithmetic.Sum), [scaled, shift]));
    }
}
