using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>The parameters of the network, or of the networks, that the lanes of a register belong to.</summary>
/// <typeparam name="TLanes">The register.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IParameters<TLanes>
{
    /// <summary>A parameter in every lane; not checked.</summary>
    /// <param name="offset">Where it lies in the network's layout.</param>
    TLanes this[int offset] { get; }
}
