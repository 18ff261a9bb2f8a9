using NetGen.Benchmarks.Contenders;
using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Quick;

/// <summary>Whether all contenders of a workload compute the same, so that nobody wins by computing something else.</summary>
internal static class Agreement
{
    // They add up in different orders, in single precision, and differ in the last digits of exp and tanh.
    private const double Tolerance = 2e-3;

    /// <summary>Lets all of them work from the start for a while; says what is wrong, or null.</summary>
    public static string? Complaint(Workload workload, IReadOnlyList<Contender> contenders)
    {
        long count = workload.Work switch
        {
            Work.Predict => 16,
            Work.PredictBatch => 1,
            _ => Math.Clamp(20_000_000 / (workload.Shape.Products * workload.Batch), 3, 200),
        };
        double[] expected = [];
        foreach (Contender contender in contenders)
        {
            contender.Restart();
            contender.Run(count);
            double[] answer = contender.Answer();
            if (expected.Length == 0) expected = answer;
            else if (!Close(expected, answer))
                return $"{contender.Name} has {string.Join(' ', answer)} where {contenders[0].Name} has {string.Join(' ', expected)}";
        }

        return null;
    }

    private static bool Close(double[] a, double[] b) =>
        a.Length == b.Length && a.Zip(b).All(pair => Math.Abs(pair.First - pair.Second) <= Tolerance * a.Max(Math.Abs));
}
