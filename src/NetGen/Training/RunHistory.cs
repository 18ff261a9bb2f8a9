namespace NetGen;

/// <summary>What is known of every finished epoch. Memory for it is taken beforehand, so that epochs allocate none.</summary>
internal sealed class RunHistory
{
    /// <summary>Histories longer than this grow as they go.</summary>
    private const int LargestReserved = 1 << 16;

    private const string Validation = "validation", Training = "training";

    /// <summary>Takes the memory.</summary>
    /// <param name="options">How many epochs there will be, and what is wanted of them.</param>
    /// <param name="validates">Whether there are validation data.</param>
    public RunHistory(FitOptions options, bool validates)
    {
        int epochs = Math.Min(options.Epochs, LargestReserved);
        Losses = new List<double>(epochs);
        Rates = new List<double>(epochs);
        Validations = new EvaluationHistory(validates ? epochs : 0, validates ? options.Metrics : []);
        Trainings = new EvaluationHistory(options.EvaluateTraining ? epochs : 0, options.EvaluateTraining ? options.Metrics : []);
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
