using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>An elementwise function of a value and of what is learned for the channel.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IChannelUnary
{
    /// <summary>The function of every value of lanes, each with the values of its channel.</summary>
    static abstract TLanes Apply<TLanes, T>(TLanes a, ChannelValues<TLanes, T> learned)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged;
}
