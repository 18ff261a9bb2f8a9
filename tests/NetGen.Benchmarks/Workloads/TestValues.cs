namespace NetGen.Benchmarks.Workloads;

/// <summary>Pseudo-random values in -1..1: the same on every machine and in every run.</summary>
internal sealed class TestValues(uint seed)
{
    private uint _state = seed;

    public double Next()
    {
        _state = _state * 1664525u + 1013904223u;
        return (_state >> 8) * (1.0 / 8388608.0) - 1.0;
    }
}
