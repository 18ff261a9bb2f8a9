using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>An elementwise function of two values and of what is learned for the channel.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IChannelBinary
{
    /// <summary>The function of every pair of lanes, each with the values of its channel.</summary>
    static abstract TLanes Apply<TLanes, T>(TLanes a, TLanes b, ChannelValues<TLanes, T> learned)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged;
}
