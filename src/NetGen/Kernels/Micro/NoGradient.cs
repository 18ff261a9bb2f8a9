using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>Nobody asks for gradients: programs stop at the loss.</summary>
/// <typeparam name="TLanes">The register.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoGradient<TLanes> : IExampleGradient<TLanes>
{
    /// <inheritdoc/>
    public void Add(int at, TLanes a)
    {
    }

    /// <inheritdoc/>
    public void Add(int at, TLanes a, TLanes b)
    {
    }

    /// <inheritdoc/>
    public void Add(int at, TLanes a, TLanes b, TLanes c)
    {
    }

    /// <inheritdoc/>
    public void Add(int at, TLanes a, TLanes b, TLanes c, TLanes d)
    {
    }

    /// <inheritdoc/>
    public void Set(int input, TLanes value)
    {
    }
}
