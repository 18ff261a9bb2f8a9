using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>Adds up the gradients of examples that stand in the lanes of a vector.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IExampleGradient<TVector>
{
    /// <summary>Whether gradients are wanted, and not only losses.</summary>
    bool AreWanted { get; }

    /// <summary>Takes the gradients with respect to one parameter, the only one of its four.</summary>
    /// <param name="at">Where the parameter lies: a multiple of four.</param>
    /// <param name="a">Its gradients, one for each example.</param>
    void Add(int at, TVector a);

    /// <summary>Takes the gradients with respect to two parameters, the only ones of their four.</summary>
    /// <param name="at">Where the first lies: a multiple of four.</param>
    /// <param name="a">Its gradients, one for each example.</param>
    /// <param name="b">Those of the next parameter.</param>
    void Add(int at, TVector a, TVector b);

    /// <summary>Takes the gradients with respect to three parameters, the only ones of their four.</summary>
    /// <param name="at">Where the first lies: a multiple of four.</param>
    /// <param name="a">Its gradients, one for each example.</param>
    /// <param name="b">Those of the next parameter.</param>
    /// <param name="c">And of the next.</param>
    void Add(int at, TVector a, TVector b, TVector c);

    /// <summary>Takes the gradients with respect to four parameters.</summary>
    /// <param name="at">Where the first lies: a multiple of four.</param>
    /// <param name="a">Its gradients, one for each example.</param>
    /// <param name="b">Those of the next parameter.</param>
    /// <param name="c">And of the next.</param>
    /// <param name="d">And of the last.</param>
    void Add(int at, TVector a, TVector b, TVector c, TVector d);
}
