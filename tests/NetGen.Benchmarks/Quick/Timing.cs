using NetGen.Benchmarks.Contenders;

namespace NetGen.Benchmarks.Quick;

/// <summary>How long one thing takes, over many repetitions.</summary>
/// <param name="Contender">Who did it.</param>
/// <param name="Minimum">The fastest repetition in ns: what the code can do when nothing disturbs it.</param>
/// <param name="Median">The middle repetition in ns: what one gets on this machine now.</param>
internal sealed record Timing(string Contender, double Minimum, double Median)
{
    // Short, because a machine that others use too leaves one alone for a millisecond more often than for a longer time.
    private const double RepetitionSeconds = 0.001;
    private const double WarmUpSeconds = 0.15;
    private const double MeasuredSeconds = 0.35;
    private const int FewestRepetitions = 5;

    // Training goes on and on from the same examples until there is nothing left to learn, and numbers too small to be normal.
    private const long MostStepsInARow = 500;

    /// <summary>Measures contenders in turns, a repetition each, so that all meet the machine in the same state.</summary>
    /// <param name="contenders">Those who do the same.</param>
    /// <param name="things">How many things one run of theirs does.</param>
    public static IReadOnlyList<Timing> Of(IReadOnlyList<Contender> contenders, int things)
    {
        Runner[] runners = [.. contenders.Select(contender => new Runner(contender, things))];
        foreach (Runner runner in runners) runner.WarmUp();
        while (runners.Any(runner => runner.WantsMore))
            foreach (Runner runner in runners.Where(runner => runner.WantsMore)) runner.Repeat();
        return [.. runners.Select(runner => runner.Timing)];
    }

    private sealed class Runner(Contender contender, int things)
    {
        private readonly List<double> _nanoseconds = [];
        private double _seconds;
        private long _count = 1, _inARow;

        public bool WantsMore => _seconds < MeasuredSeconds || _nanoseconds.Count < FewestRepetitions;

        public Timing Timing
        {
            get
            {
                _nanoseconds.Sort();
                return new Timing(contender.Name, _nanoseconds[0], _nanoseconds[_nanoseconds.Count / 2]);
            }
        }

        /// <summary>Long enough for the JIT to have replaced whatever it first compiled quickly; finds out how often to run per repetition.</summary>
        public void WarmUp()
        {
            long start = Clock.Now;
            double fastest = double.PositiveInfinity;
            do
            {
                double seconds = Run(_count);
                fastest = Math.Min(fastest, seconds / _count);
                _count = Math.Max(1, (long)(RepetitionSeconds / fastest));
            }
            while (Clock.NanosecondsSince(start) / 1e9 < WarmUpSeconds);
        }

        public void Repeat()
        {
            double seconds = Run(_count);
            _nanoseconds.Add(seconds * 1e9 / _count / things);
            _seconds += seconds;
        }

        private double Run(long count)
        {
            if (_inARow > MostStepsInARow)
            {
                contender.Restart();
                _inARow = 0;
            }

            _inARow += count;
            long start = Clock.Now;
            contender.Run(count);
            return Clock.NanosecondsSince(start) / 1e9;
        }
    }
}
