using System.Globalization;
using NetGen.Tests.Training.Fakes;

namespace NetGen.Tests.Training;

public sealed class DescriptionTests
{
    private static readonly NetworkDescription Network = Describe.Network(
        Loss.CrossEntropy,
        Reduction.Mean,
        Describe.Dense(64, 1000, Activation.ReLU, true, Initializer.HeUniform),
        Describe.Dropout(1000, 0.25),
        Describe.Dense(1000, 10, Activation.Softmax, false, Initializer.GlorotUniform));

    [Fact]
    public void TheSummaryIsATableInEveryCulture()
    {
        const string Expected =
            """
            Fake: 64 -> 10, 75,000 parameters in Double precision, CrossEntropy (Mean), Accurate, tiled
            layer   kind            shape         activation  initializer    parameters
            layer1  dense           64 -> 1000    ReLU        HeUniform          65,000
                    dropout 0.25    1000 -> 1000                                      0
            layer2  dense, no bias  1000 -> 10    Softmax     GlorotUniform      10,000

            """;
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(Expected, Network.Summary);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void TheFingerprintIsWhatDecidesPredictions()
    {
        Assert.Equal("input 64; dense 1000 ReLU bias; dense 10 Softmax", Network.Fingerprint);
        Assert.Equal(Network.Fingerprint, (Network with { Precision = Precision.Single, Loss = Loss.Huber, Name = "Other" }).Fingerprint);
    }

    [Fact]
    public void SizesComeFromLayersAndLayout() => Assert.Equal((10, 75_000), (Network.OutputSize, Network.ParameterCount));
}
