using System.Globalization;
using System.Text.RegularExpressions;
using NetGen.Generator.Tests.Infrastructure;

namespace NetGen.Generator.Tests.Emission;

/// <summary>Where values of a part of a batch lie: threads that share a batch never meet in one place.</summary>
public sealed partial class PlacesTests
{
    /// <summary>Wide values beside one value per row, which may get the place of one another when nobody reads them any more.</summary>
    [Theory]
    [InlineData("[Network(64, Precision = Precision.Double), Dense(8), LayerNorm, Dense(256), LayerNorm, Dense(3)] partial class N;")]
    [InlineData("[Network(64), Dense(16, Activation.ReLU), Dense(256), LayerNorm, Activate(Activation.ReLU), Dense(3)] partial class N;")]
    [InlineData("[Network, Input(5, 3)] [LayerNorm, Dense(16, Activation.Tanh), LayerNorm, Dense(4, Activation.Tanh), Dense(2, Activation.Softmax)] partial class N;")]
    [InlineData("[Network(Precision = Precision.Double), Input(16, 3)] [Dense(4, Activation.Tanh), LayerNorm, PReLU, LayerNorm, Dense(1, Activation.Identity)] partial class N;")]
    public void A_place_has_one_width(string declaration)
    {
        string text = GeneratorHarness.Run("using NetGen; " + declaration).MainSources.Single().SourceText.ToString();
        (int Offset, int Width)[] places = [.. Place().Matches(text).Select(static match => (Number(match.Groups[1]), Number(match.Groups[2]))).Distinct().Order()];
        Assert.True(places.Length > 3);
        Assert.Contains("InverseDeviation", text);
        for (int i = 1; i < places.Length; i++) Assert.True(places[i - 1].Offset + places[i - 1].Width <= places[i].Offset, $"{places[i - 1]} and {places[i]}");

        static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"ref scratch, part\.At\((\d+), (\d+)\)")]
    private static partial Regex Place();
}
