namespace NetGen.Benchmarks.Contenders;

/// <summary>
/// A contender that has a past, and where others start anew goes on; only when it has taken as many steps again, it starts anew and ages again.
/// </summary>
/// <param name="young">Who ages.</param>
/// <param name="steps">How many steps that takes.</param>
/// <param name="age">Takes them.</param>
internal sealed class AgedContender(Contender young, int steps, Action<Contender> age) : Contender(young.Name + " later")
{
    private long _taken = steps;

    public override void Restart()
    {
        if (_taken < steps) return;
        young.Restart();
        age(young);
        _taken = 0;
    }

    public override void Run(long count)
    {
        _taken += count;
        young.Run(count);
    }

    public override double[] Answer() => young.Answer();

    public override void Dispose()
    {
        young.Dispose();
        base.Dispose();
    }
}
