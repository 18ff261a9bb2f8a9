using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>The same example in all lanes, which belong to different networks.</summary>
internal readonly struct SharedExample<TVector, T> : IExamples<TVector, T>
    where TVector : unmanaged
    where T : unmanaged
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Read(PinnedValues<T> values, int column, int width) => new OneNetwork<TVector, T>(values)[column];

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TVector Present(TVector value) => value;
}
