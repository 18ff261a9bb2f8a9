using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>An elementwise function of one value, such as an activation; a struct type that kernels take as an argument.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnary
{
    /// <summary>The function of every lane.</summary>
    static abstract TLanes Apply<TLanes, T>(TLanes a)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged;
}
