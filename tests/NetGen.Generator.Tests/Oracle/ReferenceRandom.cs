namespace NetGen.Generator.Tests.Oracle;

/// <summary>NumPy's legacy <c>RandomState(seed)</c>, from Matsumoto and Nishimura's paper: words one at a time by the recurrence.</summary>
public sealed class ReferenceRandom
{
    private const int N = 624, M = 397;
    private readonly List<uint> _words = [];
    private int _next = N;
    private double? _spareNormal;

    public ReferenceRandom(int seed)
    {
        _words.Add((uint)seed);
        for (uint i = 1; i < N; i++) _words.Add(unchecked(1812433253u * (_words[^1] ^ (_words[^1] >> 30)) + i));
    }

    public double NextDouble() => ((NextWord() >> 5) * 67108864.0 + (NextWord() >> 6)) / 9007199254740992.0;

    /// <summary>Marsaglia's polar method; the second value of a pair is given out next time.</summary>
    public double NextNormal()
    {
        if (_spareNormal is { } spare)
        {
            _spareNormal = null;
            return spare;
        }

        double x1, x2, r2;
        do
        {
            x1 = 2 * NextDouble() - 1;
            x2 = 2 * NextDouble() - 1;
            r2 = x1 * x1 + x2 * x2;
        }
        while (r2 is >= 1 or 0);
        double f = Math.Sqrt(-2 * Math.Log(r2) / r2);
        _spareNormal = f * x1;
        return f * x2;
    }

    /// <summary>The order of <paramref name="count"/> rows: identity, swapped from the top.</summary>
    public int[] Shuffled(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (int i = count - 1; i > 0; i--)
        {
            int j = (int)(NextDouble() * (i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }

        return order;
    }

    // x[k+N] = x[k+M] ^ (upper bit of x[k] | lower bits of x[k+1]) A, then tempered. The list only grows: nothing is clever here.
    private uint NextWord()
    {
        int k = _next - N;
        uint mixed = (_words[k] & 0x80000000) | (_words[k + 1] & 0x7fffffff);
        _words.Add(_words[k + M] ^ (mixed >> 1) ^ ((mixed & 1) * 0x9908b0df));
        uint y = _words[_next++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >> 18);
    }
}
