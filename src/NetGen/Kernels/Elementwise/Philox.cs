using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace NetGen.Kernels;

/// <summary>
/// Philox 4x32 with ten rounds, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
/// 1, 2, 3" (SC11): a keyed hash of a 128-bit counter.
/// </summary>
internal static class Philox
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53, Multiplier1 = 0xCD9E8D57;     // the paper's M
    private const uint Weyl0 = 0x9E3779B9, Weyl1 = 0xBB67AE85;                 // golden ratio and sqrt 3 - 1: the key of the next round

    /// <summary>Replaces the counter, four words of it, by four random words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Hash(ref uint c0, ref uint c1, ref uint c2, ref uint c3, uint key0, uint key1)
    {
        for (int round = 0; round < Rounds; round++)
        {
            ulong first = (ulong)Multiplier0 * c0, second = (ulong)Multiplier1 * c2;
            c0 = (uint)(second >> 32) ^ c1 ^ key0;
            c1 = (uint)second;
            c2 = (uint)(first >> 32) ^ c3 ^ key1;
            c3 = (uint)first;
            key0 += Weyl0;
            key1 += Weyl1;
        }
    }

    /// <summary>Four counters at once, one in the low halves of each lane; what stands in the high halves does not matter. Needs AVX2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Hash(ref Vector256<uint> c0, ref Vector256<uint> c1, ref Vector256<uint> c2, ref Vector256<uint> c3, uint key0, uint key1)
    {
        Vector256<uint> multiplier0 = Vector256.Create(Multiplier0), multiplier1 = Vector256.Create(Multiplier1);
        for (int round = 0; round < Rounds; round++)
        {
            Vector256<ulong> first = Avx2.Multiply(multiplier0, c0), second = Avx2.Multiply(multiplier1, c2);
            c0 = (second >> 32).AsUInt32() ^ c1 ^ Vector256.Create(key0);
            c1 = second.AsUInt32();
            c2 = (first >> 32).AsUInt32() ^ c3 ^ Vector256.Create(key1);
            c3 = first.AsUInt32();
            key0 += Weyl0;
            key1 += Weyl1;
        }
    }
}
