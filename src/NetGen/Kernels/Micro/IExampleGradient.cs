using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>What becomes of the gradients of examples that stand in the lanes of a register.</summary>
/// <typeparam name="TLanes">The register.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IExampleGradient<TLanes>
{
    /// <summary>Takes the gradients with respect to one parameter, the only one of its four.</summary>
    /// <param name="at">Where the parameter lies: a multiple of four.</param>
    /// <param name="a">Its gradients, one for each example.</param>
    void Add(int at, TLanes a);

    /// <summary>Takes the gradients with respect to two parameters, the only ones of their four.</summary>
    /// <param name="at">Where the first lies: a multiple of four.</param>
    /// <param name="a">Its gradients, one for each example.</param>
    /// <param name="b">Those of the next parameter.</param>
    void Add(int at, TLanes a, TLanes b);

    /// <summary>Takes the gradients with respect to three parameters, the only ones of their four.</summary>
    /// <param name="at">Where the first lies: a multiple of four.</param>
    /// <param name="a">Its gradients, one for each example.</param>
    /// <param name="b">Those of the next parameter.</param>
    /// <param name="c">And of the next.</param>
    void Add(int at, TLanes a, TLanes b, TLanes c);

    /// <summary>Takes the gradients with respect to four parameters.</summary>
    /// <param name="at">Where the first lies: a multiple of four.</param>
    /// <param name="a">Its gradients, one for each example.</param>
    /// <param name="b">Those of the next parameter.</param>
    /// <param name="c">And of the next.</param>
    /// <param name="d">And of the last.</param>
    void Add(int at, TLanes a, TLanes b, TLanes c, TLanes d);

    /// <summary>Takes the gradients with respect to one of the inputs.</summary>
    /// <param name="input">Which.</param>
    /// <param name="value">One for each example.</param>
    void Set(int input, TLanes value);
}
