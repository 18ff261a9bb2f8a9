using NetGen.Generator.Lowering.Program;

namespace NetGen.Generator.Lowering.Kernels;

/// <content>Normalisation, along rows and over batches.</content>
internal sealed partial class KernelSelection
{
    /// <summary>What has to be known of the whole batch before an operation that all examples wait for; null where none has to.</summary>
    public KernelCall? Statistics(Operation operation) => operation switch
    {
        Normalization { Standardize: { IsOverExamples: true, Running: { } running } standardize } => new("BatchNorm.Statistics", null,
            [At(standardize.Source), At(running.Mean), At(running.Variance), Mean(standardize), Variance(standardize), Inverse(standardize.InverseDeviation),
                RowsOf(standardize.Result), Width(standardize.Result), new RateOperand(standardize.Epsilon), new ArgumentOperand("isTraining"), Slice]),
        NormalizationGradient { Standardize: { IsOverExamples: true } gradient, Scale: var scale } => new("BatchNorm.GradientSums", null,
            [At(scale.Arguments[0].Tensor), At(gradient.Output), Sums(gradient), SumsAlong(gradient), RowsOf(gradient.Result), Width(gradient.Result), Slice]),
        _ => null,
    };

    /// <summary>Brings running statistics up to date; null where an operation has none.</summary>
    public KernelCall? UpdateState(Operation operation) => operation is Normalization { Standardize: { Running: { } running } standardize }
        ? new("BatchNorm.UpdateRunning", null,
            [At(running.Mean), At(running.Variance), Mean(standardize), Variance(standardize), RowsOf(standardize.Result), Width(standardize.Result),
                new RateOperand(running.Momentum)])
        : null;

    private KernelCall Normalize(Normalization norm)
    {
        Standardize standardize = norm.Standardize;
        Operand scale = At(norm.Scale.Arguments[1].Tensor), shift = At(norm.Shift.Arguments[1].Tensor);
        if (standardize.IsOverExamples)
        {
            return new("BatchNorm.Forward", null,
                [At(standardize.Source), Mean(standardize), Inverse(standardize.InverseDeviation), scale, shift, At(standardize.Result), At(norm.Result),
                    RowsOf(norm.Result), Width(norm.Result)]);
        }
        return new("LayerNorm.Forward", null,
            [At(standardize.Source), Stride(standardize.Source), scale, shift, At(standardize.Result), Contiguous(standardize.InverseDeviation),
                At(norm.Result), RowsOf(norm.Result), Width(norm.Result), new RateOperand(standardize.Epsilon)]);
    }

    private KernelCall NormalizeAsBefore(NormalizationAsBefore norm) => new("BatchNorm.Predict", null,
        [At(norm.Standardize.Source), At(norm.Standardize.Running.Mean), At(norm.Standardize.Running.Variance), At(norm.Scale.Arguments[1].Tensor),
            At(norm.Shift.Arguments[1].Tensor), At(norm.Result), RowsOf(norm.Result), Width(norm.Result), new RateOperand(norm.Standardize.Epsilon)]);

    private KernelCall NormalizeBack(NormalizationGradient norm)
    {
        StandardizeGradient gradient = norm.Standardize;
        Operand upstream = At(norm.Scale.Arguments[0].Tensor), scale = At(norm.Scale.Arguments[1].Tensor), output = At(gradient.Output);
        if (gradient.IsOverExamples)
        {
            string allRows = gradient.Result.Rows == 1 ? "part.Examples" : $"part.Examples * {gradient.Result.Rows}";
            return new("BatchNorm.InputGradient", null,
                [upstream, scale, output, Inverse(gradient.InverseDeviation), Sums(gradient), SumsAlong(gradient), At(norm.Result), RowsOf(norm.Result),
                    Width(norm.Result), new ArgumentOperand(allRows), new ArgumentOperand("part.IsTraining")]);
        }
        return new("LayerNorm.InputGradient", null,
            [upstream, scale, output, Contiguous(gradient.InverseDeviation), At(norm.Result), RowsOf(norm.Result), Width(norm.Result)]);
    }

    private static readonly ArgumentOperand Slice = new("slice");

    private BatchOperand Inverse(Tensor inverse) => batch!.At(inverse, 0, inverse.Name);

    private BatchOperand Mean(Standardize standardize) => batch!.At(standardize.InverseDeviation, 1, standardize.Result.Name + "Mean");

    private BatchOperand Variance(Standardize standardize) => batch!.At(standardize.InverseDeviation, 2, standardize.Result.Name + "Variance");

    private BatchOperand Sums(StandardizeGradient gradient) => batch!.At(gradient.InverseDeviation, 3, gradient.Upstream.Name + "Sums");

    private BatchOperand SumsAlong(StandardizeGradient gradient) => batch!.At(gradient.InverseDeviation, 4, gradient.Upstream.Name + "SumsAlong");
}
