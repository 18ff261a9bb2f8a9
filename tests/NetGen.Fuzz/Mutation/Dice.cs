namespace NetGen.Fuzz.Mutation;

/// <summary>
/// Random numbers that are the same everywhere and for ever, so that an input is nothing but its seed (Steele, Lea and Flood, "Fast Splittable
/// Pseudorandom Number Generators", 2014).
/// </summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        ulong z = _state += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to one less than this; 0 also where there is nothing to choose from.</summary>
    public int Below(int count) => count <= 0 ? 0 : (int)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>From the first to the last.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>A length up to this, mostly a short one.</summary>
    public int Length(int most) => Below(Math.Min(most, 1 << Below(14)) + 1);

    public bool OneIn(int count) => Below(count) == 0;

    public TItem Of<TItem>(params ReadOnlySpan<TItem> items) => items[Below(items.Length)];
}
