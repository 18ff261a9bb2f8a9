using DigitsSample;
using NetGen;
using NetGen.Reporting;
using Spectre.Console;

// Reads handwritten digits: trains on the first 1,437 images and is tested on the last 360, which it has never seen.
const double WorstAccuracy = 0.885;
const double WorstMean = 0.900;

if (Options.Of(args) is not ({ } seeds, var quiet))
{
    Console.Error.WriteLine("usage: Digits [--seed N | --seeds N,N,...] [--quiet]");
    return 2;
}

Images images = Images.Read();
Images train = images.Slice(..1437);
Images test = images.Slice(1437..);
Console.WriteLine($"{train.Count:N0} images to train on, {test.Count} to test on");
if (!quiet) AnsiConsole.Write(NetworkTable.Of(Digits.Description));

List<double> accuracies = [];
bool allSaved = true;
foreach (int seed in seeds)
{
    Console.WriteLine($"seed {seed}");
    var training = new Training(seed, quiet ? ProgressDisplay.Quiet : ProgressDisplay.Auto);
    (Digits network, TrainingReport search) = training.Run(train.ToDataset());
    accuracies.Add(Test(network));
    if (seed == seeds[0]) Show(network, search, training);
    allSaved &= SavesAndLoads(network);
    Console.WriteLine();
}

double worst = accuracies.Min();
double mean = accuracies.Average();
bool accurate = worst >= WorstAccuracy && (seeds.Length == 1 || mean >= WorstMean);
if (seeds.Length > 1) Console.WriteLine($"mean accuracy over {seeds.Length} seeds: {mean:0.0000} (at least {WorstMean:0.000} wanted)");
if (!accurate) Console.WriteLine($"NOT ACCURATE ENOUGH: every seed must reach {WorstAccuracy:0.000}, several {WorstMean:0.000} on average");
if (!allSaved) Console.WriteLine("NOT SAVED FAITHFULLY");
if (!accurate || !allSaved) return 1;
Console.WriteLine("OK");
return 0;

double Test(Digits network)
{
    ClassificationReport report = ClassificationReport.Of(network, test.ToDataset());
    int right = Enumerable.Range(0, report.Classes).Sum(digit => report.Confusion(digit, digit));
    Console.WriteLine($"test accuracy {report.Accuracy:0.0000} ({right} of {test.Count})");
    if (quiet) return report.Accuracy;
    Console.WriteLine();
    Console.WriteLine(ConfusionMatrix.Of(report));
    int misread = Enumerable.Range(0, test.Count).FirstOrDefault(image => network.Classify(test[image]) != test.Labels.Span[image], -1);
    if (misread >= 0)
    {
        Console.WriteLine($"Test image {misread} shows a {test.Labels.Span[misread]} and was read as a {network.Classify(test[misread])}:");
        Console.WriteLine(Picture.Of(test[misread]));
    }
    return report.Accuracy;
}

void Show(Digits network, TrainingReport search, Training training)
{
    string folder = Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "report")).FullName;
    Chart.Loss(search).SavePng(Path.Combine(folder, "loss.png"), scale: 2);
    Chart.FirstLayer(network, 8, 8).SaveSvg(Path.Combine(folder, "weights.svg"));
    new HtmlReport("Handwritten digits", $"{train.Count:N0} images to train on, {test.Count} to test on")
        .AddClassification(ClassificationReport.Of(network, test.ToDataset()), heading: "Test images, which the network has never seen")
        .AddTraining(search, training.Stopping, training.Optimizer, "How many epochs? A tenth of the images is held back to find out")
        .AddNetwork(Digits.Description)
        .AddCharts("What the hidden units look for", Chart.FirstLayer(network, 8, 8))
        .AddFacts("Data", ("origin", "UCI Machine Learning Repository, Optical Recognition of Handwritten Digits"), ("licence", "CC BY 4.0"))
        .Save(Path.Combine(folder, "digits.html"));
    Console.WriteLine($"report: {Path.Combine(folder, "digits.html")}");
}

bool SavesAndLoads(Digits network)
{
    DirectoryInfo folder = Directory.CreateTempSubdirectory("netgen-digits-");
    try
    {
        string path = Path.Combine(folder.FullName, "digits.safetensors");
        network.Save(path);
        Digits again = Digits.Load(path);

        float[] expected = new float[test.Count * Digits.OutputSize];
        float[] actual = new float[expected.Length];
        network.PredictBatch(test.Pixels.Span, expected);
        again.PredictBatch(test.Pixels.Span, actual);
        bool equal = expected.AsSpan().SequenceEqual(actual);
        Console.WriteLine($"saved ({new FileInfo(path).Length:N0} bytes) and loaded: " +
            (equal ? $"all {expected.Length:N0} probabilities equal, bit for bit" : "THE PREDICTIONS DIFFER"));
        return equal;
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}
