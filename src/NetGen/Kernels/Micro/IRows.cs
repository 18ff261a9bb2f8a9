using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>How the examples in the lanes of a vector lie in memory.</summary>
/// <remarks>Nothing is checked: the callers have.</remarks>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">The precision.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IRows<TVector, T> : IExamples<TVector, T>
    where T : unmanaged
{
    /// <summary>Sets one value of each example; lanes without an example write nothing that counts.</summary>
    /// <param name="values">The examples.</param>
    /// <param name="column">Which of their values, less than <paramref name="width"/>.</param>
    /// <param name="width">How many values an example has.</param>
    /// <param name="value">What is written.</param>
    void Write(PinnedValues<T> values, int column, int width, TVector value);
}
