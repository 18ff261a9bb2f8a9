using NetGen.Data;

namespace NetGen.Benchmarks.Starts;

/// <summary>The handwritten digits of the sample, pixels from 0 to 1.</summary>
internal static class DigitImages
{
    private const int TrainingImages = 1437;
    private const double TestShare = 0.2;

    private static readonly Dataset<float> All = Read();

    /// <summary>Divided as in the sample: the last images, which other people have written, are for the test.</summary>
    public static (Dataset<float> Training, Dataset<float> Test) OfOtherWriters { get; } =
        (All.Subset([.. Enumerable.Range(0, TrainingImages)]), All.Subset([.. Enumerable.Range(TrainingImages, All.Count - TrainingImages)]));

    /// <summary>Divided at random: the people of the test have written for the training, too.</summary>
    public static (Dataset<float> Training, Dataset<float> Test) Mixed(int seed) => All.Split(TestShare, seed, stratified: true);

    private static Dataset<float> Read()
    {
        string path = Path.Combine(Sources.Folder, "..", "..", "samples", "Digits", "data", "digits.csv.gz");
        Dataset<float> raw = Csv.Load<float>(path, new CsvOptions { HasHeader = false, TargetKind = TargetKind.Classes, Targets = [64] }).Data;
        return new Dataset<float>(raw.InputSize, raw.OutputSize, Array.ConvertAll(raw.Inputs.ToArray(), pixel => pixel / 16), raw.Targets);
    }
}
