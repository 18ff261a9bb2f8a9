using DigitsSample;
using NetGen;

// Reads handwritten digits: trains on the first 1,437 images and is tested on the last 360, which it has never seen.
const double WorstAccuracy = 0.885;
const double WorstMean = 0.900;

if (Options.Seeds(args) is not { } seeds)
{
    Console.Error.WriteLine("usage: Digits [--seed N | --seeds N,N,...]");
    return 2;
}

Images images = Images.Read();
Images train = images.Slice(..1437);
Images test = images.Slice(1437..);
Console.WriteLine($"{train.Count:N0} images to train on, {test.Count} to test on");
Console.WriteLine(Digits.Description.Summary);

List<double> accuracies = [];
bool allSaved = true;
foreach (int seed in seeds)
{
    Console.WriteLine($"seed {seed}");
    Digits network = Train(seed);
    accuracies.Add(Test(network));
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

Digits Train(int seed)
{
    var network = new Digits(seed);
    using var trainer = new Digits.Trainer(network, new Adam(learningRate: 1e-3));
    TrainingReport report = trainer.Fit(train.ToDataset(), new FitOptions
    {
        Epochs = 100,
        BatchSize = 32,
        Seed = seed,
        Progress = new ProgressLine(Console.Out, live: !Console.IsOutputRedirected),
    });
    Console.WriteLine($"trained in {report.Duration.TotalSeconds:0.00} s, {report.ExamplesPerSecond:N0} images per second");
    return network;
}

double Test(Digits network)
{
    var matrix = new ConfusionMatrix(Digits.OutputSize);
    int right = 0;
    int? firstMisread = null;
    for (int i = 0; i < test.Count; i++)
    {
        int shown = test.Labels.Span[i];
        int read = network.Classify(test[i]);
        matrix.Add(shown, read);
        if (read == shown) right++;
        else firstMisread ??= i;
    }

    double accuracy = (double)right / test.Count;
    Console.WriteLine($"test accuracy {accuracy:0.0000} ({right} of {test.Count})");
    Console.WriteLine();
    Console.WriteLine(matrix);
    if (firstMisread is { } misread)
    {
        Console.WriteLine($"Test image {misread} shows a {test.Labels.Span[misread]} and was read as a {network.Classify(test[misread])}:");
        Console.WriteLine(Picture.Of(test[misread]));
    }
    return accuracy;
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
