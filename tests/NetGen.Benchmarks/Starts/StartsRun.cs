using System.Globalization;

namespace NetGen.Benchmarks.Starts;

/// <summary>What becomes of networks, depending on how their parameters start: the evidence behind <see cref="Initializer.Auto"/>.</summary>
internal static class StartsRun
{
    /// <summary>The word on the command line.</summary>
    public const string Verb = "starts";

    private const int Seeds = 10;

    /// <summary>Trains and prints. Returns the process's exit code.</summary>
    public static int Run()
    {
        Console.WriteLine("R2 or accuracy  hidden layers" + string.Concat(Start.All.Select(start => start.Name.PadLeft(13))) + "  Auto > He+Glorot");
        foreach (Problem problem in Problem.All)
        {
            foreach (Learner learner in problem.Learners) Print(problem, learner);
        }

        return 0;
    }

    private static void Print(Problem problem, Learner learner)
    {
        Dictionary<Start, double[]> scores = Start.All.ToDictionary(
            start => start, start => Enumerable.Range(1, Seeds).Select(seed => learner.Score(problem, start, seed)).ToArray());
        int ahead = scores[Start.Auto].Zip(scores[Start.He]).Count(pair => pair.First > pair.Second);
        Console.WriteLine($"{problem.Name,-14}{learner.HiddenLayers,15}"
            + string.Concat(Start.All.Select(start => scores[start].Average().ToString("0.000", CultureInfo.InvariantCulture).PadLeft(13)))
            + $"{ahead,9} of {Seeds}");
    }
}
