using NetGen.Generator.Lowering.Kernels;
using NetGen.Generator.Lowering.Planning;
using NetGen.Generator.Lowering.Program;
using NetGen.Generator.Model;
using NetGen.Generator.Model.Elementwise;

namespace NetGen.Generator.Lowering.Small;

/// <summary>Chooses the layers that are printed in straight lines for one example.</summary>
internal static class SmallPlanner
{
    /// <param name="parameters">Whose weights make which layer.</param>
    /// <param name="prediction">From the input to the output, the copy to the caller's memory last.</param>
    /// <param name="predictKernels">Gives every operand of a prediction its place, and every other operation its kernel.</param>
    /// <param name="training">A whole training step.</param>
    /// <param name="forward">How many of its operations lead from the input to the loss.</param>
    /// <param name="trainKernels">The same for training.</param>
    /// <param name="precision">Decides how many values fit a register.</param>
    /// <returns>Null if no layer is small.</returns>
    public static SmallPlan? Plan(
        IReadOnlyList<ProgramParameter> parameters,
        IReadOnlyList<Operation> prediction,
        KernelSelection predictKernels,
        IReadOnlyList<Operation> training,
        int forward,
        KernelSelection trainKernels,
        Precision precision)
    {
        if (prediction.Count > UnrollPolicy.LargestKernelSequence) return null;
        Dictionary<Tensor, int> numbers = parameters.ToDictionary(parameter => parameter.Tensor, parameter => parameter.Number);
        var layers = new Dictionary<Tensor, SmallLayer>();
        int multiplyAdds = 0;
        List<KernelCall> predict = Calls(prediction, prediction.Count, predictKernels, precision, (product, map) =>
        {
            int inputs = product.Left.Tensor.Width, outputs = product.Result.Width;
            if (product.Result.Rows > 1 || !UnrollPolicy.IsSmall(inputs, outputs, precision, ref multiplyAdds)) return null;
            ElementwiseFunction? activation = map is not null && UnrollPolicy.IsInlined(map.Function, outputs, precision) ? map.Function : null;
            int sums = UnrollPolicy.PartialSums(outputs, precision);
            RegisterTiling[] registers = [.. SmallPlan.Widths.Select(bits => RegisterTiling.Of(inputs, outputs, sums, precision, bits))];
            return layers[product.Right.Tensor] = new(
                numbers[product.Right.Tensor], inputs, outputs, Padding.Stride(outputs, precision), product.Start is not null, sums, registers, activation);
        });
        if (layers.Count == 0) return null;

        // Where backpropagation reads the sums of a layer, its method, which keeps them in registers, is of no use.
        List<KernelCall> train = Calls(training, forward, trainKernels, precision, (product, map) =>
            layers.TryGetValue(product.Right.Tensor, out SmallLayer? layer) && (layer.Activation is null || layer.Activation == map?.Function) ? layer : null);
        return new(predict, train, [.. layers.Values.OrderBy(layer => layer.Number)]);
    }

    /// <summary>The calls for the first operations.</summary>
    /// <param name="layerOf">The printed layer for a product and the function that is applied to its sums and by which alone they are read; null if
    /// there is none.</param>
    private static List<KernelCall> Calls(
        IReadOnlyList<Operation> operations, int count, KernelSelection kernels, Precision precision, Func<Contraction, Map?, SmallLayer?> layerOf)
    {
        var calls = new List<KernelCall>();
        var readers = new Readers(operations);
        for (int i = 0; i < count; i++)
        {
            var mapped = operations[i] as MappedProduct;
            if ((operations[i] as Contraction ?? mapped?.Product) is not { } product)
            {
                calls.AddRange(operations[i] is CopyOut { Source.Rows: 1 } copy ? [Copy(copy, precision)] : kernels.SelectAll(operations[i]));
                continue;
            }
            Map? next = mapped is null && operations[i + 1] is Map { Arguments.Count: 1 } map && map.Arguments[0].Tensor == product.Result
                && readers.IsOne(product.Result) ? map : null;
            if (layerOf(product, mapped?.Map ?? next) is not { } layer)
            {
                calls.Add(kernels.Select(operations[i]));
                continue;
            }
            if (layer.Activation is null) next = null;
            else if (next is not null) i++;
            Operand[] bias = product.Start is { } start ? [kernels.At(start.Tensor)] : [];
            calls.Add(new(layer.Method, null,
                [kernels.At(product.Left.Tensor), kernels.At(product.Right.Tensor), .. bias, kernels.At((mapped?.Map ?? next)?.Result ?? product.Result)]));
        }
        return calls;
    }

    /// <summary>One row needs no loop over rows: a few bytes whose number is known go through a register or two.</summary>
    private static KernelCall Copy(CopyOut copy, Precision precision)
    {
        int bytes = copy.Source.Width * (precision == Precision.Single ? sizeof(float) : sizeof(double));
        return new("CopyBlockUnaligned", null, [new BytesOperand("outputs"), new BytesOperand(copy.Source.Name), new SizeOperand(bytes)]);
    }
}
