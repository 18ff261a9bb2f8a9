using System.Runtime.CompilerServices;

namespace NetGen;

/// <summary>
/// The Mersenne twister MT19937 (Matsumoto and Nishimura, 1998), drawing the same numbers, bit for bit, as NumPy's
/// <c>RandomState(seed)</c>: <c>random_sample</c> for uniform values, <c>standard_normal</c> for normal ones. For reproducible starts and
/// shuffles; not for cryptography, and not for use by two threads at once.
/// </summary>
public sealed class Mt19937
{
    private const int Words = 624;
    private const int Shift = 397;

    private readonly uint[] _state = new uint[Words];
    private int _next = Words;
    private double _keptNormal;
    private bool _hasKeptNormal;

    /// <summary>Starts the stream of a seed.</summary>
    /// <param name="seed">Any value; a negative one is taken as its unsigned 32-bit counterpart.</param>
    public Mt19937(int seed)
    {
        // The generator's own init_genrand.
        _state[0] = (uint)seed;
        for (uint i = 1; i < Words; i++)
        {
            uint previous = _state[i - 1];
            _state[i] = unchecked(1812433253 * (previous ^ (previous >> 30)) + i);
        }
    }

    /// <summary>The next 32 random bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint NextUInt32()
    {
        if (_next == Words) Refill();
        uint word = _state[_next++];
        word ^= word >> 11;
        word ^= (word << 7) & 0x9D2C5680;
        word ^= (word << 15) & 0xEFC60000;
        return word ^ (word >> 18);
    }

    /// <summary>The next value uniform in [0, 1), with 53 random bits from two words.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public double NextDouble()
    {
        uint high = NextUInt32() >> 5, low = NextUInt32() >> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    /// <summary>
    /// The next value of the standard normal distribution, by Marsaglia's polar method. Values come in pairs; the second is kept for the
    /// next call.
    /// </summary>
    public double NextNormal()
    {
        if (_hasKeptNormal)
        {
            _hasKeptNormal = false;
            return _keptNormal;
        }

        double x, y, squared;
        do
        {
            x = 2 * NextDouble() - 1;
            y = 2 * NextDouble() - 1;
            squared = x * x + y * y;
        }
        while (squared is >= 1 or 0);

        double factor = Math.Sqrt(-2 * Math.Log(squared) / squared);
        _keptNormal = factor * x;
        _hasKeptNormal = true;
        return factor * y;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Refill()
    {
        uint[] state = _state;
        for (int i = 0; i < Words - Shift; i++) state[i] = state[i + Shift] ^ Twisted(state[i], state[i + 1]);
        for (int i = Words - Shift; i < Words - 1; i++) state[i] = state[i + Shift - Words] ^ Twisted(state[i], state[i + 1]);
        state[Words - 1] = state[Shift - 1] ^ Twisted(state[Words - 1], state[0]);
        _next = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Twisted(uint word, uint next)
    {
        uint joined = (word & 0x80000000) | (next & 0x7FFFFFFF);
        // The mask of the last bit, not a branch, which would be guessed wrong half of the time.
        return (joined >> 1) ^ (0 - (joined & 1) & 0x9908B0DF);
    }
}
