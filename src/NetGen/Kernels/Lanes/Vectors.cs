using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace NetGen.Kernels;

/// <summary>What the runtime makes of vectors.</summary>
internal static class Vectors
{
    /// <summary>
    /// Whether operations on vectors become instructions. In a browser where code is interpreted they say so, but each is then a call on memory, slower
    /// than single values are.
    /// </summary>
    public static bool AreCompiled
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.IsHardwareAccelerated && (!OperatingSystem.IsBrowser() || RuntimeFeature.IsDynamicCodeCompiled);
    }
}
