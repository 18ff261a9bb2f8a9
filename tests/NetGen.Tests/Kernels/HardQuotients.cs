using System.Numerics;
using NetGen.Kernels;

namespace NetGen.Tests.Kernels;

/// <summary>Quotients of single precision that lie next to the middle of two numbers, where the least error of an approximation rounds to the wrong one.</summary>
/// <remarks>
/// Numbers are whole here, of 24 bits. A middle m has 25, and <c>a 2^p = m b + rest</c> with a small rest says that a / b is next to it. For given b and
/// rest that is a congruence for m. Approximations that are wrong by 2^-23 of a last place can only be wrong where the rest is at most 4.
/// </remarks>
internal sealed class HardQuotients
{
    private const long Least = 1 << 23;
    private const int LargestRest = 4;

    private readonly float[] _a = new float[4096], _b = new float[4096];
    private int _count;

    /// <summary>How many there were.</summary>
    public long Seen { get; private set; }

    /// <summary>Compares the products with the division for all hard numerators of some divisors; their number so far is in <see cref="Seen"/>.</summary>
    /// <param name="first">The first divisor, from 0 to 2^23 - 1.</param>
    /// <param name="end">The first that is too large.</param>
    /// <param name="step">From one to the next.</param>
    public void Check<TLanes>(int first, int end, int step)
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        for (int divisor = first; divisor < end; divisor += step)
        {
            long b = Least + divisor;
            int zeros = BitOperations.TrailingZeroCount(b);
            ulong odd = (ulong)b >> zeros, inverse = odd;
            for (int digits = 3; digits < 64; digits *= 2) inverse *= 2 - odd * inverse;
            // From 1 on quotients have one bit more before the point.
            foreach (int power in (ReadOnlySpan<int>)[24, 25])
            {
                long period = 1L << (power - zeros);
                for (long rest = -LargestRest; rest <= LargestRest; rest++)
                {
                    long residue = (long)((ulong)-rest * inverse) & (period - 1);
                    for (long middle = 2 * Least + ((residue - 2 * Least) & (period - 1)); middle < 4 * Least; middle += period)
                    {
                        long a = (middle * b + (rest << zeros)) >> power;
                        if ((middle & 1) == 0 || rest == 0 || a is < Least or >= 2 * Least) continue;
                        _a[_count] = a;
                        _b[_count++] = b;
                        if (_count == _a.Length) Compare<TLanes>();
                    }
                }
            }
        }
        Compare<TLanes>();
    }

    private void Compare<TLanes>()
        where TLanes : unmanaged, ILanes<TLanes, float>
    {
        for (int i = 0; i < _count; i += TLanes.Count)
        {
            TLanes a = TLanes.Load(in _a[i]), b = TLanes.Load(in _b[i]);
            // Divided by 2^24, into the range of a root.
            TLanes products = Functions<TLanes, float>.QuotientByProducts(a * TLanes.Constant(1.0 / (1 << 24)), b * TLanes.Constant(1.0 / (1 << 24)));
            TLanes isEqual = TLanes.Equal(products, a / b);
            if (TLanes.AreLess(TLanes.Constant(0), TLanes.And(isEqual, TLanes.Constant(1)))) continue;
            Assert.Fail(FormattableString.Invariant($"One of {string.Join(", ", _a[i..(i + TLanes.Count)].Zip(_b[i..(i + TLanes.Count)], (x, y) => $"{x:R} / {y:R}"))} differs."));
        }
        Seen += _count;
        _count = 0;
    }
}
