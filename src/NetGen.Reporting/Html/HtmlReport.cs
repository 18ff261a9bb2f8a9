using System.Text;
using System.Xml.Linq;

namespace NetGen.Reporting;

/// <summary>
/// A training as one HTML file: tables, curves and pictures in it, nothing outside of it, so that it opens offline, can be sent, and still opens
/// in ten years. It has a section for everything that is added, in that order, suits light and dark screens, wide and narrow ones, and paper.
/// </summary>
/// <remarks>
/// No script is in it, and every text is escaped: names of classes may come from anywhere. The same calls give the same bytes; there is
/// no date in it unless you add one. Not safe from several threads at once.
/// </remarks>
public sealed partial class HtmlReport
{
    private const string Language = "en";
    private readonly List<XElement> _sections = [];
    private readonly string _title;
    private readonly string _subtitle;
    private int _pictures;

    /// <summary>Begins a report.</summary>
    /// <param name="title">What it is about; not empty.</param>
    /// <param name="subtitle">A line below the title; empty by default.</param>
    /// <exception cref="ArgumentException"><paramref name="title"/> is empty.</exception>
    public HtmlReport(string title, string subtitle = "")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentNullException.ThrowIfNull(subtitle);
        _title = title;
        _subtitle = subtitle;
    }

    /// <summary>Adds words of your own, a paragraph for every line.</summary>
    /// <param name="heading">The section's heading.</param>
    /// <param name="text">The words; plain text.</param>
    /// <returns>This report.</returns>
    public HtmlReport AddText(string heading, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return Add(heading, lines.Select(line => Page.Text("p", line)));
    }

    /// <summary>Adds names and values of your own, such as where the data come from.</summary>
    /// <param name="heading">The section's heading.</param>
    /// <param name="facts">The names and values, in order.</param>
    /// <returns>This report.</returns>
    public HtmlReport AddFacts(string heading, params IEnumerable<(string Name, string Value)> facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return Add(heading, Page.Facts(facts));
    }

    /// <summary>Adds pictures, beside each other where there is room.</summary>
    /// <param name="heading">The section's heading.</param>
    /// <param name="charts">The pictures, at least one.</param>
    /// <returns>This report.</returns>
    /// <exception cref="ArgumentException">There is none.</exception>
    public HtmlReport AddCharts(string heading, params IEnumerable<Chart> charts)
    {
        ArgumentNullException.ThrowIfNull(charts);
        Chart[] all = [.. charts];
        if (all.Length == 0) throw new ArgumentException("Expected at least 1 chart, but got 0.", nameof(charts));
        return Add(heading, Pictures(all));
    }

    /// <summary>Saves the report. The file is either there as a whole or not at all.</summary>
    /// <param name="path">The file to create or replace.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or its folder must not be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        AtomicFile.Write(path, Save);
    }

    /// <summary>Writes the report, in UTF-8, to a stream, which stays open.</summary>
    /// <param name="stream">The stream.</param>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Page.Write(ToPage(), stream);
    }

    /// <summary>The report as text.</summary>
    public override string ToString()
    {
        using var stream = new MemoryStream();
        Save(stream);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private HtmlReport Add(string heading, params object?[] content)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(heading);
        _sections.Add(new XElement("section", Page.Text("h2", heading), content));
        return this;
    }

    private XElement Pictures(params IEnumerable<Chart> charts) =>
        Page.Styled("div", "pictures", charts.Select(chart => new XElement("figure", Picture(chart))));

    private XElement Picture(Chart chart)
    {
        XElement picture = XElement.Parse(chart.ToInlineSvg(++_pictures));
        // Its size becomes that of the place it stands in, but it does not grow beyond what it was drawn for.
        picture.SetAttributeValue("style", FormattableString.Invariant($"max-width:{chart.InlineSize.Width * 1.15:0}px"));
        picture.SetAttributeValue("width", null);
        picture.SetAttributeValue("height", null);
        return picture;
    }

    private XElement ToPage()
    {
        using Stream style = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(style);
        return new XElement(
            "html",
            new XAttribute("lang", Language),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("meta", new XAttribute("name", "color-scheme"), new XAttribute("content", "light dark")),
                Page.Text("title", _title),
                new XElement("style", "\n" + reader.ReadToEnd())),
            new XElement(
                "body",
                new XElement(
                    "main",
                    new XElement("header", Page.Text("h1", _title), _subtitle.Length > 0 ? Page.Text("p", _subtitle) : null),
                    // Copies: an element can stand in one page only, and a report may be saved twice.
                    _sections.Select(section => new XElement(section)),
                    Page.Text("footer", "Made with NetGen.Reporting"))));
    }
}
