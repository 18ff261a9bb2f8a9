using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>Rows of weights, activations and gradients are padded to 64 bytes, a register of the widest kind and a cache line.</summary>
/// <remarks>
/// Kernels read columns of registers, so that the rows of one column would share few sets of a cache if they lay a multiple of a large
/// power of two apart: wide rows get one line more where their number of lines is even. Nothing is computed or stored in that line.
/// </remarks>
internal static unsafe class Padding
{
    /// <summary>The bytes to which everything is padded and aligned.</summary>
    public const int Bytes = 64;

    /// <summary>The lines of 64 bytes from which on a row is wide: with fewer, a few hundred rows still find room in the nearest cache.</summary>
    private const int WideLines = 8;

    /// <summary>The number of values rounded up to a multiple of 64 bytes worth of <typeparamref name="T"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Of<T>(int values)
        where T : unmanaged
        => (values + CacheLine<T>() - 1) & -CacheLine<T>();

    /// <inheritdoc cref="Of{T}(int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Of<T>(nint values)
        where T : unmanaged
        => (values + CacheLine<T>() - 1) & -(nint)CacheLine<T>();

    /// <summary>From one row of so many values to the next.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Stride<T>(int values)
        where T : unmanaged
        => (int)Stride<T>((nint)values);

    /// <inheritdoc cref="Stride{T}(int)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Stride<T>(nint values)
        where T : unmanaged
    {
        nint lines = (values + CacheLine<T>() - 1) / CacheLine<T>();
        return (lines >= WideLines ? lines | 1 : lines) * CacheLine<T>();
    }

    /// <summary>The values of <typeparamref name="T"/> in 64 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int CacheLine<T>()
        where T : unmanaged
        => Bytes / sizeof(T);

    /// <summary>The first address from there on that is a multiple of 64 bytes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T* Align<T>(byte* memory)
        where T : unmanaged
        => (T*)((nint)(memory + Bytes - 1) & -Bytes);
}
