using System.Runtime.CompilerServices;

namespace NetGen.Kernels;

/// <summary>What is added up along a row.</summary>
/// <typeparam name="TLanes">The register.</typeparam>
/// <typeparam name="T">The precision.</typeparam>
internal interface IRowTerm<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    /// <summary>The terms of values that are all there.</summary>
    TLanes At(nint offset);

    /// <summary>The terms of the first values only, zero in the other lanes.</summary>
    TLanes First(nint offset, nint count);
}

/// <summary>Sums along a row in the one order that does not depend on the width of registers.</summary>
/// <remarks>Four partial sums, of every fourth 64 bytes, since one alone would wait for each of its additions; then those of the 64 bytes are folded.</remarks>
internal static unsafe class RowSum<TLanes, T>
    where TLanes : unmanaged, ILanes<TLanes, T>
    where T : unmanaged
{
    private const int Chains = 4;

    /// <summary>The sum in every lane.</summary>
    /// <param name="term">What is added up.</param>
    /// <param name="size">How many terms.</param>
    /// <param name="sums">Room for 64 bytes, aligned to them.</param>
    /// <typeparam name="TTerm">What is added up.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Of<TTerm>(TTerm term, nint size, T* sums)
        where TTerm : struct, IRowTerm<TLanes, T>
    {
        nint group = Padding.CacheLine<T>(), whole = size / group * group;
        for (nint part = 0; part < group; part += TLanes.Count)
        {
            TLanes a = TLanes.Zero, b = a, c = a, d = a;
            nint at = part;
            for (; at + (Chains - 1) * group < whole; at += Chains * group)
            {
                a += term.At(at);
                b += term.At(at + group);
                c += term.At(at + 2 * group);
                d += term.At(at + 3 * group);
            }

            if (at < whole)
            {
                a += term.At(at);
                if (at + group < whole) b += term.At(at + group);
                if (at + 2 * group < whole) c += term.At(at + 2 * group);
            }

            TLanes sum = (a + b) + (c + d);
            if (whole + part < size) sum += term.First(whole + part, size - whole - part);
            sum.Store(sums + part);
        }

        return TLanes.Broadcast(Fold.Sum(sums));
    }
}
