using System.Numerics;

namespace NetGen;

/// <summary>Keeps the running statistics of frozen layers as they are while steps are taken.</summary>
/// <param name="parameters">The block they lie in.</param>
/// <param name="state">Which they are.</param>
internal sealed class KeptState<T>(ParameterBlock<T> parameters, ParameterTensor[] state)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[][] _copies = [.. state.Select(tensor => new T[tensor.Count])];

    /// <summary>Remembers them.</summary>
    public void Copy()
    {
        for (int i = 0; i < state.Length; i++) state[i].CopyOut<T>(parameters.Values, _copies[i]);
    }

    /// <summary>Puts them back.</summary>
    public void Restore()
    {
        for (int i = 0; i < state.Length; i++) state[i].CopyIn<T>(_copies[i], parameters.Values);
    }
}
