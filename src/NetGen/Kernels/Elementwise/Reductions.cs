using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>How the losses of a batch become the loss of the batch.</summary>
internal static class Reductions
{
    /// <summary>What each example counts: <c>1 / examples</c> for the mean, 1 for the sum.</summary>
    /// <remarks>Without the conversions of generic mathematics: those box while their code is not yet optimised.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Scale<T>(bool mean, int examples)
        where T : unmanaged
    {
        if (typeof(T) == typeof(float)) return Unsafe.BitCast<float, T>(mean ? 1f / examples : 1f);
        return Unsafe.BitCast<double, T>(mean ? 1.0 / examples : 1.0);
    }
}
