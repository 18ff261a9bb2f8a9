using NetGen.Generator.Lowering.Layered;
using NetGen.Generator.Model;

namespace NetGen.Generator.Lowering.SingleExample;

/// <summary>Chooses the layers that are printed in straight lines for one example.</summary>
internal static class SingleExamplePlanner
{
    /// <param name="prediction">From the input to the output, the copy to the caller's memory last.</param>
    /// <param name="kernels">Gives every operand its place, and every other operation its kernel.</param>
    /// <param name="precision">Decides how many values fit a register.</param>
    /// <returns>Null if no layer is small.</returns>
    public static SingleExamplePlan? Plan(IReadOnlyList<Operation> prediction, KernelSelection kernels, Precision precision)
    {
        if (prediction.Count > UnrollPolicy.LargestKernelSequence) return null;
        var calls = new List<KernelCall>();
        var layers = new List<SmallLayer>();
        int number = 0, multiplyAdds = 0;
        for (int i = 0; i < prediction.Count; i++)
        {
            Contract? product = prediction[i] as Contract ?? (prediction[i] as MappedProduct)?.Product;
            if (product is not null) number++;
            if (product is null || !UnrollPolicy.IsSmall(product.Left.Width, product.Result.Width, precision, ref multiplyAdds))
            {
                calls.Add(prediction[i] is CopyOut copy ? Copy(copy, precision) : kernels.Select(prediction[i]));
                continue;
            }

            int inputs = product.Left.Width, outputs = product.Result.Width;
            Map? activation = (prediction[i] as MappedProduct)?.Map;
            if (activation is null && prediction[i + 1] is Map next && UnrollPolicy.IsInlined(next.Function, outputs, precision))
            {
                activation = next;
                i++;
            }
            var layer = new SmallLayer(
                number, inputs, outputs, Padding.Stride(outputs, precision), product.Start is not null, UnrollPolicy.PartialSums(outputs, precision), activation?.Function);
            layers.Add(layer);
            Operand[] bias = product.Start is { } start ? [kernels.At(start)] : [];
            calls.Add(new(layer.Method, null, [kernels.At(product.Left), kernels.At(product.Right), .. bias, kernels.At(activation?.Result ?? product.Result)]));
        }
        return layers.Count == 0 ? null : new(calls, layers);
    }

    /// <summary>One row needs no loop over rows: a few bytes whose number is known go through a register or two.</summary>
    private static KernelCall Copy(CopyOut copy, Precision precision)
    {
        int bytes = copy.Source.Width * (precision == Precision.Single ? sizeof(float) : sizeof(double));
        return new("CopyBlockUnaligned", null, [new BytesOperand("outputs"), new BytesOperand(copy.Source.Name), new SizeOperand(bytes)]);
    }
}
