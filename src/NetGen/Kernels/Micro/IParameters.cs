using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>The parameters of the network, or of the networks, that the lanes of a vector belong to.</summary>
/// <typeparam name="TVector">The vector.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IParameters<TVector>
{
    /// <summary>A parameter in every lane; not checked.</summary>
    /// <param name="offset">Where it lies in the network's layout.</param>
    TVector this[int offset] { get; }
}
