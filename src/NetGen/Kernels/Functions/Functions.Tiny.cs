using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <content>Numbers so small that nothing comes of them.</content>
public static partial class Functions<TLanes, T>
{
    /// <summary>
    /// <c>a</c>, but zero where it is less than 2^-100 (<see cref="float"/>) or 2^-1000 (<see cref="double"/>) away from that. For what an update rule
    /// remembers and lets decay: it would end in denormal numbers, stay there, and make every step slow.
    /// </summary>
    [MethodImpl(Inline)]
    public static TLanes FlushTiny(TLanes a) => typeof(T) == typeof(float)
        ? TLanes.ZeroBelow(Unsafe.BitCast<float, T>(7.888609E-31f), a)
        : TLanes.ZeroBelow(Unsafe.BitCast<double, T>(9.332636185032189E-302), a);
}
