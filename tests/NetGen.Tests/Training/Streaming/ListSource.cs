using System.Numerics;

namespace NetGen.Tests.Training.Streaming;

/// <summary>A source of examples that are in memory after all, which brings at most a few at a time.</summary>
internal sealed class ListSource<T>(Dataset<T> data, int atOnce = int.MaxValue, bool knowsCount = true) : ExampleSource<T>(data.InputSize, data.OutputSize)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private int _next = int.MaxValue;

    public int Restarts { get; private set; }

    /// <summary>What it says it has.</summary>
    public long? Claim { get; init; } = knowsCount ? data.Count : null;

    public override long? Count => Claim;

    public override void Restart()
    {
        _next = 0;
        Restarts++;
    }

    public override int Read(Span<T> inputs, Span<T> targets)
    {
        int rows = Math.Min(Math.Min(atOnce, inputs.Length / InputSize), data.Count - _next);
        data.Inputs.Span.Slice(_next * InputSize, rows * InputSize).CopyTo(inputs);
        data.Targets.Span.Slice(_next * OutputSize, rows * OutputSize).CopyTo(targets);
        _next += rows;
        return rows;
    }
}

/// <summary>A source that does what it is told, right or wrong.</summary>
internal sealed class OddSource(Func<int, double[], double[], int> read, long? count = null) : ExampleSource<double>(2, 1)
{
    private int _reads;

    public override long? Count => count;

    public override void Restart() => _reads = 0;

    public override int Read(Span<double> inputs, Span<double> targets)
    {
        double[] x = new double[inputs.Length], t = new double[targets.Length];
        int rows = read(_reads++, x, t);
        x.CopyTo(inputs);
        t.CopyTo(targets);
        return rows;
    }
}
