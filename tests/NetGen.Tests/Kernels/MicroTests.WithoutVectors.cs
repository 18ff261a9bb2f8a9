using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <content>One example, and up to four, go their own way through the code: with vectors and without.</content>
public sealed unsafe partial class MicroTests
{
    private static void FewWithoutVectors<TProgram, T>(Data<T> data, int examples)
        where TProgram : struct, IMicroProgram<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (T[] x, T[] t) = data.First<TProgram>(examples);
        PinnedValues<T> parameters = new(ref data.Parameters.First);
        Guarded<T> inputs = Guarded<T>.Of(x, 1), targets = Guarded<T>.Of(t, 1), expected = new(TProgram.ParameterSize), actual = new(TProgram.ParameterSize);
        T lossScale = Reductions.Scale<T>(TProgram.IsMean, examples), loss = Micro<TProgram, T>.Gradient(data.Parameters.Pinned, x, BatchGoal<T>.Loss(t), expected.Pinned);
        if (examples == 1)
        {
            T[] y = new T[TProgram.OutputSize], z = new T[TProgram.OutputSize];
            TProgram.Predict(parameters, x, y);
            TProgram.PredictWithoutVectors(parameters, x, z);
            Assert.True(Batch.SameBits<T>(y, z));
            Assert.Equal(loss, TProgram.TrainWithoutVectors(parameters, x, t, new(ref actual.First)));
        }
        else
        {
            Assert.Equal(loss, lossScale * FewExamples<TProgram, T>.Train(parameters, inputs.Pointer, targets.Pointer, null, examples, lossScale, new(ref actual.First)));
        }
        Assert.True(Batch.SameBits<T>(expected.Values, actual.Values));

        // The targets serve as weights, too.
        ReadOnlySpan<T> weights = t.AsSpan(0, examples);
        lossScale = Weights.Scale(TProgram.IsMean, weights);
        loss = Micro<TProgram, T>.Gradient(data.Parameters.Pinned, x, BatchGoal<T>.Loss(t, weights), expected.Pinned);
        Assert.Equal(loss, lossScale * FewExamples<TProgram, T>.Train(parameters, inputs.Pointer, targets.Pointer, targets.Pointer, examples, lossScale, new(ref actual.First)));
        Assert.True(Batch.SameBits<T>(expected.Values, actual.Values));
        actual.AssertFences();
    }
}
