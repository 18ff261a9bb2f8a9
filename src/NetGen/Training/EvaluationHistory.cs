using System.Numerics;

namespace NetGen;

/// <summary>How a network did on some data after every epoch.</summary>
internal sealed class EvaluationHistory
{
    private readonly IReadOnlyList<Metric> _metrics;
    private readonly List<double>[] _values;

    /// <summary>Takes the memory.</summary>
    /// <param name="epochs">For how many epochs; 0 for no such data.</param>
    /// <param name="metrics">What is wanted beside loss and accuracy.</param>
    public EvaluationHistory(int epochs, IReadOnlyList<Metric> metrics)
    {
        IsWanted = epochs > 0;
        _metrics = metrics;
        Evaluations = new List<Evaluation>(epochs);
        _values = [.. metrics.Select(_ => new List<double>(epochs))];
    }

    /// <summary>Whether there are such data.</summary>
    public bool IsWanted { get; }

    /// <summary>Loss and accuracy.</summary>
    public List<Evaluation> Evaluations { get; }

    /// <summary>The metrics of all epochs, by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double>> Metrics =>
        _metrics.Zip(_values).ToDictionary(pair => pair.First.Name, IReadOnlyList<double> (pair) => pair.Second);

    /// <summary>The metrics of the last epoch, by name; null when there are none.</summary>
    public IReadOnlyDictionary<string, double>? Last =>
        IsWanted && _metrics.Count > 0 ? _metrics.Zip(_values).ToDictionary(pair => pair.First.Name, pair => pair.Second[^1]) : null;

    /// <summary>Loss and accuracy of the last epoch; null when there are none.</summary>
    public Evaluation? LastEvaluation => IsWanted ? Evaluations[^1] : null;

    /// <summary>A metric of the last epoch; there is one of this name.</summary>
    public double LastOf(string name)
    {
        int metric = 0;
        while (_metrics[metric].Name != name) metric++;
        return _values[metric][^1];
    }

    /// <summary>Adds an epoch.</summary>
    public void Add<TNetwork, T>(NetworkTrainer<TNetwork, T> trainer, ValidationSet<T> rows)
        where TNetwork : class, ITrainableNetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Evaluations.Add(trainer.EvaluateRows(rows.Data, rows.First, rows.Count));
        if (_metrics.Count == 0) return;
        T[] outputs = new T[rows.Count * TNetwork.OutputSize];
        trainer.Network.PredictBatch(rows.Data.Inputs.Span.Slice(rows.First * TNetwork.InputSize, rows.Count * TNetwork.InputSize), outputs);
        ReadOnlySpan<T> targets = rows.Data.Targets.Span.Slice(rows.First * TNetwork.OutputSize, outputs.Length);
        for (int metric = 0; metric < _values.Length; metric++) _values[metric].Add(_metrics[metric].Of<T>(outputs, targets, TNetwork.Description.AnswerSize));
    }

    /// <summary>All of it, by name.</summary>
    public IEnumerable<KeyValuePair<string, double[]>> Vectors(string whose)
    {
        if (!IsWanted) return [];
        return _metrics.Zip(_values, (metric, values) => new KeyValuePair<string, double[]>($"{whose}.{metric.Name}", [.. values]))
            .Prepend(new($"{whose}.accuracy", [.. Evaluations.Select(evaluation => evaluation.Accuracy)]))
            .Prepend(new($"{whose}.loss", [.. Evaluations.Select(evaluation => evaluation.Loss)]));
    }

    /// <summary>Takes over the epochs of another one.</summary>
    public void GoOn(string whose, IReadOnlyDictionary<string, double[]> vectors)
    {
        if (!IsWanted) return;
        Evaluations.AddRange(vectors[$"{whose}.loss"].Zip(vectors[$"{whose}.accuracy"], (loss, accuracy) => new Evaluation(loss, accuracy)));
        for (int metric = 0; metric < _values.Length; metric++) _values[metric].AddRange(vectors[$"{whose}.{_metrics[metric].Name}"]);
    }
}
