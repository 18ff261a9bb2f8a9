namespace NetGen.Benchmarks.Contenders;

/// <summary>Does one thing again and again.</summary>
/// <param name="name">Who.</param>
/// <param name="action">What.</param>
internal sealed class ActionContender(string name, Action action) : Contender(name)
{
    public override void Restart()
    {
    }

    public override void Run(long count)
    {
        for (long i = 0; i < count; i++) action();
    }

    public override double[] Answer() => [];
}
