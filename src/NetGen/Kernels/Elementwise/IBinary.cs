using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>An elementwise function of two values, such as a loss of output and target, or a gradient times the gradient that comes in.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IBinary
{
    /// <summary>The function of every pair of lanes.</summary>
    static abstract TLanes Apply<TLanes, T>(TLanes a, TLanes b)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged;
}
