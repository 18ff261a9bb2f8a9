using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Gradients with respect to the inputs are asked for, and none with respect to the parameters.</summary>
/// <typeparam name="TLanes">The register.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly unsafe struct InputGradient<TLanes> : IExampleGradient<TLanes>
    where TLanes : unmanaged
{
    private const int ColumnBytes = 64;

    private readonly byte* _columns;

    /// <summary>Remembers where gradients go.</summary>
    /// <param name="columns">Receives a column of 64 bytes for each input; pinned.</param>
    internal InputGradient(void* columns) => _columns = (byte*)columns;

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
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Set(int input, TLanes value) => *(TLanes*)(_columns + input * ColumnBytes) = value;
}
