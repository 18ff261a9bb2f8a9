namespace NetGen.Tests.Behaviour;

/// <summary>Threads may have little stack. A failure here ends the process.</summary>
public sealed class StackTests
{
    /// <summary>A row of scratch has 3.6 KB, so that a batch takes nearly all that batches ever take; the rest is for callers.</summary>
    [Fact]
    public void A_thread_with_384_KB_predicts_batches()
    {
        const int Rows = 256, StackSize = 384 * 1024;
        var network = new DeepInScratch();
        float[] inputs = new float[Rows * DeepInScratch.InputSize], expected = new float[Rows], actual = new float[Rows];
        for (int i = 0; i < inputs.Length; i++) inputs[i] = MathF.Sin(i);
        network.PredictBatch(inputs, expected);         // compiled here, where there is room for the compiler
        var thread = new Thread(() => network.PredictBatch(inputs, actual), StackSize);
        thread.Start();
        thread.Join();
        Assert.Equal(expected, actual);
        Assert.NotEqual(expected[0], expected[1]);
    }
}
