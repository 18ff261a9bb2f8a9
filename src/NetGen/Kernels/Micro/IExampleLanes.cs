using System.ComponentModel;
using System.Numerics;

namespace NetGen.Kernels;

/// <summary>The part of a straight-line program that works on several examples at once, one in each lane of a vector.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">The precision.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IExampleLanes<TVector, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>Computes the outputs of the examples.</summary>
    static abstract void Predict<TRows>(PinnedValues<T> parameters, PinnedValues<T> inputs, PinnedValues<T> outputs, TRows rows)
        where TRows : struct, IRows<TVector, T>;

    /// <summary>Adds up the gradients of what the examples add to the batch's loss, and returns their losses, not multiplied; zero in lanes without an example.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="targets">The targets.</param>
    /// <param name="lossScale">What an example's loss is multiplied with in the loss of the batch; programs of networks that sum their losses ignore it.</param>
    /// <param name="rows">How the examples lie in memory.</param>
    /// <param name="gradient">Receives the gradients.</param>
    static abstract TVector Train<TParameters, TRows, TGradient>(
        TParameters parameters, PinnedValues<T> inputs, PinnedValues<T> targets, T lossScale, TRows rows, TGradient gradient)
        where TParameters : struct, IParameters<TVector>
        where TRows : struct, IExamples<TVector, T>
        where TGradient : struct, IExampleGradient<TVector>;

    /// <summary>
    /// Adds up the gradients with respect to the parameters, if these are wanted, else writes those by the inputs: of the batch's loss, or of the outputs times gradients
    /// that are given for them. Returns each example's sum of outputs times given gradients, zero in lanes without an example; no loss, which training gives.
    /// </summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="inputs">The inputs.</param>
    /// <param name="goals">The targets, or the given gradients.</param>
    /// <param name="lossScale">As in training; not for given gradients.</param>
    /// <param name="ofLoss">Whether the goals are targets.</param>
    /// <param name="rows">How the examples lie in memory.</param>
    /// <param name="gradient">Receives the gradients with respect to the parameters.</param>
    /// <param name="inputGradient">Receives the gradients with respect to the inputs.</param>
    static abstract TVector Differentiate<TRows, TGradient>(
        PinnedValues<T> parameters, PinnedValues<T> inputs, PinnedValues<T> goals, T lossScale, bool ofLoss, TRows rows, TGradient gradient, PinnedValues<T> inputGradient)
        where TRows : struct, IRows<TVector, T>
        where TGradient : struct, IExampleGradient<TVector>;
}
