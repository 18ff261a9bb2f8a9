namespace NetGen.Benchmarks.Workloads;

/// <summary>Pseudo-random values in -1..1, the same as <c>c/bench.h</c> draws, so that results can be compared.</summary>
internal sealed class TestValues(uint seed)
{
    private uint _state = seed;

    public float[] Next(int count)
    {
        float[] values = new float[count];
        foreach (ref float value in values.AsSpan())
        {
            _state = _state * 1664525u + 1013904223u;
            value = (float)((_state >> 8) * (1.0 / 8388608.0) - 1.0);
        }
        return values;
    }
}
