using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>Where the lanes of a vector have their examples from.</summary>
/// <remarks>Nothing is checked: the callers have.</remarks>
/// <typeparam name="TVector">The vector.</typeparam>
/// <typeparam name="T">The precision.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IExamples<TVector, T>
    where T : unmanaged
{
    /// <summary>One value of each example; lanes without an example repeat the last one.</summary>
    /// <param name="values">The examples.</param>
    /// <param name="column">Which of their values, less than <paramref name="width"/>.</param>
    /// <param name="width">How many values an example has.</param>
    TVector Read(PinnedValues<T> values, int column, int width);

    /// <summary>The value, zero in lanes without an example, whatever they hold.</summary>
    TVector Present(TVector value);
}
