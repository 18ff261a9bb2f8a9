using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Softmax and its cross-entropy, from the logits, so that neither overflows nor loses digits.</summary>
/// <remarks>
/// The memory behind every reference is pinned. Logits and probabilities are <c>[example][padded size]</c>; targets are
/// rows of <c>size</c> values back to back. Whatever stands in the padding of the arguments does not count.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Softmax
{
    private const MethodImplOptions Optimize = MethodImplOptions.AggressiveOptimization;

    /// <summary>
    /// The probabilities <c>e^(z_j - max z) / sum_i e^(z_i - max z)</c> of each example; zero in the padding. They may replace the logits.
    /// </summary>
    /// <remarks>A logit of minus infinity has probability zero; a row with NaN or plus infinity, or without a finite logit, is NaN throughout.</remarks>
    [MethodImpl(Optimize)]
    public static void Forward<T>(ref T logits, ref T probabilities, nint examples, nint size)
        where T : unmanaged
    {
        T* z = (T*)Unsafe.AsPointer(ref logits), p = (T*)Unsafe.AsPointer(ref probabilities);
        WidthDispatch<T>.Probabilities(z, p, examples, size);
    }

    /// <summary>
    /// The probabilities, and the cross-entropy <c>sum_j t_j (log sum_i e^z_i - z_j)</c> of each example; a term with a target of zero is zero.
    /// </summary>
    /// <param name="logits">The logits.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="probabilities">Receives the probabilities, zero in the padding; other memory than the logits.</param>
    /// <param name="losses">Receives one loss per example.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="size">The number of classes.</param>
    [MethodImpl(Optimize)]
    public static void ForwardWithLoss<T>(ref T logits, ref T targets, ref T probabilities, ref T losses, nint examples, nint size)
        where T : unmanaged
    {
        T* z = (T*)Unsafe.AsPointer(ref logits), t = (T*)Unsafe.AsPointer(ref targets);
        T* p = (T*)Unsafe.AsPointer(ref probabilities), loss = (T*)Unsafe.AsPointer(ref losses);
        WidthDispatch<T>.ProbabilitiesAndLoss(z, t, p, loss, examples, size);
    }

    [MethodImpl(Optimize)]
    internal static void Forward<TLanes, T>(T* logits, T* probabilities, nint examples, nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        if (IsOfFew<TLanes, T>(size)) SoftmaxOfFew<TLanes, T>.Forward(logits, probabilities, examples, size);
        else SoftmaxOfMany<TLanes, T>.Forward(logits, null, probabilities, null, examples, size);
    }

    /// <summary>Whether a row stays in registers; of single values it would be sixteen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsOfFew<TLanes, T>(nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
        => size <= Padding.CacheLine<T>() && typeof(TLanes) != typeof(Lanes1<T>);

    [MethodImpl(Optimize)]
    internal static void ForwardWithLoss<TLanes, T>(T* logits, T* targets, T* probabilities, T* losses, nint examples, nint size)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        if (IsOfFew<TLanes, T>(size)) SoftmaxOfFew<TLanes, T>.ForwardWithLoss(logits, targets, probabilities, losses, examples, size);
        else SoftmaxOfMany<TLanes, T>.Forward(logits, targets, probabilities, losses, examples, size);
    }
}
