using NetGen;
using NetGen.Data;

namespace IrisSample;

/// <summary>The flowers shipped with the sample; <c>data/PROVENANCE.md</c> names their origin and licence.</summary>
internal static class Flowers
{
    /// <summary>The names of the species, in the order of their numbers in the file.</summary>
    public static IReadOnlyList<string> Species { get; } = ["setosa", "versicolor", "virginica"];

    /// <summary>Reads all flowers: four numbers, then the species.</summary>
    public static Dataset<float> Read() => Csv.Load<float>(Path.Combine(AppContext.BaseDirectory, "data", "iris.csv"), new CsvOptions
    {
        HasHeader = false,
        SkipRows = 1,
        Targets = [4],
        TargetKind = TargetKind.Classes,
        Classes = ["0", "1", "2"],
    }).Data;

    /// <summary>The last two columns only: length and width of the petal.</summary>
    public static Dataset<float> PetalsOf(Dataset<float> flowers)
    {
        float[] petals = [.. flowers.Inputs.ToArray().Where((_, index) => index % 4 >= 2)];
        return new Dataset<float>(2, flowers.OutputSize, petals, flowers.Targets);
    }
}
