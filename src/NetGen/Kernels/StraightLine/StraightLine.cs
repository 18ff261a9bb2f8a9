using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Runs a straight-line program over batches of any size, in blocks of four rows.</summary>
/// <remarks>
/// Lengths are not checked here: the network's public members have. Parameters and gradient are the padded values of the network's
/// layout; inputs, targets and outputs are rows back to back.
/// </remarks>
/// <typeparam name="TProgram">The program the generator has printed.</typeparam>
/// <typeparam name="T">The precision.</typeparam>
public static class StraightLine<TProgram, T>
    where TProgram : struct, IStraightLineProgram<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;
    private const int Lanes = 4;

    /// <summary>Computes the output of one example.</summary>
    [MethodImpl(Optimize)]
    public static void Predict(ReadOnlySpan<T> parameters, ReadOnlySpan<T> input, Span<T> output)
        => TProgram.Predict(parameters, input, output, default(OneRow));

    /// <summary>Computes the outputs of a batch; of none it does nothing.</summary>
    [MethodImpl(Optimize)]
    public static void PredictBatch(
        ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, Span<T> outputs, int examples, int inputSize, int outputSize)
    {
        int row = 0;
        for (; row <= examples - Lanes; row += Lanes)
            TProgram.Predict(parameters, inputs[(row * inputSize)..], outputs[(row * outputSize)..], default(FourRows));
        if (row < examples)
            TProgram.Predict(parameters, inputs[(row * inputSize)..], outputs[(row * outputSize)..], new FewRows(examples - row));
    }

    /// <summary>Computes the outputs of a batch and returns the sum of the losses of its examples.</summary>
    [MethodImpl(Optimize)]
    public static T Evaluate(
        ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> outputs,
        int examples, int inputSize, int outputSize)
    {
        T loss = T.Zero;
        int row = 0;
        for (; row <= examples - Lanes; row += Lanes)
        {
            loss += TProgram.Evaluate(
                parameters, inputs[(row * inputSize)..], targets[(row * outputSize)..], outputs[(row * outputSize)..], default(FourRows));
        }
        if (row < examples)
        {
            loss += TProgram.Evaluate(
                parameters, inputs[(row * inputSize)..], targets[(row * outputSize)..], outputs[(row * outputSize)..],
                new FewRows(examples - row));
        }
        return loss;
    }

    /// <summary>Overwrites the gradient with that of the batch's loss and returns the loss.</summary>
    /// <param name="parameters">The parameters, padded.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="gradient">Receives the gradient in the layout of the parameters, zero in the padding.</param>
    /// <param name="mean">Whether the batch's loss is the mean over its examples; else it is their sum.</param>
    /// <param name="examples">The number of examples, at least one.</param>
    /// <param name="inputSize">Values per input row.</param>
    /// <param name="outputSize">Values per output row.</param>
    /// <returns>The mean or the sum of the examples' losses.</returns>
    [MethodImpl(Optimize)]
    public static T Gradient(
        ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, Span<T> gradient,
        bool mean, int examples, int inputSize, int outputSize)
    {
        gradient.Clear();
        T scale = Reductions.Scale<T>(mean, examples);
        T loss = T.Zero;
        int row = 0;
        for (; row <= examples - Lanes; row += Lanes)
        {
            loss += TProgram.Gradient(
                parameters, inputs[(row * inputSize)..], targets[(row * outputSize)..], gradient, scale, default(FourRows));
        }
        if (row < examples)
        {
            loss += TProgram.Gradient(
                parameters, inputs[(row * inputSize)..], targets[(row * outputSize)..], gradient, scale, new FewRows(examples - row));
        }
        return loss * scale;
    }
}
