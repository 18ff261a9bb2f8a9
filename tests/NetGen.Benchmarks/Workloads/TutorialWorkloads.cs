namespace NetGen.Benchmarks.Workloads;

/// <summary>What the tutorial trains on.</summary>
internal static class TutorialData
{
    public static readonly double[] Inputs = [0, 0, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1];
    public static readonly double[] Xor = [0, 1, 1, 0];
    public static readonly double[] First = [0, 0, 1, 1];
    public const int CheckedSteps = 1000;
}

/// <summary>One iteration of the three-layer tutorial: forward, backward and update of four rows.</summary>
internal sealed class TutorialStep : Contender
{
    private readonly TutorialNetwork _network = new();
    private readonly TutorialNetwork.Trainer _trainer;
    private double _loss;

    public TutorialStep() => _trainer = new(_network, new Sgd(learningRate: 1));

    public override void Run(long count)
    {
        for (long n = 0; n < count; n++) _loss = _trainer.Step(TutorialData.Inputs, TutorialData.Xor);
    }

    public override double Check()
    {
        Run(TutorialData.CheckedSteps);
        double[] parameters = new double[TutorialNetwork.ParameterCount];
        _network.CopyParametersTo(parameters);
        return double.IsNaN(_loss) ? _loss : parameters[12];
    }

    public override void Dispose()
    {
        _trainer.Dispose();
        base.Dispose();
    }
}

/// <summary>The same in plain C#.</summary>
internal sealed class NaiveTutorialStep : Contender
{
    private readonly NaiveNetwork<double> _network;

    public NaiveTutorialStep()
    {
        double[] parameters = new double[TutorialNetwork.ParameterCount];
        new TutorialNetwork().CopyParametersTo(parameters);
        _network = new([3, 4, 1], NaiveKind.Sigmoid, bias: false, parameters);
    }

    public override void Run(long count)
    {
        for (long n = 0; n < count; n++) _network.Step(TutorialData.Inputs, TutorialData.Xor, rate: 1, mean: false);
    }

    public override double Check()
    {
        Run(TutorialData.CheckedSteps);
        return _network.LastWeight;
    }
}

/// <summary>One iteration of the single neuron.</summary>
internal sealed class NeuronStep : Contender
{
    private readonly NeuronNetwork _network = new();
    private readonly NeuronNetwork.Trainer _trainer;
    private double _loss;

    public NeuronStep() => _trainer = new(_network, new Sgd(learningRate: 1));

    public override void Run(long count)
    {
        for (long n = 0; n < count; n++) _loss = _trainer.Step(TutorialData.Inputs, TutorialData.First);
    }

    public override double Check()
    {
        Run(TutorialData.CheckedSteps);
        double[] parameters = new double[NeuronNetwork.ParameterCount];
        _network.CopyParametersTo(parameters);
        return double.IsNaN(_loss) ? _loss : parameters[0];
    }

    public override void Dispose()
    {
        _trainer.Dispose();
        base.Dispose();
    }
}

/// <summary>The same in plain C#.</summary>
internal sealed class NaiveNeuronStep : Contender
{
    private readonly NaiveNetwork<double> _network;

    public NaiveNeuronStep()
    {
        double[] parameters = new double[NeuronNetwork.ParameterCount];
        new NeuronNetwork().CopyParametersTo(parameters);
        _network = new([3, 1], NaiveKind.Sigmoid, bias: false, parameters);
    }

    public override void Run(long count)
    {
        for (long n = 0; n < count; n++) _network.Step(TutorialData.Inputs, TutorialData.First, rate: 1, mean: false);
    }

    public override double Check()
    {
        Run(TutorialData.CheckedSteps);
        return _network.LastWeight;
    }
}
