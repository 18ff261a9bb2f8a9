using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>Fetch ahead: the processor may guess what follows, and bring that as well.</summary>
internal readonly struct Freely;

/// <summary>Fetch ahead exactly what is needed.</summary>
internal readonly struct Narrowly;

/// <summary>Brings memory near before it is read. Any address will do: a hint, and nothing else.</summary>
internal static unsafe class Prefetch
{
    /// <summary>The 64 bytes around an address.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Line<T>(T* address)
        where T : unmanaged
    {
        if (Sse.IsSupported) Sse.Prefetch0(address);
    }

    /// <summary>
    /// The 64 bytes around an address, without their neighbours: they come into the nearest cache past the next one, which would otherwise notice that
    /// somebody goes through memory, and run ahead.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void LineAlone<T>(T* address)
        where T : unmanaged
    {
        if (Sse.IsSupported) Sse.PrefetchNonTemporal(address);
    }
}
