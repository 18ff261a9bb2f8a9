using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>How update rules divide by a root and a little more: the quotient is always the correctly rounded one, the way there is the processor's fastest.</summary>
/// <remarks>
/// A field of the rule rather than a constant of the process: what is compiled ahead of time would look up the latter for each register.
/// </remarks>
internal readonly struct Divider(bool prefersProducts)
{
    private readonly bool _prefersProducts = prefersProducts;

    /// <summary>As it suits this processor.</summary>
    /// <remarks>
    /// Intel divides 512 bits in two halves, in the circuit that takes roots, too: both together take longer than everything else in a rule. AMD's take
    /// less than the products.
    /// </remarks>
    public Divider()
        : this(X86Base.IsSupported && X86Base.CpuId(0, 0) is (_, 0x756E_6547, 0x6C65_746E, 0x4965_6E69))
    {
    }

    /// <summary><c>a / b</c> for an a from <see cref="Functions{TLanes, T}.FlushTiny"/> and a b of at least 2^-100; in double precision for any.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Quotient<TLanes, T>(TLanes a, TLanes b)
        where TLanes : unmanaged, ILanes<TLanes, T>
        where T : unmanaged
    {
        if (typeof(TLanes) == typeof(Lanes512<float>) && _prefersProducts && TLanes.AreLess(TLanes.Max(TLanes.Abs(a), b), TLanes.Constant(1 << 26)))
            return Functions<TLanes, T>.QuotientByProducts(a, b);
        return a / b;
    }
}
