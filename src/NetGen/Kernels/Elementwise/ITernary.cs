using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>An elementwise function of three values, such as a gradient in terms of input and output times the gradient that comes in.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ITernary
{
    /// <summary>The function of every triple of lanes.</summary>
    static abstract TLanes Apply<TLanes, T>(TLanes a, TLanes b, TLanes c)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged;
}
