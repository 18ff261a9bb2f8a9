using NetGen.Generator.Lowering.Kernels;
using NetGen.Generator.Lowering.Program;

namespace NetGen.Generator.Lowering.Tiled;

/// <summary>
/// Functions are computed over rows that are padded, which the caller's are not: where one reads the input, it reads a copy. Products read the input itself.
/// </summary>
internal static class PaddedInput
{
    /// <summary>The program with a copy where it needs one.</summary>
    public static NetworkProgram In(NetworkProgram program)
    {
        var copy = new CopyIn(new Tensor(program.Input.Name + "Padded", program.Input.GradientName, TensorRole.Value, [.. program.Input.Axes]), program.Input);
        IReadOnlyList<Operation> backward = Reading(copy, program.Backward), inputBackward = Reading(copy, program.InputBackward);
        bool isReadBackwards = backward.Concat(inputBackward).Any(operation => operation.Reads.Contains(copy.Result));
        return program with
        {
            Prediction = program.Prediction with { Operations = With(copy, program.Prediction.Operations, isReadLater: false) },
            Forward = With(copy, program.Forward, isReadBackwards),
            Backward = backward,
            InputBackward = inputBackward,
        };
    }

    /// <summary>The copy stands before the first operation that reads it; behind them all, where only backpropagation does.</summary>
    private static IReadOnlyList<Operation> With(CopyIn copy, IReadOnlyList<Operation> operations, bool isReadLater)
    {
        IReadOnlyList<Operation> reading = Reading(copy, operations);
        int before = reading.TakeWhile(operation => !operation.Reads.Contains(copy.Result)).Count();
        return before < reading.Count || isReadLater ? [.. reading.Take(before), copy, .. reading.Skip(before)] : reading;
    }

    private static IReadOnlyList<Operation> Reading(CopyIn copy, IReadOnlyList<Operation> operations) => [.. operations.Select(operation => operation switch
    {
        Map map => map with { Arguments = [.. map.Arguments.Select(argument => argument.Tensor == copy.Source ? argument.Of(copy.Result) : argument)] },
        Standardize { IsOverExamples: true } norm when norm.Source == copy.Source => norm with { Source = copy.Result },
        StandardizeAsBefore norm when norm.Source == copy.Source => norm with { Source = copy.Result },
        Softmax softmax when softmax.Logits == copy.Source => softmax with { Logits = copy.Result },
        Reshape reshape when reshape.Source == copy.Source => reshape with { Source = copy.Result },
        _ => operation,
    })];
}
