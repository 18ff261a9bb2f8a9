using NetGen.Generator.Lowering.Program;

namespace NetGen.Generator.Lowering.Planning;

/// <summary>What a program costs, counted in its operations: a window uses a parameter as often as it is moved, which a declaration does not show.</summary>
/// <param name="Parameters">Parameters.</param>
/// <param name="MultiplyAdds">Products of one example, from the input to the output.</param>
/// <param name="Units">Values of one example that something is computed for: each with the function that is applied to it.</param>
internal sealed record ProgramCost(long Parameters, long MultiplyAdds, long Units)
{
    public static ProgramCost Of(NetworkProgram program)
    {
        var sums = new HashSet<Tensor>();
        long multiplyAdds = 0, units = 0;
        foreach (Operation operation in program.Forward)
        {
            if (operation is Contraction product)
            {
                sums.Add(product.Result);
                multiplyAdds += SizeOf(product.Into.Axes.Concat(product.Left.Axes).Concat(product.Right.Axes));
            }
            bool isOfSums = operation is Map or Softmax && operation.Reads.Any(sums.Contains);
            if (!isOfSums) units += SizeOf(operation.Result.Axes);
        }
        return new(program.Parameters.Sum(static parameter => parameter.Spec.Shape.Size), multiplyAdds, units);
    }

    private static long SizeOf(IEnumerable<Axis> axes) =>
        axes.Distinct().Where(static axis => axis != Axis.Examples).Aggregate(1L, static (size, axis) => size * axis.Size);
}
