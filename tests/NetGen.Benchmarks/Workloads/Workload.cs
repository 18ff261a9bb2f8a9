namespace NetGen.Benchmarks.Workloads;

/// <summary>What is done with a network.</summary>
internal enum Work
{
    /// <summary>One prediction.</summary>
    Predict,

    /// <summary>Predictions for all rows at once.</summary>
    PredictBatch,

    /// <summary>One training step.</summary>
    Step,
}

/// <summary>Something to be measured.</summary>
/// <param name="Shape">The network.</param>
/// <param name="Work">What is done.</param>
/// <param name="Batch">Examples at a time.</param>
/// <param name="Optimizer">How it is trained.</param>
internal sealed record Workload(Shape Shape, Work Work, int Batch, Optimizer Optimizer)
{
    private static readonly Optimizer Sgd = new Sgd(0.01), Adam = new Adam();

    /// <summary>All workloads, in the order of the table.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new(Shapes.Tutorial, Work.Step, 4, new Sgd(1)),
        new(Shapes.Neuron, Work.Step, 4, new Sgd(1)),
        .. Shapes.Standard.Select(shape => new Workload(shape, Work.Predict, 1, Sgd)),
        .. Shapes.Standard.Select(shape => new Workload(shape, Work.PredictBatch, shape.Rows, Sgd)),
        .. Steps(Sgd),
        .. Steps(Adam),
    ];

    /// <summary>Unique, and good for a command line: <c>c-sgd-32</c>.</summary>
    public string Name => Work switch
    {
        Work.Step => $"{Shape.Name}-{(IsAdam ? "adam" : "sgd")}-{Batch}",
        _ => $"{Shape.Name}-predict-{Batch}",
    };

    /// <summary>For the table.</summary>
    public string Text => (Shape.Name.Length > 1 ? Shape.Name : $"{Shape.Name} {Shape}") + Work switch
    {
        Work.Predict => " predict",
        Work.PredictBatch => $" predict, batch {Batch}",
        _ => $" train, batch {Batch}, {(IsAdam ? "Adam" : "SGD")}",
    };

    /// <summary>Times are per thing: a prediction, an example of a batch, or one step of the tutorial.</summary>
    public int Things => Shape.Name.Length > 1 ? 1 : Batch;

    public bool IsAdam => Optimizer is Adam;

    /// <summary>The workload of a name.</summary>
    public static Workload Named(string name) =>
        All.SingleOrDefault(workload => workload.Name == name) ?? throw new ArgumentException($"There is no workload '{name}'.", nameof(name));

    private static IEnumerable<Workload> Steps(Optimizer optimizer) =>
    [
        new(Shapes.A, Work.Step, 4, optimizer),
        new(Shapes.A, Work.Step, 64, optimizer),
        new(Shapes.B, Work.Step, 32, optimizer),
        new(Shapes.C, Work.Step, 32, optimizer),
        new(Shapes.D, Work.Step, 64, optimizer),
        new(Shapes.E, Work.Step, 64, optimizer),
        .. Shapes.Standard.SkipLast(1).Select(shape => new Workload(shape, Work.Step, 1, optimizer)),
    ];
}
