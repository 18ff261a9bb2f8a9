using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>How memory is brought near before it is read. Any address will do: a hint, and nothing else.</summary>
internal interface IFetch
{
    /// <summary>Fetches the 64 bytes around an address.</summary>
    static abstract unsafe void Line<T>(T* address)
        where T : unmanaged;
}

/// <summary>Into the nearest cache: the processor may guess what follows, and bring that as well.</summary>
internal readonly struct Freely : IFetch
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Line<T>(T* address)
        where T : unmanaged
    {
        if (Sse.IsSupported) Sse.Prefetch0(address);
    }
}

/// <summary>
/// Exactly what is needed, without its neighbours: it comes into the nearest cache past the next one, which would otherwise notice that somebody goes
/// through memory, and run ahead.
/// </summary>
internal readonly struct Narrowly : IFetch
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Line<T>(T* address)
        where T : unmanaged
    {
        if (Sse.IsSupported) Sse.PrefetchNonTemporal(address);
    }
}

/// <summary>What will be needed later, into the second cache.</summary>
internal readonly struct Onward : IFetch
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe void Line<T>(T* address)
        where T : unmanaged
    {
        if (Sse.IsSupported) Sse.Prefetch1(address);
    }
}
