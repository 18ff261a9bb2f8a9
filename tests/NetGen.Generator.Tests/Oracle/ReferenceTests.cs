namespace NetGen.Generator.Tests.Oracle;

/// <summary>The judge is judged too: by published values, and by itself in another way.</summary>
public sealed class ReferenceTests
{
    /// <summary>What NumPy prints for <c>RandomState(1).random_sample(4)</c> and <c>RandomState(1).standard_normal(4)</c>.</summary>
    [Fact]
    public void Random_stream_is_NumPys()
    {
        var uniform = new ReferenceRandom(1);
        Near.Equal(
            [4.17022004702574000e-01, 7.20324493442157976e-01, 1.14374817344886733e-04, 3.02332572631840018e-01],
            [uniform.NextDouble(), uniform.NextDouble(), uniform.NextDouble(), uniform.NextDouble()],
            1e-15,
            () => "uniform");
        var normal = new ReferenceRandom(1);
        Near.Equal(
            [1.62434536366324, -0.611756413650076, -0.528171752263558, -1.07296862215618],
            [normal.NextNormal(), normal.NextNormal(), normal.NextNormal(), normal.NextNormal()],
            1e-13,
            () => "normal");
        for (int i = 8; i < 10_000; i++) uniform.NextDouble(); // more than one block of 624 words
        Assert.InRange(uniform.NextDouble(), 0, 1);
    }

    /// <summary>Abramowitz and Stegun, table 26.1 and beyond; both branches and their seam.</summary>
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746068542949)]
    [InlineData(-1, 0.158655253931457051)]
    [InlineData(2.8, 0.997444869669571856)]
    [InlineData(-2.8, 0.00255513033042793)]
    [InlineData(-3, 0.001349898031630094526)]
    [InlineData(-10, 7.61985302416052607e-24)]
    public void Normal_distribution(double x, double expected) =>
        Assert.Equal(1, Textbook.NormalCdf(x) / expected, 1e-13);

    [Fact]
    public void Gradients_are_gradient()
    {
        const double H = 1e-5;
        foreach (Curve curve in Textbook.Activations.Values.Concat(Textbook.Losses.Values))
        {
            for (double x = -6.05; x < 6; x += 0.1)
            {
                if (curve.DistanceToKink(x) < 2 * H) continue;
                Assert.Equal((curve.Value(x + H) - curve.Value(x - H)) / (2 * H), curve.Derivative(x), 1e-9);
            }
        }
    }

    [Fact]
    public void Gradients_are_differences()
    {
        const double H = 1e-5;
        foreach (Declaration declaration in LegalDeclarations.Sweep(Precision.Double, bias: true, 3, 4, 2))
        {
            Experiment experiment = Experiment.Conditioned(declaration, examples: 3, seed: 1);
            ReferenceNetwork network = experiment.Reference();
            network.Gradient(experiment.Inputs, experiment.Targets, out double[] gradient);
            for (int p = 0; p < gradient.Length; p++)
            {
                double LossAt(double offset)
                {
                    double[] parameters = [.. experiment.Parameters];
                    parameters[p] += offset;
                    return new ReferenceNetwork(declaration) { Parameters = parameters }.Loss(experiment.Inputs, experiment.Targets);
                }

                Near.Equal((LossAt(H) - LossAt(-H)) / (2 * H), gradient[p], 1e-8, declaration.ToString);
            }
        }
    }
}
