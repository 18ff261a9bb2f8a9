using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetGen.Reporting.Tests.Charts;

public sealed partial class SvgTests
{
    private const string Blue = "#0072B2";
    private const string Vermilion = "#D55E00";

    public static TheoryData<string> Names => Gallery.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void EverySvgStandsByItself(string name)
    {
        Chart chart = Gallery.All[name]();
        var svg = new Svg(chart.ToSvg());
        Assert.Equal($"0 0 {chart.Width} {chart.Height}", svg.Root.Attribute("viewBox")!.Value);
        Assert.Equal(chart.Title, svg.Root.Element(Svg.Space + "title")!.Value);
        Assert.Equal(chart.Description, svg.Root.Element(Svg.Space + "desc")!.Value);
        Assert.Contains(svg.Labels, label => label.StartsWith(chart.Title, StringComparison.Ordinal));
        // Nothing is fetched, and nothing runs.
        Assert.All(svg.Root.Descendants().Attributes(Svg.Link + "href"), link => Assert.Matches("^(#|data:image/png;base64,)", link.Value));
        Assert.Empty(svg.Root.Descendants(Svg.Space + "script"));
        Assert.DoesNotContain("http", Namespaces().Replace(chart.ToSvg(), ""), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NamesWithinAnSvgAreUniqueAndFound(string name)
    {
        var svg = new Svg(Gallery.All[name]().ToSvg());
        string[] names = [.. svg.Root.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(names.Length, names.Distinct().Count());
        IEnumerable<string> uses = svg.Root.Descendants().Attributes("clip-path").Select(clip => clip.Value["url(#".Length..^1])
            .Concat(svg.Root.Descendants().Attributes(Svg.Link + "href").Where(link => link.Value[0] == '#').Select(link => link.Value[1..]));
        Assert.All(uses, use => Assert.Contains(use, names));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void TextIsPlacedAsAWholeAndInAFontThatOthersHave(string name)
    {
        var svg = new Svg(Gallery.All[name]().ToSvg());
        Assert.All(svg.Root.Descendants(Svg.Space + "text"), text =>
        {
            Assert.DoesNotContain(',', text.Attribute("x")!.Value);
            Assert.EndsWith("sans-serif", text.Attribute("font-family")!.Value, StringComparison.Ordinal);
            // Drawn in the font that came with the assembly, every label is aligned at its point: in another one, positions would not fit its letters.
            Assert.Equal(0, float.Parse(text.Attribute("x")!.Value, CultureInfo.InvariantCulture));
            Assert.NotNull(text.Attribute("fill"));
        });
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void PicturesAreTheSameInEveryCultureAndTwice(string name)
    {
        Func<Chart> make = Gallery.All[name];
        string invariant = make().ToSvg();
        Assert.Equal(invariant, Culture.In("de-DE", () => make().ToSvg()));
        Assert.Equal(invariant, Culture.In("ar-SA", () => make().ToSvg()));
    }

    [Fact]
    public void TheLossHasACurveForEachAndTheBestEpoch()
    {
        var svg = new Svg(Chart.Loss(Runs.Usual()).ToSvg());
        // A line of forty points, and its key of two.
        Assert.Equal([40, 2], svg.Lines(Blue).OrderDescending());
        Assert.Equal([40, 2], svg.Lines(Vermilion).OrderDescending());
        HasLabels(svg, "Loss, logarithmic", "training", "validation", "epoch", "best epoch 30: 0.0733", "0.1", "1", "10", "20", "30", "40");
    }

    [Fact]
    public void TheLossWithoutValidationHasOneCurveAndNoKey()
    {
        var svg = new Svg(Chart.Loss(Runs.Of([3, 2.5, 2.2, 2, 1.9, 1.8, 1.7, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1])).ToSvg());
        Assert.Equal([13], svg.Lines(Blue));
        Assert.Empty(svg.Lines(Vermilion));
        Assert.Contains("Loss", svg.Labels);
        Assert.DoesNotContain(svg.Labels, label => label.Contains("best", StringComparison.Ordinal) || label.Contains("training", StringComparison.Ordinal));
    }

    [Fact]
    public void CurvesAreInterruptedWhereNothingIsKnown()
    {
        var svg = new Svg(Gallery.All["gaps"]().ToSvg());
        Assert.Equal([5, 2], svg.Lines(Blue).OrderDescending());
        // Two epochs behind the gap, and the key; the epoch before the gap is a dot.
        Assert.Equal([2, 2], svg.Lines(Vermilion).Where(points => points > 0));
    }

    [Fact]
    public void AccuracyIsInPerCent()
    {
        var svg = new Svg(Chart.Accuracy(Runs.Usual()).ToSvg());
        Assert.Equal([40], svg.Lines(Blue));
        HasLabels(svg, "Validation accuracy", "20%", "60%", "100%", "best epoch 30: 97.0%");
        Assert.DoesNotContain("120%", svg.Labels);
    }

    [Fact]
    public void MetricsHaveACurveForEachKindOfData()
    {
        var both = new Svg(Gallery.All["metric"]().ToSvg());
        Assert.Equal([40, 2], both.Lines(Blue).OrderDescending());
        Assert.Equal([40, 2], both.Lines(Vermilion).OrderDescending());
        HasLabels(both, "macro F1", "training", "validation");
        HasLabels(new Svg(Gallery.All["metric of one"]().ToSvg()), "RMSE", "validation");
        HasLabels(new Svg(Gallery.All["accuracy, both"]().ToSvg()), "Accuracy", "training", "validation");
    }

    /// <summary>At the other end of the axis than what they are about, or they would lie on the curve.</summary>
    [Fact]
    public void TheWordsOfTheBestEpochAreOutOfTheWay()
    {
        Assert.InRange(Place(Chart.Loss(Runs.Usual())), 0, 0.4);
        Assert.InRange(Place(Chart.Accuracy(Runs.Usual())), 0.6, 1);
        Assert.InRange(Place(Gallery.All["metric"]()), 0.6, 1);
        Assert.InRange(Place(Gallery.All["metric of one"]()), 0, 0.4);

        static double Place(Chart chart)
        {
            XElement root = new Svg(chart.ToSvg()).Root, words = root.Descendants(Svg.Space + "text").Single(text => text.Value.StartsWith("best epoch", StringComparison.Ordinal));
            return Last(words.Attribute("transform")!.Value.TrimEnd(')')) / Last(root.Attribute("viewBox")!.Value);
        }

        static double Last(string numbers) => double.Parse(numbers.Split(' ')[^1], CultureInfo.InvariantCulture);
    }

    [Fact]
    public void WithoutAFiniteValueTheChartSaysSo() => Assert.Contains("no finite value", new Svg(Gallery.All["nothing finite"]().ToSvg()).Labels);

    [Fact]
    public void TheConfusionMatrixHasACellForEveryPairThatOccurs()
    {
        var svg = new Svg(Chart.ConfusionMatrix(Runs.Confusion(), ["red", "green", "blue"]).ToSvg());
        Assert.Equal(3, svg.Cells(Blue).Length);
        double mistake = Assert.Single(svg.Cells(Vermilion));
        // Half of a row: its class 1 was right as often as wrong.
        Assert.InRange(mistake, 0.5, 0.6);
        Assert.Equal(2, svg.Cells(Blue).Count(opaque => opaque == 1));
        Assert.Equal(["2", "2", "2", "3"], svg.Labels.Where(label => label.Length == 1).Order(StringComparer.Ordinal));
        Assert.All(new[] { "red", "green", "blue" }, name => Assert.Equal(2, svg.Labels.Count(label => label == name)));
        Assert.Contains("9 examples, accuracy 77.8%", svg.Labels);
        Assert.Contains("actual", svg.Labels);
        Assert.Contains("predicted", svg.Labels);
    }

    [Fact]
    public void RowsAreActualAndColumnsPredicted()
    {
        // The only mistake is 1 taken for 2: a row above the last, in the last column.
        var svg = new Svg(Chart.ConfusionMatrix(Runs.Confusion()).ToSvg());
        XElement Cell(string colour, int number) => svg.Root.Descendants(Svg.Space + "rect").Where(rect => rect.Attribute("fill")?.Value == colour).ElementAt(number);
        Assert.Equal(Cell(Blue, 1).Attribute("y")!.Value, Cell(Vermilion, 0).Attribute("y")!.Value);
        Assert.Equal(Cell(Blue, 2).Attribute("x")!.Value, Cell(Vermilion, 0).Attribute("x")!.Value);
    }

    [Fact]
    public void ForeignAndHostileNamesAreTextAndAllThere()
    {
        string text = Gallery.All["confusion of hostile names"]().ToSvg();
        var svg = new Svg(text);
        Assert.DoesNotContain("<script", text, StringComparison.Ordinal);
        Assert.Equal(2, svg.Labels.Count(label => label == Runs.Hostile));
        // No machine that draws this needs a Japanese font; the one that looks at it does.
        Assert.Equal(2, svg.Labels.Count(label => label == "日本語"));
    }

    [Fact]
    public void LongNamesAreCut()
    {
        var svg = new Svg(Chart.ConfusionMatrix(Runs.Confusion(), [new string('x', 100), "y", "z"]).ToSvg());
        Assert.Equal(2, svg.Labels.Count(label => label == new string('x', 32) + "…"));
    }

    [Fact]
    public void TheBoundaryHasAreasPointsAndNames()
    {
        Chart chart = Gallery.All["boundary"]();
        var svg = new Svg(chart.ToSvg());
        XElement image = Assert.Single(svg.Root.Descendants(Svg.Space + "image"));
        Assert.StartsWith("data:image/png;base64,", image.Attribute(Svg.Link + "href")!.Value, StringComparison.Ordinal);
        Assert.Null(image.Attribute("style"));
        HasLabels(svg, "one", "two", "three", "height", "width", "every example in the area of its class");
        Assert.Contains("0 of them in the area of another class", chart.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void TheBoundaryCountsMistakes()
    {
        // Zero everywhere: the first class always wins, the other six examples are wrong.
        var network = new Plain();
        network.SetParameters(new float[Plain.ParameterCount]);
        Chart chart = Chart.DecisionBoundary(network, Runs.Corners());
        Assert.Contains("6 examples outside the area of their class, ringed", new Svg(chart.ToSvg()).Labels);
    }

    [Fact]
    public void ALaterTrainingDoesNotChangeTheChart()
    {
        var network = new Plain();
        Chart boundary = Chart.DecisionBoundary(network, Runs.Corners());
        string before = boundary.ToSvg();
        network.SetParameters(new float[Plain.ParameterCount]);
        Assert.Equal(before, boundary.ToSvg());
    }

    [Fact]
    public void EveryUnitHasItsImageThatIsNotSmoothed()
    {
        var svg = new Svg(Chart.FirstLayer(new Tiny(), 4, 3).ToSvg());
        XElement[] images = [.. svg.Root.Descendants(Svg.Space + "image")];
        Assert.Equal(5, images.Length);
        Assert.All(images, image => Assert.Equal(("4", "3", "image-rendering:pixelated"), (image.Attribute("width")!.Value, image.Attribute("height")!.Value, image.Attribute("style")!.Value)));
        Assert.Contains(svg.Labels, label => label.StartsWith("5 units; full colour at ±0.", StringComparison.Ordinal));
        Assert.Contains("2 of 5 units", string.Join('\n', new Svg(Chart.FirstLayer(new Tiny(), 4, 3, maximumUnits: 2).ToSvg()).Labels), StringComparison.Ordinal);
    }

    [Fact]
    public void LongTrainingsMakeShortFiles() => Assert.InRange(Gallery.All["many epochs"]().ToSvg().Length, 1000, 60_000);

    private static void HasLabels(Svg svg, params string[] labels) => Assert.All(labels, label => Assert.Contains(label, svg.Labels));

    [GeneratedRegex("xmlns(:xlink)?=\"[^\"]*\"")]
    private static partial Regex Namespaces();
}
