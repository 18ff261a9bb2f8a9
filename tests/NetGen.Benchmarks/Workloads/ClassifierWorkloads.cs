namespace NetGen.Benchmarks.Workloads;

/// <summary>Parameters, inputs and targets of the classifier; the same as in <c>c/classifier.c</c>.</summary>
internal static class ClassifierData
{
    public const int Rows = 256;
    public const int Batch = 32;
    public const int CheckedSteps = 100;
    public const double Rate = 0.01;
    public static readonly int[] Sizes = [64, 64, 64, 10];

    private static readonly TestValues Values = new(seed: 7);
    public static readonly float[] Parameters = [.. Values.Next(ClassifierNetwork.ParameterCount).Select(value => value * 0.2f)];
    public static readonly float[] Inputs = Values.Next(Rows * ClassifierNetwork.InputSize);
    public static readonly float[] Targets = OneHot();

    public static ReadOnlySpan<float> InputBatch(long n) =>
        Inputs.AsSpan((int)(n % (Rows / Batch)) * Batch * ClassifierNetwork.InputSize, Batch * ClassifierNetwork.InputSize);

    public static ReadOnlySpan<float> TargetBatch(long n) =>
        Targets.AsSpan((int)(n % (Rows / Batch)) * Batch * ClassifierNetwork.OutputSize, Batch * ClassifierNetwork.OutputSize);

    public static ReadOnlySpan<float> Row(int row) => Inputs.AsSpan(row * ClassifierNetwork.InputSize, ClassifierNetwork.InputSize);

    private static float[] OneHot()
    {
        float[] targets = new float[Rows * ClassifierNetwork.OutputSize];
        for (int row = 0; row < Rows; row++)
            targets[row * ClassifierNetwork.OutputSize + row * 7 % ClassifierNetwork.OutputSize] = 1;
        return targets;
    }
}

/// <summary>Predictions of 256 examples at once.</summary>
internal sealed class ClassifierPrediction : Contender
{
    private readonly ClassifierNetwork _network = new();
    private readonly float[] _answers = new float[ClassifierData.Rows * ClassifierNetwork.OutputSize];

    public ClassifierPrediction() => _network.SetParameters(ClassifierData.Parameters);

    public override void Run(long count)
    {
        for (long n = 0; n < count; n++) _network.PredictBatch(ClassifierData.Inputs, _answers);
    }

    public override double Check()
    {
        Run(1);
        return _answers[^ClassifierNetwork.OutputSize];
    }
}

/// <summary>The same in plain C#, one by one.</summary>
internal sealed class NaiveClassifierPrediction : Contender
{
    private readonly NaiveNetwork<float> _network = new(ClassifierData.Sizes, NaiveKind.Classifier, bias: true, ClassifierData.Parameters);
    private float[] _answer = [];

    public override void Run(long count)
    {
        for (long n = 0; n < count; n++)
            for (int row = 0; row < ClassifierData.Rows; row++) _answer = _network.Predict(ClassifierData.Row(row));
    }

    public override double Check()
    {
        Run(1);
        return _answer[0];
    }
}

/// <summary>A training step of 32 examples, plain gradient descent.</summary>
internal sealed class ClassifierStep : Contender
{
    private readonly ClassifierNetwork _network = new();
    private readonly ClassifierNetwork.Trainer _trainer;
    private float _loss;

    public ClassifierStep()
    {
        _network.SetParameters(ClassifierData.Parameters);
        _trainer = new(_network, new Sgd(ClassifierData.Rate));
    }

    public override void Run(long count)
    {
        for (long n = 0; n < count; n++) _loss = _trainer.Step(ClassifierData.InputBatch(n), ClassifierData.TargetBatch(n));
    }

    public override double Check()
    {
        Run(ClassifierData.CheckedSteps);
        float[] answer = new float[ClassifierNetwork.OutputSize];
        _network.Predict(ClassifierData.Row(ClassifierData.Rows - 1), answer);
        return float.IsNaN(_loss) ? _loss : answer[0];
    }

    public override void Dispose()
    {
        _trainer.Dispose();
        base.Dispose();
    }
}

/// <summary>The same in plain C#.</summary>
internal sealed class NaiveClassifierStep : Contender
{
    private readonly NaiveNetwork<float> _network = new(ClassifierData.Sizes, NaiveKind.Classifier, bias: true, ClassifierData.Parameters);

    public override void Run(long count)
    {
        for (long n = 0; n < count; n++)
            _network.Step(ClassifierData.InputBatch(n), ClassifierData.TargetBatch(n), (float)ClassifierData.Rate, mean: true);
    }

    public override double Check()
    {
        Run(ClassifierData.CheckedSteps);
        return _network.Predict(ClassifierData.Row(ClassifierData.Rows - 1))[0];
    }
}
