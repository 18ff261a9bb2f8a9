namespace NetGen.Benchmarks.Workloads;

internal readonly struct GeneratedTutorial(TutorialNetwork network, TutorialNetwork.Trainer trainer) : IGenerated<GeneratedTutorial, double>
{
    public static GeneratedTutorial Create(Optimizer optimizer, TrainerOptions options)
    {
        var network = new TutorialNetwork();
        return new(network, new TutorialNetwork.Trainer(network, optimizer, options));
    }

    public void Restart(ReadOnlySpan<double> parameters)
    {
        network.SetParameters(parameters);
        trainer.Reset();
    }

    public void Predict(ReadOnlySpan<double> input, Span<double> output) => network.Predict(input, output);

    public void PredictBatch(ReadOnlySpan<double> inputs, Span<double> outputs) => network.PredictBatch(inputs, outputs);

    public double Step(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets) => trainer.Step(inputs, targets);

    public void Dispose() => trainer.Dispose();
}

internal readonly struct GeneratedNeuron(NeuronNetwork network, NeuronNetwork.Trainer trainer) : IGenerated<GeneratedNeuron, double>
{
    public static GeneratedNeuron Create(Optimizer optimizer, TrainerOptions options)
    {
        var network = new NeuronNetwork();
        return new(network, new NeuronNetwork.Trainer(network, optimizer, options));
    }

    public void Restart(ReadOnlySpan<double> parameters)
    {
        network.SetParameters(parameters);
        trainer.Reset();
    }

    public void Predict(ReadOnlySpan<double> input, Span<double> output) => network.Predict(input, output);

    public void PredictBatch(ReadOnlySpan<double> inputs, Span<double> outputs) => network.PredictBatch(inputs, outputs);

    public double Step(ReadOnlySpan<double> inputs, ReadOnlySpan<double> targets) => trainer.Step(inputs, targets);

    public void Dispose() => trainer.Dispose();
}

internal readonly struct GeneratedA(NetworkA network, NetworkA.Trainer trainer) : IGenerated<GeneratedA, float>
{
    public static GeneratedA Create(Optimizer optimizer, TrainerOptions options)
    {
        var network = new NetworkA();
        return new(network, new NetworkA.Trainer(network, optimizer, options));
    }

    public void Restart(ReadOnlySpan<float> parameters)
    {
        network.SetParameters(parameters);
        trainer.Reset();
    }

    public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);

    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => network.PredictBatch(inputs, outputs);

    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => trainer.Step(inputs, targets);

    public void Dispose() => trainer.Dispose();
}

internal readonly struct GeneratedB(NetworkB network, NetworkB.Trainer trainer) : IGenerated<GeneratedB, float>
{
    public static GeneratedB Create(Optimizer optimizer, TrainerOptions options)
    {
        var network = new NetworkB();
        return new(network, new NetworkB.Trainer(network, optimizer, options));
    }

    public void Restart(ReadOnlySpan<float> parameters)
    {
        network.SetParameters(parameters);
        trainer.Reset();
    }

    public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);

    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => network.PredictBatch(inputs, outputs);

    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => trainer.Step(inputs, targets);

    public void Dispose() => trainer.Dispose();
}

internal readonly struct GeneratedC(NetworkC network, NetworkC.Trainer trainer) : IGenerated<GeneratedC, float>
{
    public static GeneratedC Create(Optimizer optimizer, TrainerOptions options)
    {
        var network = new NetworkC();
        return new(network, new NetworkC.Trainer(network, optimizer, options));
    }

    public void Restart(ReadOnlySpan<float> parameters)
    {
        network.SetParameters(parameters);
        trainer.Reset();
    }

    public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);

    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => network.PredictBatch(inputs, outputs);

    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => trainer.Step(inputs, targets);

    public void Dispose() => trainer.Dispose();
}

internal readonly struct GeneratedD(NetworkD network, NetworkD.Trainer trainer) : IGenerated<GeneratedD, float>
{
    public static GeneratedD Create(Optimizer optimizer, TrainerOptions options)
    {
        var network = new NetworkD();
        return new(network, new NetworkD.Trainer(network, optimizer, options));
    }

    public void Restart(ReadOnlySpan<float> parameters)
    {
        network.SetParameters(parameters);
        trainer.Reset();
    }

    public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);

    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => network.PredictBatch(inputs, outputs);

    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => trainer.Step(inputs, targets);

    public void Dispose() => trainer.Dispose();
}

internal readonly struct GeneratedE(NetworkE network, NetworkE.Trainer trainer) : IGenerated<GeneratedE, float>
{
    public static GeneratedE Create(Optimizer optimizer, TrainerOptions options)
    {
        var network = new NetworkE();
        return new(network, new NetworkE.Trainer(network, optimizer, options));
    }

    public void Restart(ReadOnlySpan<float> parameters)
    {
        network.SetParameters(parameters);
        trainer.Reset();
    }

    public void Predict(ReadOnlySpan<float> input, Span<float> output) => network.Predict(input, output);

    public void PredictBatch(ReadOnlySpan<float> inputs, Span<float> outputs) => network.PredictBatch(inputs, outputs);

    public float Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => trainer.Step(inputs, targets);

    public void Dispose() => trainer.Dispose();
}
