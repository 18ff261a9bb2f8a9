using IrisSample;
using NetGen;
using NetGen.Data;
using NetGen.Reporting;
using Spectre.Console;

// Tells three species of iris apart: reads a CSV file, scales it, cross-validates, and writes all that happened into one HTML file.
const double WorstMean = 0.94;

if (args is not ([] or ["--quiet"]))
{
    Console.Error.WriteLine("usage: Iris [--quiet]");
    return 2;
}

bool quiet = args.Length > 0;
Dataset<float> flowers = Flowers.Read();
if (!quiet) AnsiConsole.Write(NetworkTable.Of(Iris.Description));

// How well such a network does: five networks, each tested on a fifth of the flowers that it has not seen. Nor has the scaler, which belongs
// to what is trained.
var optimizer = new Adam(learningRate: 0.01);
var options = new FitOptions { Epochs = 60, BatchSize = 16 };
using ConsoleProgress foldProgress = Show("five folds");
CrossValidationReport validation = CrossValidation.Run(
    fold => new Iris.Trainer(new Iris(seed: fold), optimizer),
    flowers,
    options with { Progress = foldProgress },
    new CrossValidationOptions { Folds = 5, Stratified = true },
    training => StandardScaler.Fit(training).Transform);

// One network in detail: it stops when a fifth of the flowers says so, and is judged by that fifth.
(Dataset<float> training, Dataset<float> test) = flowers.Split(0.2, seed: 1, stratified: true);
StandardScaler scaler = StandardScaler.Fit(training);
FitOptions stopping = options with
{
    Epochs = 300,
    EarlyStopping = new EarlyStopping { Patience = 30 },
    Schedule = new CosineSchedule(),
    Metrics = [Metric.MacroF1],
    EvaluateTraining = true,
};
using var trainer = new Iris.Trainer(new Iris(), optimizer);
TrainingReport report;
using (ConsoleProgress progress = Show("early stopping"))
    report = trainer.Fit(scaler.Transform(training), scaler.Transform(test), stopping with { Progress = progress });

// And one that sees the petals only, in centimetres, for the sake of a picture.
Dataset<float> petals = Flowers.PetalsOf(flowers);
var petalNetwork = new Petals();
using var petalTrainer = new Petals.Trainer(petalNetwork, optimizer);
using ConsoleProgress petalProgress = Show("petals only");
petalTrainer.Fit(petals, new FitOptions { Epochs = 200, BatchSize = 16, Progress = petalProgress });

string path = Path.Combine(AppContext.BaseDirectory, "report", "iris.html");
Directory.CreateDirectory(Path.GetDirectoryName(path)!);
new HtmlReport("Three species of iris", "150 flowers, four measurements each, a network of 99 parameters")
    .AddCrossValidation(validation, "Cross-validation: five networks, each tested on flowers it has not seen")
    .AddClassification(ClassificationReport.From(validation.Outputs.Span, validation.Targets.Span, Iris.OutputSize), Flowers.Species, "Every flower, as seen by the network that had not seen it")
    .AddNetwork(Iris.Description)
    .AddTraining(report, stopping, optimizer, "One training with early stopping")
    .AddCharts("What the petals alone can tell", Chart.DecisionBoundary(petalNetwork, petals, Flowers.Species, ["petal length in cm", "petal width in cm"]))
    .AddFacts("Data", ("origin", "UCI Machine Learning Repository, Iris (R. A. Fisher, 1936)"), ("licence", "CC BY 4.0"), ("scaling", "mean 0 and deviation 1, from the training rows of each fold"))
    .Save(path);

Console.WriteLine($"accuracy {validation.Accuracy.Mean:0.0000} +- {validation.Accuracy.Deviation:0.0000} over {validation.Folds.Count} folds (at least {WorstMean:0.00} wanted)");
Console.WriteLine($"report: {path}");
if (validation.Accuracy.Mean >= WorstMean) return 0;
Console.WriteLine("NOT ACCURATE ENOUGH");
return 1;

ConsoleProgress Show(string title) => new(new ConsoleProgressOptions { Title = title, Display = quiet ? ProgressDisplay.Quiet : ProgressDisplay.Auto });
