using System.Numerics;

namespace NetGen;

/// <summary>What is known of every finished epoch. Memory for it is taken beforehand, so that epochs allocate none.</summary>
internal sealed class RunHistory
{
    /// <summary>Histories longer than this grow as they go.</summary>
    private const int LargestReserved = 1 << 16;

    private const string Validation = "validation", Training = "training";

    private readonly int _capacity;

    /// <summary>Takes the memory.</summary>
    /// <param name="options">How many epochs there will be, and what is wanted of them.</param>
    /// <param name="validates">Whether there are validation data.</param>
    public RunHistory(FitOptions options, bool validates)
    {
        _capacity = Math.Min(options.Epochs, LargestReserved);
        Losses = new List<double>(_capacity);
        Rates = new List<double>(_capacity);
        Validations = new EvaluationHistory(validates ? _capacity : 0, validates ? options.Metrics : []);
        Trainings = new EvaluationHistory(options.EvaluateTraining ? _capacity : 0, options.EvaluateTraining ? options.Metrics : []);
    }

    /// <summary>The training loss.</summary>
    public List<double> Losses { get; }

    /// <summary>The learning rate of the last step.</summary>
    public List<double> Rates { get; }

    /// <summary>How the network did on the validation data.</summary>
    public EvaluationHistory Validations { get; }

    /// <summary>How the network did on the training data after the epoch.</summary>
    public EvaluationHistory Trainings { get; }

    /// <summary>All of it, by name.</summary>
    public IEnumerable<KeyValuePair<string, double[]>> Vectors =>
        Validations.Vectors(Validation).Concat(Trainings.Vectors(Training)).Prepend(new("learning_rate", [.. Rates])).Prepend(new("loss", [.. Losses]));

    /// <summary>Takes over the epochs of another one.</summary>
    /// <param name="vectors">What that one had.</param>
    public void GoOn(IReadOnlyDictionary<string, double[]> vectors)
    {
        Losses.AddRange(vectors["loss"]);
        Rates.AddRange(vectors["learning_rate"]);
        Validations.GoOn(Validation, vectors);
        Trainings.GoOn(Training, vectors);
    }

    /// <summary>Whether there is a number for each of so many epochs, and the same numbers as here.</summary>
    public bool Fits(IReadOnlyDictionary<string, double[]> vectors, int epochs)
    {
        KeyValuePair<string, double[]>[] own = [.. Vectors];
        return own.Length == vectors.Count && own.All(vector => vectors.TryGetValue(vector.Key, out double[]? values) && values.Length == epochs);
    }
}

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

    /// <summary>A metric of the last epoch.</summary>
    public double LastOf(string name)
    {
        for (int metric = 0; ; metric++)
        {
            if (_metrics[metric].Name == name) return _values[metric][^1];
        }
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
        for (int metric = 0; metric < _values.Length; metric++) _values[metric].Add(_metrics[metric].Of<T>(outputs, targets, TNetwork.OutputSize));
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
