using System.ComponentModel;

namespace NetGen.Kernels;

/// <summary>
/// What becomes of the gradient of parameters: it is kept for whoever asked for it, or moves the parameters at once, while it is
/// still in registers. Kernels take it as a type argument, and each is compiled for it.
/// </summary>
/// <typeparam name="T">The precision.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGradientSink<T>
    where T : unmanaged
{
    /// <summary>
    /// Whether <see cref="Take"/> is about fifteen operations or more; kernels then keep to one copy of it. A constant of the type.
    /// </summary>
    static virtual bool IsLong => false;

    /// <summary>Takes the finished gradients of a register of parameters. Every register of a layer is handed over exactly once, but for padding, which may be left out.</summary>
    /// <param name="gradient">The gradients of the batch's loss.</param>
    /// <param name="offset">Where the register's first parameter lies in the network's block of parameters, in values.</param>
    /// <typeparam name="TLanes">The register.</typeparam>
    void Take<TLanes>(TLanes gradient, nint offset)
        where TLanes : unmanaged, ILanes<TLanes, T>;

    /// <summary>
    /// Fetches what <see cref="Take"/> will read for the 64 bytes of parameters at that offset. Asked by products that several threads share; sinks that
    /// read nothing, or take a gradient that is there already, do nothing.
    /// </summary>
    /// <param name="offset">Where they lie in the network's block of parameters, in values.</param>
    void Fetch(nint offset);
}
