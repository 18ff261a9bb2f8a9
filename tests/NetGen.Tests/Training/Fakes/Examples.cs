namespace NetGen.Tests.Training.Fakes;

/// <summary>Small datasets.</summary>
internal static class Examples
{
    /// <summary>Targets that a line with some noise explains.</summary>
    public static Dataset<double> Line(int count)
    {
        var random = new Mt19937(11);
        double[] inputs = new double[2 * count], targets = new double[count];
        for (int i = 0; i < count; i++)
        {
            (inputs[2 * i], inputs[2 * i + 1]) = (random.NextNormal(), random.NextNormal());
            targets[i] = 2 * inputs[2 * i] - inputs[2 * i + 1] + 0.5 + 0.01 * random.NextNormal();
        }

        return new Dataset<double>(2, 1, inputs, targets);
    }

    /// <summary>The first rows of a dataset, or those behind them.</summary>
    public static Dataset<double> Rows(Dataset<double> data, int first, int count) => new(
        data.InputSize,
        data.OutputSize,
        data.Inputs.Slice(first * data.InputSize, count * data.InputSize),
        data.Targets.Slice(first * data.OutputSize, count * data.OutputSize));
}
