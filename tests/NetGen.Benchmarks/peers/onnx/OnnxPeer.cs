using Microsoft.ML.OnnxRuntime;

namespace NetGen.Benchmarks.Onnx;

/// <summary>ONNX Runtime on one thread, with everything prepared that can be: the model loaded, inputs and outputs in their place.</summary>
public static class OnnxPeer
{
    /// <summary>Starts on a workload; null for training, which it does not do.</summary>
    public static (Action<long> Run, Func<double[]> Answer, Action End)? Start(
        string work, bool adam, int[] sizes, string hidden, string output, int batch, float[] parameters, float[] inputs, float[] targets)
    {
        if (work == "Step") return null;
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
        };
        var session = new InferenceSession(OnnxModel.Write(sizes, hidden, output, batch, parameters), options);
        var run = new RunOptions();
        float[] answers = new float[batch * sizes[^1]];
        string[] inputNames = ["x"], outputNames = ["y"];
        OrtValue[] outputValues = [OrtValue.CreateTensorValueFromMemory(answers, [batch, sizes[^1]])];
        // Single predictions go over sixteen rows; a batch takes all.
        OrtValue[][] inputValues =
        [
            .. from row in Enumerable.Range(0, batch == 1 ? 16 : 1)
               select new[] { OrtValue.CreateTensorValueFromMemory(inputs[(row * sizes[0])..((row + batch) * sizes[0])], [batch, sizes[0]]) },
        ];
        return (Run, () => [.. answers[^sizes[^1]..].Select(value => (double)value)], End);

        void Run(long count)
        {
            for (long n = 0; n < count; n++)
                session.Run(run, inputNames, inputValues[n % inputValues.Length], outputNames, outputValues);
        }

        void End()
        {
            foreach (OrtValue value in inputValues.SelectMany(values => values).Concat(outputValues)) value.Dispose();
            run.Dispose();
            session.Dispose();
        }
    }
}
