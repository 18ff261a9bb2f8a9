namespace NetGen.Benchmarks.Workloads;

/// <summary>Parameters and inputs of the small network.</summary>
internal static class SmallData
{
    public const int Rows = 16;
    private static readonly TestValues Values = new(seed: 1);
    public static readonly float[] Parameters = Values.Next(SmallNetwork.ParameterCount);
    public static readonly float[] Inputs = Values.Next(Rows * SmallNetwork.InputSize);

    public static ReadOnlySpan<float> Row(long n) => Inputs.AsSpan((int)(n % Rows) * SmallNetwork.InputSize, SmallNetwork.InputSize);
}

/// <summary>One prediction of 3-4-1.</summary>
internal sealed class SmallPrediction : Contender
{
    private readonly SmallNetwork _network = new();
    private readonly float[] _answer = new float[1];

    public SmallPrediction() => _network.SetParameters(SmallData.Parameters);

    public override void Run(long count)
    {
        for (long n = 0; n < count; n++) _network.Predict(SmallData.Row(n), _answer);
    }

    public override double Check()
    {
        Run(SmallData.Rows);
        return _answer[0];
    }
}

/// <summary>The same in plain C#.</summary>
internal sealed class NaiveSmallPrediction : Contender
{
    private readonly NaiveNetwork<float> _network = new([3, 4, 1], NaiveKind.Sigmoid, bias: true, SmallData.Parameters);
    private float[] _answer = [];

    public override void Run(long count)
    {
        for (long n = 0; n < count; n++) _answer = _network.Predict(SmallData.Row(n));
    }

    public override double Check()
    {
        Run(SmallData.Rows);
        return _answer[0];
    }
}
