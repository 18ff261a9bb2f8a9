using System.ComponentModel;
using System.Numerics;
using NetGen.Runtime;

namespace NetGen;

/// <summary>A network that knows its loss and the loss's gradient: what trainers, populations and files work with. Every emitted network is one.</summary>
/// <typeparam name="TSelf">The network.</typeparam>
/// <typeparam name="T"><see langword="float"/> or <see langword="double"/>.</typeparam>
public interface ITrainableNetwork<TSelf, T> : INetwork<TSelf, T>
    where TSelf : ITrainableNetwork<TSelf, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What computes: the runtime's part of the network.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    NetworkEngine<T> Engine { get; }

    /// <summary>A new network whose parameters are all zero, to be filled by whoever asked for it.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract TSelf CreateBlank();
}
