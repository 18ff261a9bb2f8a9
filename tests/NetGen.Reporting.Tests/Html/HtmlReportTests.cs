using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace NetGen.Reporting.Tests.Html;

public sealed partial class HtmlReportTests
{
    private static readonly FitOptions Options = new()
    {
        Epochs = 200,
        BatchSize = 16,
        Schedule = new CosineSchedule(warmupSteps: 20),
        EarlyStopping = new EarlyStopping { Patience = 7, MinimumChange = 0.125 },
        StopBelowLoss = 0.001,
        MaxSteps = 12345,
        TimeLimit = TimeSpan.FromMinutes(2),
        Seed = -3,
    };

    [Fact]
    public void EverythingHasItsSection()
    {
        XElement page = Parse(Full().ToString());
        Assert.Equal("Run 1", page.Descendants("title").Single().Value);
        Assert.Equal("Run 1", page.Descendants("h1").Single().Value);
        Assert.Equal(
            ["About", "Network Long", "Training", "Classification", "Errors", "Cross-validation", "Pictures", "Facts"],
            page.Descendants("section").Select(section => section.Element("h2")!.Value));
    }

    [Fact]
    public void TheNetworkIsATable()
    {
        XElement table = Section("Network Long").Descendants("table").Single();
        Assert.Equal(["layer", "kind", "shape", "activation", "strategy", "parameters", "bytes"], Cells(table.Element("thead")!)[0]);
        Assert.Equal(["layer1", "dense, no bias", "1000 → 64", "ReLU", "tiled", "64,000", "256,000"], Cells(table.Element("tbody")!)[0]);
        Assert.Equal(["sum", "", "1000 → 3", "", "", "64,195", "256,780"], Cells(table.Element("tfoot")!)[0]);
    }

    [Fact]
    public void TheTrainingHasItsFactsAndCurves()
    {
        XElement section = Section("Training");
        Dictionary<string, string> facts = Facts(section);
        Assert.Equal("40", facts["epochs (tile)"]);
        Assert.Equal("30", facts["best epoch"]);
        Assert.Equal("0.0667", facts["its training loss"]);
        Assert.Equal("0.0733", facts["its validation loss"]);
        Assert.Equal("97.0%", facts["its validation accuracy"]);
        Assert.Equal("1.5 s", facts["time"]);
        Assert.Equal("12.3k", facts["examples per second"]);
        Assert.Equal("early stopping", facts["ended by"]);
        Assert.Equal("at most 200", facts["epochs"]);
        Assert.Equal("16", facts["batch size"]);
        Assert.Equal("shuffled, seed -3", facts["order"]);
        Assert.StartsWith("Adam: LearningRate 0.003, Beta1 0.9, Beta2 0.999, Epsilon 1e-8", facts["optimizer"], StringComparison.Ordinal);
        Assert.StartsWith("CosineSchedule: WarmupSteps 20", facts["schedule"], StringComparison.Ordinal);
        Assert.StartsWith("Patience 7, MinimumChange 0.125", facts["early stopping"], StringComparison.Ordinal);
        Assert.Equal("12,345", facts["most steps"]);
        Assert.Equal("2:00", facts["time limit"]);
        Assert.Equal(["Loss", "Validation accuracy", "Learning rate"], Pictures(section));
    }

    [Fact]
    public void CurvesThatSayNothingAreLeftOut()
    {
        HtmlReport report = new HtmlReport("x").AddTraining(Runs.Of([1, 0.5], [(1, double.NaN), (2, double.NaN)], 1, rates: [0.1, 0.1]));
        XElement section = Parse(report.ToString()).Descendants("section").Single();
        Assert.Equal(["Loss"], Pictures(section));
        Assert.DoesNotContain("its validation accuracy", Facts(section).Keys);
    }

    [Fact]
    public void MetricsHaveTheirCurves()
    {
        XElement section = Parse(new HtmlReport("x").AddTraining(Runs.Measured()).ToString()).Descendants("section").Single();
        Assert.Equal(["Loss", "Accuracy", "macro F1", "RMSE", "Learning rate"], Pictures(section));
    }

    /// <summary>What an option leaves open is not in the text, wherever it stands.</summary>
    [Fact]
    public void OptionsWithoutAValueAreNotMentioned()
    {
        Assert.Equal("Patience 10, MinimumChange 0, Monitored ValidationLoss, RestoreBest True", Fact("early stopping", new FitOptions { EarlyStopping = new EarlyStopping() }));
        FitOptions measured = new() { Metrics = [Metric.MacroF1, Metric.R2], EarlyStopping = new EarlyStopping { Metric = Metric.MacroF1 } };
        Assert.Contains("Metric macro F1,", Fact("early stopping", measured), StringComparison.Ordinal);
        Assert.Equal("macro F1, R2", Fact("metrics", measured));

        static string Fact(string name, FitOptions options) =>
            Facts(Parse(new HtmlReport("x").AddTraining(Runs.Usual(), options).ToString()).Descendants("section").Single())[name];
    }

    [Fact]
    public void ATrainingWithoutEpochsIsReportedToo()
    {
        XElement section = Parse(new HtmlReport("x").AddTraining(Runs.Of([])).ToString()).Descendants("section").Single();
        Assert.Equal("0", Facts(section)["epochs"]);
        Assert.Empty(Pictures(section));
    }

    [Fact]
    public void ClassesHaveTheirScores()
    {
        XElement section = Section("Classification");
        XElement table = section.Descendants("table").Single();
        Assert.Equal(
            [[Runs.Hostile, "1.000", "1.000", "1.000", "3"], ["green", "1.000", "0.500", "0.667", "4"], ["日本語", "0.500", "1.000", "0.667", "2"]],
            Cells(table.Element("tbody")!));
        Assert.Equal(["macro average", "0.833", "0.833", "0.778", "9"], Cells(table.Element("tfoot")!)[0]);
        Assert.Equal(["Confusion matrix"], Pictures(section));
        Assert.Equal("2", Facts(section)["mistakes"]);
    }

    [Fact]
    public void FoldsHaveTheirRows()
    {
        XElement table = Section("Cross-validation").Descendants("table").Single();
        Assert.Equal(
            [["1", "early stopping", "1", "1.5 s", "0.5000", "90.0%"], ["2", "early stopping", "1", "1.5 s", "0.2500", "100.0%"]],
            Cells(table.Element("tbody")!));
        Assert.Equal(["mean ± deviation", "", "", "", "0.3750 ± 0.1768", "95.0% ± 7.1 points"], Cells(table.Element("tfoot")!)[0]);
    }

    [Fact]
    public void FoldsOfARegressionHaveNoAccuracy()
    {
        var report = new CrossValidationReport([new FoldResult(1, Runs.Of([1]), new Evaluation(0.5, double.NaN))], new MeanAndDeviation(0.5, double.NaN), new MeanAndDeviation(double.NaN, double.NaN));
        string text = new HtmlReport("x").AddCrossValidation(report).ToString();
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mean accuracy", text, StringComparison.Ordinal);
        Assert.Contains("–", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePageNeedsNothingElse()
    {
        string text = Full().ToString();
        XElement page = Parse(text);
        Assert.DoesNotMatch(@"https?:|//", Namespaces().Replace(Images().Replace(text, ""), ""));
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "link" or "iframe" or "object" or "base" or "form");
        Assert.DoesNotContain("@import", text, StringComparison.Ordinal);
        Assert.All(Url().Matches(text), url => Assert.StartsWith("url(#", url.Value, StringComparison.Ordinal));
        Assert.DoesNotContain(page.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void ThePageIsHtml()
    {
        string text = Full().ToString();
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"", text, StringComparison.Ordinal);
        XElement page = Parse(text);
        // In HTML only these have no end; <td /> would be a cell that never ends.
        string[] open = [.. EmptyElements().Matches(text).Select(match => match.Groups["name"].Value).Distinct()];
        IEnumerable<string> svg = page.Descendants().Where(element => element.Name.Namespace == Charts.Svg.Space).Select(element => element.Name.LocalName).Distinct();
        Assert.All(open, name => Assert.True(name == "meta" || svg.Contains(name), name));
        // A style sheet is not escaped in HTML, so there must be nothing in it to escape.
        Assert.DoesNotMatch("[<>&]", page.Descendants("style").Single().Value);
        string[] ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.True(ids.Length > 5);
    }

    [Fact]
    public void EveryColourOfAPictureFollowsThePage()
    {
        XElement page = Parse(Full().ToString());
        string style = page.Descendants("style").Single().Value;
        foreach (XElement element in page.Descendants().Where(element => element.Name.Namespace == Charts.Svg.Space))
        {
            foreach ((string attribute, string prefix) in new[] { ("fill", "f-"), ("stroke", "s-") })
            {
                if (element.Attribute(attribute)?.Value is null or "none") continue;
                string name = (element.Attribute("class")?.Value ?? "").Split(' ').Single(one => one.StartsWith(prefix, StringComparison.Ordinal));
                Assert.Contains($".{name} {{", style, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void DarkPagesHaveAShadeForEveryColour()
    {
        string style = Parse(Full().ToString()).Descendants("style").Single().Value;
        string[] blocks = style.Split("prefers-color-scheme: dark");
        string[] light = [.. Variable().Matches(blocks[0]).Select(match => match.Value)], dark = [.. Variable().Matches(blocks[1]).Select(match => match.Value)];
        Assert.Equal(light, dark);
        Assert.Equal(13, light.Length);
    }

    [Fact]
    public void HostileTextIsText()
    {
        HtmlReport report = new HtmlReport(Runs.Hostile, Runs.Hostile)
            .AddText(Runs.Hostile, Runs.Hostile)
            .AddFacts(Runs.Hostile, (Runs.Hostile, Runs.Hostile + "\u0000\u0001\uD800"))
            .AddClassification(Runs.Confusion(), [Runs.Hostile, Runs.Hostile, Runs.Hostile], Runs.Hostile)
            .AddNetwork(Gate.Description with { Name = Runs.Hostile });
        string text = report.ToString();
        Assert.DoesNotContain("<script", text, StringComparison.OrdinalIgnoreCase);
        XElement page = Parse(text);
        Assert.Equal(Runs.Hostile, page.Descendants("h1").Single().Value);
        Assert.Equal(Runs.Hostile + "\uFFFD", page.Descendants("dd").First().Value);
        Assert.Equal(3, page.Descendants("tbody").SelectMany(body => body.Descendants("th")).Count(cell => cell.Value == Runs.Hostile));
    }

    [Fact]
    public void PagesAreTheSameInEveryCultureAndTwice()
    {
        HtmlReport report = Full();
        string invariant = Culture.In("", report.ToString);
        Assert.Equal(invariant, Culture.In("de-DE", () => Full().ToString()));
        Assert.Equal(invariant, report.ToString());
    }

    [Fact]
    public void ArgumentsAreChecked()
    {
        var report = new HtmlReport("x");
        Assert.Throws<ArgumentException>("title", () => new HtmlReport(" "));
        Assert.Throws<ArgumentException>("heading", () => report.AddText("", "text"));
        Assert.Throws<ArgumentException>("charts", () => report.AddCharts("Pictures"));
        Assert.Throws<ArgumentException>("classNames", () => report.AddClassification(Runs.Confusion(), ["a"]));
        Assert.Throws<ArgumentException>("outputNames", () => report.AddRegression(RegressionReport.From<float>([1], [1], 1), ["a", "b"]));
        Assert.Throws<ArgumentNullException>("report", () => report.AddTraining(null!));
        Assert.Throws<ArgumentNullException>("network", () => report.AddNetwork(null!));
        // What was refused left nothing.
        Assert.Empty(Parse(report.ToString()).Descendants("section"));
    }

    private static HtmlReport Full() => new HtmlReport("Run 1", "A subtitle")
        .AddText("About", "One.\n\nTwo & three.")
        .AddNetwork(Long.Description)
        .AddTraining(Runs.Usual(), Options, new Adam(0.003))
        .AddClassification(Runs.Confusion(), [Runs.Hostile, "green", "日本語"])
        .AddRegression(RegressionReport.From<float>([1, 2, 3], [1, 2, 4], 1), ["price"])
        .AddCrossValidation(new CrossValidationReport(
            [new FoldResult(1, Runs.Of([1]), new Evaluation(0.5, 0.9)), new FoldResult(2, Runs.Of([1]), new Evaluation(0.25, 1))], new MeanAndDeviation(0.375, 0.17678), new MeanAndDeviation(0.95, 0.0707)))
        .AddCharts("Pictures", Chart.FirstLayer(new Tiny(), 4, 3), Chart.DecisionBoundary(new Plain(), Runs.Corners()))
        .AddFacts("Facts", ("a", "b"), ("c", "d"));

    private static XElement Parse(string text) => XDocument.Parse(text).Root!;

    private static XElement Section(string heading) => Parse(Full().ToString()).Descendants("section").Single(section => section.Element("h2")!.Value == heading);

    private static string[][] Cells(XElement rows) => [.. rows.Elements("tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray())];

    private static string[] Pictures(XElement section) => [.. section.Descendants(Charts.Svg.Space + "svg").Select(picture => picture.Element(Charts.Svg.Space + "title")!.Value)];

    /// <summary>Names and values; a tile that has the name of a fact is marked.</summary>
    private static Dictionary<string, string> Facts(XElement section)
    {
        var facts = new Dictionary<string, string>();
        foreach (XElement name in section.Descendants("dt").Reverse())
        {
            string key = name.Value;
            if (!facts.TryAdd(key, ((XElement)name.NextNode!).Value)) facts.Add(key + " (tile)", ((XElement)name.NextNode!).Value);
        }

        return facts;
    }

    [GeneratedRegex("xmlns(:xlink)?=\"[^\"]*\"")]
    private static partial Regex Namespaces();

    [GeneratedRegex("data:image/png;base64,[A-Za-z0-9+/=]*")]
    private static partial Regex Images();

    [GeneratedRegex(@"url\([^)]*")]
    private static partial Regex Url();

    [GeneratedRegex("<(?<name>[a-zA-Z]+)[^<>]*/>")]
    private static partial Regex EmptyElements();

    [GeneratedRegex(@"--\w+(?=:)")]
    private static partial Regex Variable();
}
