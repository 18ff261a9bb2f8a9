using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>Runs a straight-line program for as many networks as 64 bytes have lanes; narrower vectors take them in parts.</summary>
/// <remarks>Every lane goes its own way, and adds up its gradients one example after the other: the width of the vectors makes no difference.</remarks>
internal static unsafe class PopulationBlocks<TProgram, T>
    where TProgram : struct, IMicroProgram<T>
    where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>Sets the gradients of each network's loss, and gives these losses, summed over the examples and not multiplied.</summary>
    /// <param name="parameters">A line for each parameter, aligned to 64 bytes.</param>
    /// <param name="inputs">The inputs, the same for all networks.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="examples">How many.</param>
    /// <param name="lossScale">What an example's loss is multiplied with in the loss of the batch.</param>
    /// <param name="gradient">Receives a line for each parameter, aligned to 64 bytes.</param>
    /// <param name="losses">Receives a line, aligned to 64 bytes.</param>
    [MethodImpl(Optimize)]
    public static void Train(
        ReadOnlySpan<T> parameters, ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets, nint examples, T lossScale, Span<T> gradient, Span<T> losses)
    {
        fixed (T* p = parameters, x = inputs, t = targets, s = gradient, l = losses)
        {
            if (Vector512.IsHardwareAccelerated) Train<TProgram, Vector512<T>>(p, x, t, examples, lossScale, s, l);
            else if (Vector256.IsHardwareAccelerated) Train<TProgram, Vector256<T>>(p, x, t, examples, lossScale, s, l);
            else if (Vectors.AreCompiled) Train<TProgram, Vector128<T>>(p, x, t, examples, lossScale, s, l);
            else Train<TProgram, T>(p, x, t, examples, lossScale, s, l);
        }
    }

    [MethodImpl(Optimize)]
    internal static void Train<TPart, TVector>(T* parameters, T* inputs, T* targets, nint examples, T lossScale, T* gradient, T* losses)
        where TPart : struct, IMicroShape, IExampleLanes<TVector, T>
        where TVector : unmanaged
    {
        new Span<T>(losses, Vector512<T>.Count).Clear();
        new Span<T>(gradient, TPart.ParameterSize * Vector512<T>.Count).Clear();
        for (nint lane = 0; lane < Vector512<T>.Count; lane += sizeof(TVector) / sizeof(T))
        {
            var networks = new ManyNetworks<TVector, T>(parameters + lane);
            var sums = new BlockGradient<TVector, T>(gradient + lane);
            for (nint example = 0; example < examples; example++)
            {
                TVector loss = TPart.Train(
                    networks, new(ref inputs[example * TPart.InputSize]), new(ref targets[example * TPart.OutputSize]), lossScale, default(SharedExample<TVector, T>), sums);
                VectorMemory<TVector, T>.Add(losses + lane, loss);
            }
        }
    }
}
