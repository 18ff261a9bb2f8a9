using System.Xml.Linq;

namespace NetGen.Reporting.Tests.Charts;

/// <summary>An SVG as a reader's program sees it.</summary>
internal sealed class Svg(string text)
{
    public static readonly XNamespace Space = "http://www.w3.org/2000/svg";

    public static readonly XNamespace Link = "http://www.w3.org/1999/xlink";

    public XElement Root { get; } = XDocument.Parse(text).Root!;

    public string[] Labels => [.. Root.Descendants(Space + "text").Select(label => label.Value)];

    /// <summary>The lines of a colour, as the numbers of their points.</summary>
    public int[] Lines(string colour) =>
        [.. Root.Descendants(Space + "path").Where(path => path.Attribute("stroke")?.Value == colour && path.Attribute("fill")?.Value == "none").Select(path => path.Attribute("d")!.Value.Count(character => character is 'M' or 'L'))];

    /// <summary>The squares of a colour that are as large as a cell, by how opaque they are.</summary>
    public double[] Cells(string colour) =>
    [
        .. Root.Descendants(Space + "rect").Where(rect => rect.Attribute("fill")?.Value == colour)
            .Select(rect => double.Parse(rect.Attribute("fill-opacity")?.Value ?? "1", System.Globalization.CultureInfo.InvariantCulture)),
    ];
}
