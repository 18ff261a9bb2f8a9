using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

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
}
