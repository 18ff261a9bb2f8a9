using NetGen.Benchmarks.Workloads;

namespace NetGen.Benchmarks.Contenders;

/// <summary>Several networks of the smallest kind, which train on the same batches: in one population, or each with a trainer of its own.</summary>
internal sealed class PopulationContender : Contender
{
    private readonly Population<NetworkA, float>? _population;
    private readonly NetworkA[] _networks = [];
    private readonly NetworkA.Trainer[] _trainers = [];
    private readonly float[] _inputs, _targets, _losses;
    private readonly int _count, _batch;

    public PopulationContender(int count, int batch, bool together)
        : base(together ? "population" : "separate trainers")
    {
        var optimizer = new Sgd(0.01);
        (_count, _batch) = (count, batch);
        (_inputs, _targets) = (new float[batch * NetworkA.InputSize], new float[batch]);
        _losses = new float[count];
        var values = new TestValues(seed: 5);
        foreach (ref float value in _inputs.AsSpan()) value = (float)values.Next();
        foreach (ref float value in _targets.AsSpan()) value = (float)Math.Abs(values.Next());
        if (together)
        {
            _population = new Population<NetworkA, float>(count, optimizer);
            return;
        }

        _networks = [.. Enumerable.Range(1, count).Select(seed => new NetworkA(seed))];
        _trainers = [.. _networks.Select(network => new NetworkA.Trainer(network, optimizer))];
    }

    /// <summary>Examples of all networks together: what a time is divided by.</summary>
    public int Things => _count * _batch;

    public override void Restart()
    {
        float[] parameters = new float[NetworkA.ParameterCount];
        for (int member = 0; member < _count; member++)
        {
            var network = new NetworkA(member + 1);
            _population?.Set(member, network);
            network.CopyParametersTo(parameters);
            if (_population is null) _networks[member].SetParameters(parameters);
        }
    }

    public override void Run(long count)
    {
        for (long n = 0; n < count; n++)
        {
            if (_population is not null) _population.Step(_inputs, _targets, _losses);
            else for (int member = 0; member < _count; member++) _losses[member] = _trainers[member].Step(_inputs, _targets);
        }
    }

    public override double[] Answer() => [.. _losses.Select(loss => (double)loss)];

    public override void Dispose()
    {
        _population?.Dispose();
        foreach (NetworkA.Trainer trainer in _trainers) trainer.Dispose();
        base.Dispose();
    }
}
