using System.Numerics;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Trains with up to four examples where vectors are not compiled: one after the other, and their gradients in the places they have in a vector of four.</summary>
internal static unsafe class FewExamples<TProgram, T>
    where TProgram : struct, IMicroShape, IExampleLanes<T, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Inline = MethodImplOptions.AggressiveInlining;

    /// <summary>Sets the gradients of the batch's loss, and returns the sum of the losses, weighted if there are weights; not multiplied with the share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static T Train(PinnedValues<T> parameters, T* inputs, T* targets, T* weights, int examples, T lossScale, PinnedValues<T> gradient)
    {
        T* sums = stackalloc T[4 * (TProgram.ParameterSize + 1)], losses = sums + 4 * TProgram.ParameterSize;
        for (int lane = 0; lane < 4; lane++)
        {
            // The last one stands in the lanes of those that are missing, and counts nothing.
            int example = Math.Min(lane, examples - 1);
            var one = new OneExample(lane < examples);
            var network = new OneNetwork<T, T>(parameters);
            PinnedValues<T> x = new(ref inputs[example * TProgram.InputSize]), t = new(ref targets[example * TProgram.OutputSize]);
            var lanes = new LaneGradients(sums + lane);
            losses[lane] = weights == null
                ? TProgram.Train(network, x, t, lossScale, one, lanes)
                : TProgram.Train(network, x, t, lossScale, new WeightedRows<OneExample, T, T>(one, new(ref weights[example])), lanes);
        }
        for (int at = 0; at < TProgram.ParameterSize; at++) gradient[at] = Sum(sums + 4 * at);
        return Sum(losses);
    }

    [MethodImpl(Inline)]
    private static T Sum(T* lanes) => (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]);

    /// <summary>The example at hand.</summary>
    private readonly struct OneExample(bool isPresent) : IRows<T, T>
    {
        [MethodImpl(Inline)]
        public T Read(PinnedValues<T> values, int column, int width) => values[column];

        [MethodImpl(Inline)]
        public void Write(PinnedValues<T> values, int column, int width, T value) => values[column] = value;

        [MethodImpl(Inline)]
        public T Present(T value) => isPresent ? value : T.Zero;
    }

    /// <summary>Keeps its gradients; those of what is no parameter, but fills up four of them, are zero.</summary>
    private readonly struct LaneGradients(T* sums) : IExampleGradient<T>
    {
        public bool AreWanted { [MethodImpl(Inline)] get => true; }

        [MethodImpl(Inline)]
        public void Add(int at, T a) => Add(at, a, T.Zero, T.Zero, T.Zero);

        [MethodImpl(Inline)]
        public void Add(int at, T a, T b) => Add(at, a, b, T.Zero, T.Zero);

        [MethodImpl(Inline)]
        public void Add(int at, T a, T b, T c) => Add(at, a, b, c, T.Zero);

        [MethodImpl(Inline)]
        public void Add(int at, T a, T b, T c, T d)
        {
            T* gradient = sums + 4 * at;
            gradient[0] = a;
            gradient[4] = b;
            gradient[8] = c;
            gradient[12] = d;
        }
    }
}
