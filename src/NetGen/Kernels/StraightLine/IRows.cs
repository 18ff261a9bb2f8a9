using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Which rows of a batch the four lanes of a <see cref="Quad"/> value stand for.</summary>
public interface IRows
{
    /// <summary>How many lanes stand for a row of their own, 1 to 4.</summary>
    int Count { get; }

    /// <summary>The row that the lane reads; lanes beyond <see cref="Count"/> repeat the last row, so that nothing outside is read.</summary>
    nint Row(int lane);
}

/// <summary>Four rows, one per lane: the compiler folds every question about them.</summary>
public readonly struct FourRows : IRows
{
    /// <inheritdoc/>
    public int Count { [MethodImpl(MethodImplOptions.AggressiveInlining)] get => 4; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Row(int lane) => lane;
}

/// <summary>The single example, in every lane: the compiler folds every question about it.</summary>
public readonly struct OneRow : IRows
{
    /// <inheritdoc/>
    public int Count { [MethodImpl(MethodImplOptions.AggressiveInlining)] get => 1; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Row(int lane) => 0;
}

/// <summary>One to four rows: the last block of a batch.</summary>
/// <param name="count">How many rows there are, 1 to 4.</param>
public readonly struct FewRows(int count) : IRows
{
    private readonly int _count = count;

    /// <inheritdoc/>
    public int Count { [MethodImpl(MethodImplOptions.AggressiveInlining)] get => _count; }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public nint Row(int lane) => Math.Min(lane, _count - 1);
}
